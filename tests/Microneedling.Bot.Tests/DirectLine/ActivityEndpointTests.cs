using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Microneedling.Bot.Tests.DirectLine;

public sealed class ActivityEndpointTests(WebApp app) : IClassFixture<WebApp>
{
    [Fact]
    public async Task TheEchoComesFirstWithItsClientIdAndTheReplyNamesIt()
    {
        var (client, conversation) = await app.StartAsync(new { user = new { id = "dl_ann" } });
        var id = (string)(await client.SayAsync(conversation, "hi", "c1"))["id"]!;

        var heard = await client.HeardAsync(conversation);
        Assert.Equal(["Hello", "hi", "You said hi"], heard.Select(activity => (string)activity!["text"]!));
        Assert.Equal(id, (string)heard[1]!["id"]!);
        Assert.Equal("c1", (string)heard[1]!["channelData"]!["clientActivityID"]!);
        Assert.Equal("dl_ann", (string)heard[1]!["from"]!["id"]!);
        Assert.Equal("user", (string)heard[1]!["from"]!["role"]!);
        Assert.Equal(id, (string)heard[2]!["replyToId"]!);
        Assert.Equal("bot", (string)heard[2]!["from"]!["role"]!);
        var times = heard.Select(activity => (DateTimeOffset)activity!["timestamp"]!).ToArray();
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.First < pair.Second));
    }

    [Fact]
    public async Task NobodyCanSpeakForAnotherOrForTheAssistant()
    {
        var (client, conversation) = await app.StartAsync(new { user = new { id = "dl_ann" } });
        await client.PostJsonAsync(conversation.ActivitiesPath(), new { type = "message", text = "hi", id = "mine", timestamp = "2001-01-01T00:00:00Z", from = new { id = "assistant", role = "bot" } });
        var echo = (await client.HeardAsync(conversation))[1]!;
        Assert.Equal(("dl_ann", "user"), ((string)echo["from"]!["id"]!, (string)echo["from"]!["role"]!));
        Assert.NotEqual("mine", (string)echo["id"]!);
        Assert.NotEqual(2001, ((DateTimeOffset)echo["timestamp"]!).Year);
    }

    [Fact]
    public async Task TheSameClientIdTwiceIsOneTurn()
    {
        var (client, conversation) = await app.StartAsync();
        var both = await Task.WhenAll(client.SayAsync(conversation, "hi", "c1"), client.SayAsync(conversation, "hi", "c1"));
        var third = await client.SayAsync(conversation, "hi", "c1");
        Assert.Equal((string)both[0]["id"]!, (string)both[1]["id"]!);
        Assert.Equal((string)both[0]["id"]!, (string)third["id"]!);
        Assert.Equal(3, (await client.HeardAsync(conversation)).Count);
    }

    [Fact]
    public async Task APollGivesWhatCameAfterItsWatermark()
    {
        var (client, conversation) = await app.StartAsync();
        var first = await client.GetJsonAsync(conversation.ActivitiesPath());
        await client.SayAsync(conversation, "hi");
        var second = await client.GetJsonAsync($"{conversation.ActivitiesPath()}?watermark={first["watermark"]}");
        var third = await client.GetJsonAsync($"{conversation.ActivitiesPath()}?watermark={second["watermark"]}");

        Assert.Equal(["Hello"], first.Texts());
        Assert.Equal(["hi", "You said hi"], second.Texts());
        Assert.Empty(third.Texts());
        Assert.Equal((string)second["watermark"]!, (string)third["watermark"]!);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("99999999999999")]
    public async Task AWatermarkThatWasNeverGivenOutIs400(string watermark)
    {
        var (client, conversation) = await app.StartAsync();
        using var poll = await client.GetAsync($"{conversation.ActivitiesPath()}?watermark={watermark}");
        await Expect.ErrorAsync(HttpStatusCode.BadRequest, poll);
    }

    [Theory]
    [InlineData("", "BadSyntax")]
    [InlineData("{", "BadSyntax")]
    [InlineData("[1]", "BadSyntax")]
    [InlineData("""{"type":{"a":1}}""", "BadSyntax")]
    [InlineData("""{"timestamp":"yesterday","type":"message"}""", "BadSyntax")]
    [InlineData("""{"text":"hi"}""", "MissingProperty")]
    public async Task ABodyThatIsNoActivityIs400(string body, string code)
    {
        var (client, conversation) = await app.StartAsync();
        using var response = await client.PostAsync(conversation.ActivitiesPath(), new StringContent(body, null, "application/json"));
        Assert.Equal(code, (string)(await Expect.ErrorAsync(HttpStatusCode.BadRequest, response))["code"]!);
    }

    [Fact]
    public async Task ABodyPastTheLimitIs413AndNotKept()
    {
        var (client, conversation) = await app.StartAsync();
        using var response = await client.PostAsJsonAsync(conversation.ActivitiesPath(), new { type = "message", text = new string('a', 300_000) });
        await Expect.ErrorAsync(HttpStatusCode.RequestEntityTooLarge, response);
        Assert.Single(await client.HeardAsync(conversation));
    }

    [Fact]
    public async Task TypingIsTakenAndNotKept()
    {
        var (client, conversation) = await app.StartAsync();
        var answer = await client.PostJsonAsync(conversation.ActivitiesPath(), new { type = "typing" });
        Assert.NotEmpty((string)answer["id"]!);
        Assert.Single(await client.HeardAsync(conversation));
    }

    [Fact]
    public async Task AFileIsRefusedInASentence()
    {
        var (client, conversation) = await app.StartAsync();
        using var response = await client.PostAsync($"/v3/directline/conversations/{conversation["conversationId"]}/upload?userId=x", new MultipartFormDataContent { { new StringContent("x"), "file", "a.png" } });
        await Expect.ErrorAsync(HttpStatusCode.BadRequest, response);
    }

    [Fact]
    public async Task WhatTheVisitorWritesComesBackAsText()
    {
        var (client, conversation) = await app.StartAsync();
        const string text = "<script>alert(1)</script> \"\\ \u2028 😀 \0";
        await client.SayAsync(conversation, text);
        Assert.Equal(text, (string)(await client.HeardAsync(conversation))[1]!["text"]!);
    }
}
