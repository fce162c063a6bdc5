using System.Net;
using System.Net.Http.Json;
using Microneedling.Bot.Conversation;
using Microneedling.Bot.Tests.DirectLine;
using Microsoft.Extensions.DependencyInjection;

namespace Microneedling.Bot.Tests.Security;

public sealed class LimitTests
{
    [Fact]
    public async Task WhoWritesTooFastIsToldWhyUntilWhenAndWhomToCall()
    {
        using var app = new WebApp { Settings = [("Limits:MessageBurst", "2"), ("Limits:MessagesPerMinute", "6")] };
        var (client, conversation) = await app.StartAsync();
        app.Services.GetRequiredService<Clinic>().Facts = new ClinicFacts(new Dictionary<string, string> { ["phone"] = "020 7946 0018" });
        await client.SayAsync(conversation, "one");
        await client.SayAsync(conversation, "two");

        using var response = await client.PostAsJsonAsync(conversation.ActivitiesPath(), new { type = "message", text = "three" });
        var error = await Expect.ErrorAsync(HttpStatusCode.TooManyRequests, response);
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 10);
        Assert.Contains("very quickly", (string)error["message"]!);
        Assert.Contains("020 7946 0018", (string)error["message"]!);
        Assert.Equal(5, (await client.HeardAsync(conversation)).Count);
    }

    [Fact]
    public async Task OneConversationsLimitIsNotAnothers()
    {
        using var app = new WebApp { Settings = [("Limits:MessageBurst", "1"), ("Limits:MessagesPerMinute", "1")] };
        var (ann, annsChat) = await app.StartAsync();
        var (bob, bobsChat) = await app.StartAsync();
        await ann.SayAsync(annsChat, "hi");
        await bob.SayAsync(bobsChat, "hi");
    }

    [Fact]
    public async Task OneAddressCannotOpenConversationsWithoutEnd()
    {
        using var app = new WebApp { Settings = [("Limits:ConversationBurst", "1"), ("Limits:ConversationsPerMinute", "1")] };
        using var first = await app.Client().PostAsync("/chat/session", null);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        using var second = await app.Client().PostAsync("/chat/session", null);
        await Expect.ErrorAsync(HttpStatusCode.TooManyRequests, second);
    }

    [Fact]
    public async Task AMistypedLimitStopsTheStart()
    {
        using var app = new WebApp { Settings = [("Limits:MessagesPerMinute", "0")] };
        var fault = await Record.ExceptionAsync(() => app.Client().GetAsync("/"));
        Assert.NotNull(fault);
    }
}
