using Microneedling.Bot.Conversation;
using Microneedling.Bot.Knowledge;
using Microsoft.Extensions.Logging.Abstractions;

namespace Microneedling.Bot.Tests.Knowledge;

public sealed class KnowledgeResponderTests
{
    private static readonly LiveKnowledge Live = new(new ContentFolder(RealContent.Folder), new Clinic(), new MovableClock(), NullLogger<LiveKnowledge>.Instance);
    private readonly RecordedAlerts alerts = new();
    private readonly Memory memory = new();

    [Fact]
    public async Task TheGreetingSaysWhoThisIsAndOffersFiveWaysOn()
    {
        var reply = await AskAsync("", kind: TurnKind.Opened);
        Assert.Contains("automated assistant", reply!.Messages[0].Text);
        Assert.Equal(5, reply.Messages[0].Choices.Count);
        Assert.Equal(["Start pre-consultation", "Talk to the team"], reply.Messages[0].Choices.Skip(3).Select(choice => choice.Title));
        Assert.Equal(OutcomeKind.Greeted, reply.Outcome.Kind);
    }

    [Fact]
    public async Task ASureAnswerNamesItsOriginAndOffersRelatedQuestionsAndARating()
    {
        var reply = await AskAsync("does microneedling hurt?");
        Assert.Equal(new Outcome(OutcomeKind.Answered, "does-it-hurt", Score: reply!.Outcome.Score), reply.Outcome);
        Assert.Contains("Last reviewed", reply.Messages[0].Text);
        Assert.InRange(reply.Messages[0].Choices.Count(choice => choice.Action.Name == TurnActions.Article), 1, 3);
        Assert.Contains(new TurnAction(TurnActions.Helpful, "does-it-hurt"), reply.Messages[0].Choices.Select(choice => choice.Action));
    }

    [Fact]
    public async Task WhatMayHaveBeenMeantInsteadIsTheFirstQuestionOffered()
    {
        var near = File.ReadLines(Path.Combine(RealContent.Folder, "questions.tsv")).Skip(1).Select(line => line.Split('\t')[0])
            .Where(text => Live.Current.SmallTalk(text) is null && Live.Current.FindAll(text) is [Answer { Second: not null }]).Take(20).ToList();
        Assert.Equal(20, near.Count);
        foreach (var text in near)
        {
            var asked = (await AskAsync(text))!.Messages[0].Choices.Where(choice => choice.Action.Name == TurnActions.Article).ToList();
            Assert.Equal(Assert.IsType<Answer>(Live.Current.Find(text)).Second!.Id, asked[0].Action.Id);
            Assert.InRange(asked.DistinctBy(choice => choice.Action.Id).Count(), asked.Count, 3);
            memory.Set<TopicAtHand>(null);
        }
    }

    [Fact]
    public async Task EveryPromptOfEveryArticleLandsByItsId()
    {
        foreach (var article in Live.Current.Content.Articles)
            foreach (var choice in (await PressAsync(TurnActions.Article, article.Id))!.Messages[0].Choices.Where(choice => choice.Action.Name == TurnActions.Article))
                Assert.Equal(choice.Action.Id, (await PressAsync(choice.Action.Name, choice.Action.Id))!.Outcome.ArticleId);
    }

    [Fact]
    public async Task AnUnsureAnswerOffersThreeAndNoneOfThese()
    {
        var reply = await AskAsync("scars");
        Assert.Equal(OutcomeKind.Clarified, reply!.Outcome.Kind);
        Assert.Equal(reply.Outcome.Options, reply.Messages[0].Choices.SkipLast(1).Select(choice => choice.Action.Id));
        Assert.Equal(TurnActions.NoneOfThese, reply.Messages[0].Choices[^1].Action.Name);
    }

    [Theory]
    [InlineData("I'm on Accutane")]
    [InlineData("im 20 weeks pregnant, ok for me?")]
    public async Task APersonalStatementIsNeverJudged(string text)
    {
        var reply = await AskAsync(text);
        Assert.Contains("only a clinician can decide", reply!.Messages[0].Text);
        Assert.Equal(TurnActions.StartIntake, reply.Messages[0].Choices[0].Action.Name);
    }

    [Fact]
    public async Task AWorryAboutTheVisitorsOwnSkinIsPutBeforeTheStaff()
    {
        var reply = await AskAsync("I have hard lumps under my skin weeks after microneedling");
        Assert.Equal("granuloma-reaction", reply!.Outcome.ArticleId);
        Assert.Single(alerts.Reasons);
    }

