using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff.Hours;
using Microneedling.Bot.Handoff.Safety;
using Microsoft.Extensions.Logging.Abstractions;

namespace Microneedling.Bot.Tests.Handoff.Safety;

public sealed class SafetyResponderTests
{
    private readonly Alerts alerts = new();

    [Fact]
    public async Task AnEmergencyIsAnsweredWithOneUrgentMessageAndPutBeforeTheStaff()
    {
        var reply = await AskAsync("I can't breathe");
        var message = Assert.Single(reply!.Messages);
        Assert.True(message.Urgent);
        Assert.Contains("999", message.Text);
        Assert.Equal(TurnActions.TalkToTeam, Assert.Single(message.Choices).Action.Name);
        Assert.Equal(OutcomeKind.Urgent, reply.Outcome.Kind);
        Assert.Single(alerts.Reasons);
    }

    [Fact]
    public async Task StaffAreToldTheRuleAndNeverTheWords()
    {
        await AskAsync("zebrafish my throat is closing up");
        Assert.DoesNotContain("zebrafish", Assert.Single(alerts.Reasons));
    }

    [Fact]
    public async Task AWarningSignIsUrgentToo()
    {
        var reply = await AskAsync("yellow crust on my chin");
        Assert.True(reply!.Messages[0].Urgent);
        Assert.Equal("warning-signs", reply.Outcome.ArticleId);
        Assert.Contains("today", reply.Messages[0].Text, StringComparison.Ordinal);
        Assert.Equal([new TurnAction(TurnActions.TalkToTeam), new TurnAction(TurnActions.Article, "warning-signs")], reply.Messages[0].Choices.Select(choice => choice.Action));
        Assert.Single(alerts.Reasons);
    }

    [Theory]
    [InlineData("hard lumps came up where i was needled three weeks ago and they stay", "granuloma-reaction")]
    [InlineData("rows of little scars on my cheeks since the rf, they are getting thicker", "scarring-risk")]
    [InlineData("brown stains came up where i was needled two months ago and they get darker", "pigment-changes-risk")]
    public async Task WhatCameOverWeeksIsToBeSeenSoon(string text, string article)
    {
        var reply = await AskAsync(text);
        Assert.Contains("should look at it soon", reply!.Messages[0].Text, StringComparison.Ordinal);
        Assert.Equal(article, reply.Outcome.ArticleId);
        Assert.Single(alerts.Reasons);
    }

    [Theory]
    [InlineData("pus is coming out of one spot and it is sore, day 4", true)]
    [InlineData("i can't breathe", false)] // nobody waits for a clinic
    public async Task WhileTheClinicIsClosedAWarningSaysWhereElseToGo(string text, bool says)
    {
        using var folder = new TestFolder();
        var file = Path.Combine(folder.Path, "clinic.yaml");
        await File.WriteAllTextAsync(file, "time-zone: \"Europe/London\"\nhours:\n  monday: \"9:00-10:00\"");
        var reply = await new SafetyResponder(new SafetyProbe(OwnRules.Rules, new Clinic()), Hours(file), [alerts]).RespondAsync(TurnOf(text), default);
        Assert.Equal(says, reply!.Messages[0].Text.Contains("The clinic is closed right now", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnotherLanguageIsNoAlarm()
    {
        var reply = await AskAsync("quanto costa una seduta");
        Assert.False(reply!.Messages[0].Urgent);
        Assert.Equal(OutcomeKind.Handoff, reply.Outcome.Kind);
        Assert.Empty(alerts.Reasons);
    }

    [Fact]
    public async Task APressedButtonIsNotRead() => Assert.Null(await AskAsync("Seizures, chest pain", action: new TurnAction("answer", "c10")));

    [Fact]
    public async Task NothingIsSaidWhenTheConversationOpens() => Assert.Null(await AskAsync("", TurnKind.Opened));

    [Fact]
    public async Task AnOrdinaryQuestionIsLeftToTheOthers()
    {
        Assert.Null(await AskAsync("does it hurt"));
        Assert.Empty(alerts.Reasons);
    }

    [Fact]
    public async Task WithoutRulesNothingIsSeen() =>
        Assert.Null(await new SafetyResponder(new SafetyProbe(null, new Clinic()), Hours("none"), []).RespondAsync(TurnOf("I can't breathe"), default));

    private ValueTask<Reply?> AskAsync(string text, TurnKind kind = TurnKind.Message, TurnAction? action = null)
    {
        var clinic = new Clinic { Facts = new ClinicFacts(new Dictionary<string, string> { ["emergency-number"] = "999" }) };
        return new SafetyResponder(new SafetyProbe(OwnRules.Rules, clinic), Hours("none"), [alerts]).RespondAsync(TurnOf(text, kind, action), default);
    }

    private static TeamHours Hours(string file) => new(file, NullLogger<TeamHours>.Instance);

    private static Turn TurnOf(string text, TurnKind kind = TurnKind.Message, TurnAction? action = null) => new()
    {
        ChatId = "chat", Kind = kind, Text = text, Action = action, Sequence = 1, Now = DateTimeOffset.UnixEpoch, Memory = new Memory(),
    };

    private sealed class Alerts : IUrgentAlerts
    {
        public List<string> Reasons { get; } = [];

        public ValueTask RaiseAsync(Turn turn, string reason, CancellationToken cancellationToken)
        {
            Reasons.Add(reason);
            return ValueTask.CompletedTask;
        }
    }
}
