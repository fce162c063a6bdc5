using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff.Insights;
using Microneedling.Bot.Tests.Conversation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microneedling.Bot.Tests.Handoff;

public sealed class MissedQuestionTests
{
    private static readonly TurnAction Picked = new(TurnActions.Article, "downtime"), None = new(TurnActions.NoneOfThese);

    [Fact]
    public async Task WhatWasDeclinedOrAskedBackInVainIsCountedInTheVisitorsWords()
    {
        await using var desk = await Desk.StartAsync(services => services.RemoveAll<IResponder>().AddSingleton<IResponder>(new Responder(Respond)));
        await desk.SayAsync("do you sell shoes", chatId: "one");
        await desk.SayAsync("something vague", chatId: "one");
        await desk.SayAsync("None of these", None, chatId: "one");
        await desk.SayAsync("Do you sell shoes?", chatId: "two");
        await desk.SayAsync("another vague one", chatId: "two");
        await desk.SayAsync("How long is the downtime?", Picked, chatId: "two");
        await desk.SayAsync("third vague one", chatId: "two");

        var page = await desk.InAsync<InsightsBook, InsightsPage>(book => book.ReadAsync(30, desk.Mia, default));
        Assert.Equal([("do you sell shoes", 2), ("something vague", 1), ("third vague one", 1)],
            page.Missed!.Select(missed => (Text: missed.Text.ToLowerInvariant().TrimEnd('?'), missed.Count)).OrderByDescending(missed => missed.Count).ThenBy(missed => missed.Text));
        Assert.Null((await desk.InAsync<InsightsBook, InsightsPage>(book => book.ReadAsync(30, desk.Rita, default))).Missed);
    }

    private static Reply Respond(Turn turn) => new(new Message("…"), new Outcome(
        turn.Action is not null ? OutcomeKind.Answered : turn.Text.Contains("vague") ? OutcomeKind.Clarified : OutcomeKind.Declined));
}