    [Fact]
    public async Task AQuestionInGeneralAlertsNobody()
    {
        await AskAsync("what is a granuloma");
        Assert.Empty(alerts.Reasons);
    }

    [Fact]
    public async Task ABlankFactIsAnsweredByTheTeam()
    {
        var reply = await AskAsync("where is the clinic");
        Assert.Equal("clinic-location", reply!.Outcome.ArticleId);
        Assert.StartsWith("The team will tell you", reply.Messages[0].Text);
        Assert.Contains(TurnActions.TalkToTeam, reply.Messages[0].Choices.Select(choice => choice.Action.Name));
    }

    [Fact]
    public async Task WhatItMeansIsRememberedFromTheLastAnswer()
    {
        await PressAsync(TurnActions.Article, "numbing-cream");
        Assert.Equal("numbing-cream", (await AskAsync("how long does it last?"))!.Outcome.ArticleId);
    }

    [Fact]
    public async Task WhoAsksOnIsToldTheParagraphThatSpeaksOfItAndNothingTwice()
    {
        var whole = (await PressAsync(TurnActions.Article, "numbing-cream"))!.Messages[0].Text;
        var on = await AskAsync("how long does it last?");
        Assert.Equal("numbing-cream", on!.Outcome.ArticleId);
        Assert.Contains(on.Messages[0].Text, whole);
        Assert.Contains("How long the numbness lasts", on.Messages[0].Text);
        Assert.True(on.Messages[0].Text.Length < whole.Length / 2);
        var again = await AskAsync("Is numbing cream used before microneedling?");
        Assert.Equal(whole, again!.Messages[0].Text);
    }

    [Theory]
    [InlineData("hello there")]
    [InlineData("thank you so much!!")]
    [InlineData("byeee")]
    [InlineData("you are useless")]
    [InlineData("tell me a joke please")]
    [InlineData("ok that's all, goodnight")]
    [InlineData("Hello! Are you a robot?")]
    public async Task SmallTalkGetsOneFriendlyLine(string text) => Assert.Equal(OutcomeKind.SmallTalk, (await AskAsync(text))!.Outcome.Kind);

    [Fact]
    public async Task ARatingIsThanked() => Assert.Contains("Thank you", (await PressAsync(TurnActions.NotHelpful, "pregnancy"))!.Messages[0].Text);

    [Fact]
    public async Task NoneOfTheseOffersTheTeam() =>
        Assert.Equal([ReplyWriter.TalkToTeam], (await PressAsync(TurnActions.NoneOfThese, null))!.Messages[0].Choices);

    [Fact]
    public async Task AnotherCapabilitysButtonIsLeftToIt() => Assert.Null(await PressAsync(TurnActions.StartIntake, null));

    [Theory]
    [InlineData("")]
    [InlineData("🙂🙂🙂")]
    [InlineData("????")]
    [InlineData("<script>alert(1)</script>")]
    public async Task WhatHasNoWordsGetsOneClearLineThatEchoesNothing(string text)
    {
        Assert.Null(await AskAsync(text));
        var reply = await new FallbackResponder().RespondAsync(TurnOf(text, null, TurnKind.Message), default);
        Assert.DoesNotContain("script", reply!.Messages[0].Text);
        Assert.Equal(OutcomeKind.Declined, reply.Outcome.Kind);
    }

    [Fact]
    public async Task NonsenseIsDeclinedInOneSentenceWithAWayOn()
    {
        var reply = await AskAsync("qwertz uiop asdfgh");
        Assert.Equal(OutcomeKind.Declined, reply!.Outcome.Kind);
        Assert.Equal([ReplyWriter.TalkToTeam], reply.Messages[0].Choices);
    }

    private ValueTask<Reply?> AskAsync(string text, TurnKind kind = TurnKind.Message) => Responder.RespondAsync(TurnOf(text, null, kind), default);

    private ValueTask<Reply?> PressAsync(string action, string? id) => Responder.RespondAsync(TurnOf("", new TurnAction(action, id), TurnKind.Message), default);

    private KnowledgeResponder Responder => new(Live, [alerts]);

    private Turn TurnOf(string text, TurnAction? action, TurnKind kind) =>
        new() { ChatId = "chat", Kind = kind, Text = text, Action = action, Sequence = 1, Now = new MovableClock().GetUtcNow(), Memory = memory };

    private sealed class RecordedAlerts : IUrgentAlerts
    {
        public List<string> Reasons { get; } = [];

        public ValueTask RaiseAsync(Turn turn, string reason, CancellationToken cancellationToken)
        {
            Reasons.Add(reason);
            return default;
        }
    }
}
