using System.Globalization;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;

namespace Bundled.Tests.BotBuilder;

public class PipelineTests
{
    private readonly TestAdapter _adapter = new TestAdapter(TestAdapter.CreateConversation("pipeline"));

    [Fact]
    public async Task MiddlewareRunsInTheOrderOfItsUse()
    {
        var order = new List<string>();
        _adapter.Use(new Around("a", order)).Use(new Around("b", order));
        await _adapter.SendTextToBotAsync("hi", (_, _) => Log(order, "bot"), default);

        Assert.Equal(new[] { "a<", "b<", "bot", ">b", ">a" }, order);
    }

    [Fact]
    public async Task AMiddlewareThatDoesNotCallTheNextEndsTheTurn()
    {
        _adapter.Use(new Stop());
        await _adapter.SendTextToBotAsync("hi", (_, _) => throw new InvalidOperationException("reached the bot"), default);

        Assert.Null(_adapter.GetNextReply());
    }

    [Fact]
    public async Task AnExceptionLeavesTheTurnWhenNobodyTakesIt()
    {
        await Assert.ThrowsAsync<FormatException>(() => _adapter.SendTextToBotAsync("hi", (_, _) => throw new FormatException(), default));
    }

    [Fact]
    public async Task OnTurnErrorTakesTheExceptionAndMaySend()
    {
        var order = new List<string>();
        _adapter.Use(new Around("a", order));
        _adapter.OnTurnError = async (turn, error) => await turn.SendActivityAsync("sorry: " + error.GetType().Name);
        await _adapter.SendTextToBotAsync("hi", (_, _) => throw new FormatException(), default);

        Assert.Equal("sorry: FormatException", _adapter.GetNextReply().AsMessageActivity().Text);
        Assert.Equal(new[] { "a<" }, order);
    }

    [Fact]
    public async Task TheTurnRunsInTheCultureOfItsLocale()
    {
        Assert.Equal("de-DE", await CultureOfATurnAsync("de-DE"));
    }

    [Fact]
    public async Task AnUnknownLocaleIsIgnored()
    {
        var before = CultureInfo.CurrentCulture.Name;

        Assert.Equal(before, await CultureOfATurnAsync("not a locale"));
    }

    [Fact]
    public async Task AContinuedTurnIsOverAsSoonAsItsCallbackWaits()
    {
        var gate = new TaskCompletionSource();
        var turn = _adapter.ContinueConversationAsync("bot", _adapter.Conversation, async (context, ct) =>
        {
            await gate.Task;
            await context.SendActivityAsync("too late", cancellationToken: ct);
        }, default);
        gate.SetResult();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => turn);
    }

    [Fact]
    public async Task AContinuedTurnSpeaksInTheConversationOfItsReference()
    {
        await _adapter.ContinueConversationAsync("bot", _adapter.Conversation, (turn, ct) => turn.SendActivityAsync("news", cancellationToken: ct), default);

        var reply = _adapter.GetNextReply();
        Assert.Equal(("news", "pipeline"), (reply.AsMessageActivity().Text, reply.Conversation.Id));
    }

    private static Task Log(List<string> order, string what)
    {
        order.Add(what);
        return Task.CompletedTask;
    }

    private async Task<string> CultureOfATurnAsync(string locale)
    {
        string culture = null;
        await _adapter.ProcessActivityAsync(new Activity(ActivityTypes.Message) { Locale = locale }, (_, _) =>
        {
            culture = CultureInfo.CurrentCulture.Name;
            return Task.CompletedTask;
        });
        return culture;
    }

    private sealed class Around(string name, List<string> order) : IMiddleware
    {
        public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
        {
            order.Add(name + "<");
            await next(cancellationToken);
            order.Add(">" + name);
        }
    }

    private sealed class Stop : IMiddleware
    {
        public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default) => Task.CompletedTask;
    }
}
