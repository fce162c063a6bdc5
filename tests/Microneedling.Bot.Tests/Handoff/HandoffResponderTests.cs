using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff;
using Microneedling.Bot.Handoff.Notify;
using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Microneedling.Bot.Tests.Handoff;

public sealed class HandoffResponderTests
{
    private static readonly TurnAction Team = new(TurnActions.TalkToTeam);

    [Fact]
    public async Task AskingForAPersonAsksForNameAndContactAndPromisesATime()
    {
        await using var desk = await Desk.StartAsync();
        Assert.Contains("your name", (await desk.AskAsync("Talk to the team", Team))[0]);
        Assert.Contains("Thanks, Anna", (await desk.AskAsync("my name is Anna"))[0]);
        var done = (await desk.AskAsync("07700 900123"))[0];
        Assert.Contains(await desk.ReferenceAsync(), done);
        Assert.Contains("within 30 minutes", done);
        var contact = (await desk.OpenAsync(await desk.ReferenceAsync(), desk.Rita)).Contact;
        Assert.Equal(("Anna", "07700 900123"), (contact.Name, contact.Phone));
    }

    [Fact]
    public async Task TheCaseExistsFromTheFirstWord()
    {
        await using var desk = await Desk.StartAsync();
        await desk.AskAsync("Talk to the team", Team);
        Assert.NotNull((await desk.CaseAsync(await desk.ReferenceAsync())).WaitingSince);
    }

    [Fact]
    public async Task NameAndContactCanBeSkipped()
    {
        await using var desk = await Desk.StartAsync();
        await desk.AskAsync("Talk to the team", Team);
        await desk.AskAsync("Skip");
        Assert.Contains("Your reference", (await desk.AskAsync("skip"))[0]);
    }

    [Fact]
    public async Task AQuestionInBetweenIsAnsweredAndTheOpenQuestionAskedAgain()
    {
        await using var desk = await Desk.StartAsync();
        await desk.AskAsync("Talk to the team", Team);
        var answer = await desk.AskAsync("does it hurt?");
        Assert.Equal("About does it hurt?", answer[0]);
        Assert.Contains("your name", answer[1]);
    }

    [Fact]
    public async Task AnUnreadableContactIsAskedForAgainWithAnExample()
    {
        await using var desk = await Desk.StartAsync();
        await desk.AskAsync("Talk to the team", Team);
        await desk.AskAsync("Anna");
        Assert.Contains("name@example.com", (await desk.AskAsync("just text me"))[0]);
    }

    [Fact]
    public async Task WhoOnlyAsksOnIsAskedThreeTimesAndThenLeftAlone()
    {
        await using var desk = await Desk.StartAsync();
        await desk.AskAsync("Talk to the team", Team);
        for (var time = 0; time < 2; time++) Assert.Contains("your name", (await desk.AskAsync("does it hurt?"))[1]);
        Assert.Contains(await desk.ReferenceAsync(), (await desk.AskAsync("does it hurt?"))[1]);
        Assert.Single(await desk.AskAsync("does it hurt?"));
        Assert.NotNull((await desk.CaseAsync(await desk.ReferenceAsync())).WaitingSince);
    }

    [Fact]
    public async Task WhoTellsSomethingElseIsAskedThreeTimesAndThenLeftAlone()
    {
        await using var desk = await Desk.StartAsync();
        await desk.AskAsync("Talk to the team", Team);
        for (var time = 0; time < 2; time++) Assert.Contains("your name", (await desk.AskAsync("i have been waiting for so long"))[0]);
        Assert.Contains(await desk.ReferenceAsync(), (await desk.AskAsync("i have been waiting for so long"))[0]);
        Assert.DoesNotContain("your name", (await desk.AskAsync("i have been waiting for so long"))[0]);
    }

    [Fact]
    public async Task WhoTellsANameIsAskedForANumberAsOftenAsForTheName()
    {
        await using var desk = await Desk.StartAsync();
        await desk.AskAsync("Talk to the team", Team);
        for (var time = 0; time < 2; time++) await desk.AskAsync("does it hurt?");
        await desk.AskAsync("Anna");
        for (var time = 0; time < 2; time++) Assert.Contains("how can they reach you", (await desk.AskAsync("does it hurt?"))[1]);
        Assert.Contains(await desk.ReferenceAsync(), (await desk.AskAsync("does it hurt?"))[1]);
    }

    [Fact]
    public async Task ANumberToldLaterReachesTheTeam()
    {
        await using var desk = await Desk.StartAsync();
        await desk.AskAsync("Talk to the team", Team);
        for (var time = 0; time < 3; time++) await desk.AskAsync("does it hurt?");
        Assert.Contains("Thanks, the team has that now", (await desk.AskAsync("I'm Anna, ring me on 07700 900123"))[0]);
        var contact = (await desk.OpenAsync(await desk.ReferenceAsync(), desk.Rita)).Contact;
        Assert.Equal(("Anna", "07700 900123"), (contact.Name, contact.Phone));
    }

    [Fact]
    public async Task ANumberInASecondRequestReachesTheTeamToo()
    {
        await using var desk = await Desk.StartAsync(services => services.AddSingleton<IHandoffRequestProbe, TeamIsNamed>());
        await desk.AskForPersonAsync();
        Assert.Contains("Thanks, the team has that now", (await desk.AskAsync("can the team ring me on 07700 900999"))[0]);
        Assert.Equal("07700 900999", (await desk.OpenAsync(await desk.ReferenceAsync(), desk.Rita)).Contact.Phone);
    }

    [Fact]
    public async Task ANumberWithoutARequestIsNoRequest()
    {
        await using var desk = await Desk.StartAsync();
        Assert.DoesNotContain("the team has that", (await desk.AskAsync("07700 900123"))[0]);
        Assert.Equal(0, await desk.InAsync<ClinicDb, int>(db => db.Set<Case>().CountAsync()));
    }

    [Theory]
    [InlineData("actually dont bother")]
    [InlineData("cancel that please")]
    [InlineData("i said never mind")]
    [InlineData("No, don’t call me.")]
    [InlineData("actually never mind, how do you decide how deep to go")]
    [InlineData("omg never mind")]
    [InlineData("hmm no, I changed my mind, I don't want a call")]
    [InlineData("I said no. I do NOT want to be called.")]
    [InlineData("actually don't call me. Is it safe while I have eczema?")]
    [InlineData("tell the team not to phone")]
    [InlineData("i dont want a call after all")]
    [InlineData("no i dont want to talk to someone, its fine")]
    [InlineData("I dont want the team, answer me: are you insured")]
    [InlineData("no no, don't trouble anyone")]
    public void ARequestIsTakenBackInManyWords(string text) => Assert.True(HandoffPhrases.TakesBack(text));

    [Theory]
    [InlineData("Stopford")]
    [InlineData("Never Minde")]
    [InlineData("i never mind the pain")]
    [InlineData("can i cancel my appointment tomorrow")]
    [InlineData("Don")]
    public void WhatOnlyBeginsSoTakesNothingBack(string text) => Assert.False(HandoffPhrases.TakesBack(text));

    [Theory]
    [InlineData("i dont want to give my name")]
    [InlineData("no phone")]
    [InlineData("No thanks!")]
    [InlineData("why should i")]
    [InlineData("i’d rather not say")]
    [InlineData("im not leaving my number")]
    [InlineData("i havent got an email")]
    public void WhatIsAskedMayBeKeptBackInManyWords(string text) => Assert.True(HandoffPhrases.Refuses(text));

    [Theory]
    [InlineData("Noah")]
    [InlineData("Nora Prefer")]
    [InlineData("i dont have a landline but 07700 900123 works")]
    public void ANameIsNoRefusal(string text) => Assert.False(HandoffPhrases.Refuses(text));

    [Theory]
    [InlineData("when will i hear back")]
    [InlineData("how soon will they answer")]
    [InlineData("when will you get back to me")]
    [InlineData("have you got my number right")]
    [InlineData("just when will somebody ring me")]
    [InlineData("what was my reference again")]
    [InlineData("how long till i hear back")]
    [InlineData("did that bit about the deposit go to them as well?")]
    [InlineData("do the team see those?")]
    public async Task HowItStandsIsToldWithoutRemindingTheTeam(string text)
    {
        await using var desk = await Desk.StartAsync();
        var reference = await desk.AskForPersonAsync();
        var told = (await desk.AskAsync(text))[0];
        Assert.Contains(reference, told);
        Assert.DoesNotContain("reminded", told);
    }

    [Theory]
    [InlineData("when will i see results")]
    [InlineData("does it get better with time")]
    [InlineData("can they see the scars after")]
    [InlineData("how long does it take to heal")]
    [InlineData("how long do you keep my answers")]
    [InlineData("what happens next in the session")]
    public void OtherQuestionsOfWhenAreNotOfTheRequest(string text) => Assert.False(HandoffPhrases.AsksHowItStands(text));

    [Theory]
    [InlineData("thanks. can you tell them it was 480 pounds, for the course I cancelled in October")]
    [InlineData("can you tell the team to ring me after 5pm please")]
    [InlineData("after 5 would be best, I work days")]
    [InlineData("I forgot to say that it was the other branch")]
    [InlineData("please add that I moved house")]
    [InlineData("they can text me")]
    public async Task WhatIsAddedToARequestIsConfirmedWithoutTheRequestBeingMadeAgain(string text)
    {
        await using var desk = await Desk.StartAsync();
        Assert.False((await desk.AskAsync(text))[0].Contains("added", StringComparison.Ordinal));
        await desk.AskAsync("Never mind");
        var reference = await desk.AskForPersonAsync();
        Assert.Contains($"added that to your request **{reference}**", (await desk.AskAsync(text))[0]);
    }

    [Theory]
    [InlineData("after 2 days can I wash my hair")]
    [InlineData("tell me more")]
    [InlineData("add on treatments")]
    [InlineData("from what age do you treat people")]
    [InlineData("tell them not to ring me")]
    public void OtherWordsAddNothing(string text) => Assert.False(HandoffPhrases.Adds(text));

    [Fact]
    public async Task WhoAsksWhenWhileANumberIsAskedForIsToldAndAskedAgain()
    {
        await using var desk = await Desk.StartAsync();
        await desk.AskAsync("Talk to the team", Team);
        await desk.AskAsync("Anna");
        var told = await desk.AskAsync("just when will somebody ring me");
        Assert.Contains("The team has your request", told[0]);
        Assert.Contains("how can they reach you", told[1]);
    }

    [Theory]
    [InlineData("actually can you cancel that ill ring")]
    [InlineData("please withdraw my request")]
    [InlineData("forget it, don't contact me")]
    public async Task ARequestThatStandsIsTakenBack(string text)
    {
        await using var desk = await Desk.StartAsync();
        var reference = await desk.AskForPersonAsync();
        Assert.Equal(HandoffTexts.Cancelled, (await desk.AskAsync(text))[0]);
        Assert.Equal(CaseStatus.Closed, (await desk.CaseAsync(reference)).Status);
    }

    [Theory]
    [InlineData("can i cancel my appointment on friday")]
    [InlineData("dont you have parking")]
    [InlineData("i want to delete my old photos from your gallery")]
    public void WhatElseIsCancelledIsNoRequestOfOurs(string text) => Assert.False(HandoffPhrases.Withdraws(text));

    [Fact]
    public async Task AnArticlesButtonIsAQuestionInBetween()
    {
        await using var desk = await Desk.StartAsync();
        await desk.AskAsync("Talk to the team", Team);
        Assert.Contains("your name", (await desk.AskAsync("does it hurt?", new TurnAction(TurnActions.Article, "does-it-hurt")))[1]);
        Assert.Contains("how can they reach you", (await desk.AskAsync("Anna"))[0]);
    }

    [Fact]
    public async Task NeverMindClosesTheCaseAndItsNoticeNeverGoes()
    {
        await using var desk = await Desk.StartAsync(Recorder.Add);
        await desk.AskAsync("Talk to the team", Team);
        Assert.Equal(HandoffTexts.Cancelled, (await desk.AskAsync("Never mind"))[0]);
        desk.Clock.Advance(TimeSpan.FromHours(1));
        await desk.InAsync<OutboxSender, int>(sender => sender.SendDueAsync(default));
        Assert.Empty(Recorder.Of(desk).Taken);
        Assert.Equal(CaseStatus.Closed, (await desk.CaseAsync(await desk.ReferenceAsync())).Status);
    }

    [Fact]
    public async Task ASecondRequestRemindsInsteadOfOpeningAnotherCase()
    {
        await using var desk = await Desk.StartAsync();
        var reference = await desk.AskForPersonAsync();
        Assert.Contains(reference, (await desk.AskAsync("Talk to the team", Team))[0]);
        Assert.Equal(1, await desk.InAsync<ClinicDb, int>(db => db.Set<Case>().CountAsync()));
    }

    [Fact]
    public async Task OutOfHoursTheVisitorIsToldWhenSomeoneAnswers()
    {
        await using var desk = await Desk.StartAsync();
        desk.Clock.MoveTo(new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero)); // a Saturday
        await desk.AskAsync("Talk to the team", Team);
        await desk.AskAsync("Skip");
        Assert.Contains("back on Monday 30 November at 9:00", (await desk.AskAsync("Skip"))[0]);
    }

    [Fact]
    public async Task TheChannelIsToldByTheBotFrameworksEventWithTheTranscript()
    {
        await using var desk = await Desk.StartAsync();
        await desk.AskAsync("does it hurt");
        await desk.AskAsync("Talk to the team", Team);
        var lines = await desk.TranscriptAsync();
        var handoff = JObject.Parse(Assert.Single(lines, line => line.Json.Contains("handoff.initiate", StringComparison.Ordinal)).Json);
        Assert.Equal("event", (string?)handoff["type"]);
        Assert.Equal("handoff.initiate", (string?)handoff["name"]);
        Assert.Equal(await desk.ReferenceAsync(), (string?)handoff["value"]!["reference"]);
        Assert.Equal("visitor", (string?)handoff["from"]!["id"]);
        Assert.Equal(Desk.ChatId, (string?)handoff["relatesTo"]!["conversation"]!["id"]);
        Assert.Equal("directline", (string?)handoff["channelId"]);
        var asked = JObject.Parse(lines.Last(line => line.Speaker == Speaker.Visitor).Json);
        Assert.Equal((string?)asked["id"], (string?)handoff["replyToId"]);
        var attachment = Assert.Single(handoff["attachments"]!);
        Assert.Equal(("Transcript", "application/json"), ((string?)attachment["name"], (string?)attachment["contentType"]));
        Assert.Equal(["does it hurt", "About does it hurt", "Talk to the team", HandoffTexts.AskName], attachment["content"]!["activities"]!.Select(activity => (string?)activity["text"]));
    }

    [Fact]
    public async Task WhoDeletesTheirAnswersDeletesTheHandoffsCopyToo()
    {
        await using var desk = await Desk.StartAsync();
        await desk.AskAsync("take answer-canary-7731");
        await desk.AskAsync("Talk to the team", Team);
        Assert.Contains(await desk.TranscriptAsync(), line => line.Json.Contains("handoff.initiate") && line.Json.Contains("answer-canary-7731"));
        await desk.AskAsync("delete answers");
        Assert.DoesNotContain(await desk.TranscriptAsync(), line => line.Json.Contains("answer-canary-7731"));
    }

    [Fact]
    public async Task ASecondHandoffDoesNotCarryTheFirstInItsTranscript()
    {
        await using var desk = await Desk.StartAsync();
        await desk.AskAsync("Talk to the team", Team);
        await desk.AskAsync("Never mind");
        await desk.AskAsync("Talk to the team", Team);
        var second = (await desk.TranscriptAsync()).Last(line => line.Json.Contains("handoff.initiate", StringComparison.Ordinal)).Json;
        Assert.All(JObject.Parse(second)["attachments"]![0]!["content"]!["activities"]!, activity => Assert.Equal("message", (string?)activity["type"]));
    }

    [Fact]
    public async Task WhoIsAskedForANumberAgainIsHandedOverOnce()
    {
        await using var desk = await Desk.StartAsync();
        await desk.AskAsync("urgent words");
        for (var time = 0; time < 2; time++)
        {
            Assert.Contains("your name", (await desk.AskAsync("Talk to the team", Team))[0]);
            await desk.AskAsync("Skip");
            await desk.AskAsync("Skip");
        }
        Assert.Single(await desk.TranscriptAsync(), line => line.Json.Contains("handoff.initiate", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("+44 (0)7700 900-123", "+44 (0)7700 900-123", null)]
    [InlineData("ring me on 07700 900123 after six", "07700 900123", null)]
    [InlineData("Anna.K@Example.COM", null, "anna.k@example.com")]
    [InlineData("anna@example.com or 07700900123", "07700900123", "anna@example.com")]
    public void AContactIsReadAsPeopleTypeIt(string text, string? phone, string? email)
    {
        var contact = ContactText.Read(text, isAsked: true)!;
        Assert.Equal((phone, email), (contact.Phone, contact.Email));
    }

    [Theory]
    [InlineData("move me from 03/06/2026 14.30 please", false)]
    [InlineData("invoice 10023456 is wrong", false)]
    [InlineData("my ref is 2026-06-03", false)]
    [InlineData("ring me on 07700 900123", true)]
    [InlineData("+48 600 100 200", true)]
    [InlineData("(555) 010-2345", true)]
    [InlineData("555-010-2345", true)]
    [InlineData("01.23.45.67.89", true)]
    public void WhatIsNotAskedForIsANumberOnlyIfItIsWrittenAsOne(string text, bool isOne) =>
        Assert.Equal(isOne, ContactText.Read(text, isAsked: false)?.Phone is not null);

    [Theory]
    [InlineData("hi, I'm Anna", "Anna")]
    [InlineData("My name is Anna Maria.", "Anna Maria")]
    [InlineData("im anna", "anna")]
    [InlineData("It's Dawn Whitlock, need to cancel Monday 10.30", "Dawn Whitlock")]
    [InlineData("My name’s Delroy Simms, I’m after my next date", "Delroy Simms")]
    [InlineData("name is petra and i cant come friday", "petra")]
    [InlineData("Hi, Devika's mum here, she's asked me to cancel", "Devika's mum")]
    [InlineData("surname kowal", "kowal")]
    [InlineData("I'm Dr. Amal O'Neill-Haddad", "Dr Amal O'Neill-Haddad")]
    [InlineData("Sam 07700 900123", "Sam")]
    [InlineData("anna@example.com, Anna Smith", "Anna Smith")]
    [InlineData("its priya nair 07700 900456 after 5 pls", "priya nair")]
    [InlineData("dave hutchins, 07700 900111", "dave hutchins")]
    [InlineData("ok can someone call me about the price? I'm Leanne, 07700 900655", "Leanne")]
    public void ANameIsFoundAmidOtherThings(string text, string name) => Assert.Equal(name, ContactText.Read(text, isAsked: false)?.Name);

    [Theory]
    [InlineData("I'm running late")]
    [InlineData("it's urgent")]
    [InlineData("Is anyone here")]
    [InlineData("I was told to write here")]
    [InlineData("NEED TO CANCEL")]
    [InlineData("Need to cancel please")]
    [InlineData("I'm worried about my booking")]
    [InlineData("need to cancel my 10.30 on Monday")]
    [InlineData("")]
    [InlineData("mobile 07700 900111")]
    [InlineData("call me on 07700 900111")]
    [InlineData("Cheerio then.")]
    [InlineData("my number is 07700 900111")]
    public void WhatIsNoNameIsNotTakenForOne(string text) => Assert.Null(ContactText.Read(text, isAsked: false)?.Name ?? ContactText.Name(text));

    [Theory]
    [InlineData("Hiroko", "Hiroko")]
    [InlineData("maría del carmen garcía lópez", "maría del carmen garcía lópez")]
    [InlineData("Mrs Kowalczyk, my 2pm", "Mrs Kowalczyk")]
    [InlineData("李小龙", "李小龙")]
    [InlineData("will smith", "will smith")]
    [InlineData("Late Line", "Late Line")]
    [InlineData("An Do", "An Do")]
    [InlineData("dave. dave hutchins", "dave hutchins")]
    public void ANameByItselfIsOne(string text, string name) => Assert.Equal(name, ContactText.Name(text));

    [Fact]
    public void OfANameWithoutEndAHundredLettersAreKept()
    {
        Assert.Equal(100, ContactText.Name(new string('a', 5_000))?.Length);
        Assert.Equal(100, ContactText.Read("my name is " + new string('a', 5_000), isAsked: true)?.Name?.Length);
    }

    [Fact]
    public async Task WhoAnswersWithMoreThanANameIsNotAskedAgain()
    {
        await using var desk = await Desk.StartAsync();
        await desk.AskAsync("Talk to the team", Team);
        Assert.Contains("Thanks, Dawn", (await desk.AskAsync("It's Dawn Whitlock, need to cancel Monday 10.30"))[0]);
        Assert.Contains("Your reference", (await desk.AskAsync("ring me on 07700 900123"))[0]);
        var contact = (await desk.OpenAsync(await desk.ReferenceAsync(), desk.Rita)).Contact;
        Assert.Equal(("Dawn Whitlock", "07700 900123"), (contact.Name, contact.Phone));
    }

    [Fact]
    public async Task ANumberInPlaceOfTheNameIsKeptAndTheNameAskedOnceMore()
    {
        await using var desk = await Desk.StartAsync();
        await desk.AskAsync("Talk to the team", Team);
        Assert.Equal(HandoffTexts.AskNameLast, (await desk.AskAsync("07700 900123"))[0]);
        Assert.Contains("Your reference", (await desk.AskAsync("Dawn"))[0]);
        var contact = (await desk.OpenAsync(await desk.ReferenceAsync(), desk.Rita)).Contact;
        Assert.Equal(("Dawn", "07700 900123"), (contact.Name, contact.Phone));
    }

    [Fact]
    public async Task NameAndNumberAtOnceAreEnough()
    {
        await using var desk = await Desk.StartAsync();
        await desk.AskAsync("Talk to the team", Team);
        Assert.Contains("Your reference", (await desk.AskAsync("Dawn Whitlock, 07700 900123"))[0]);
    }

    [Theory]
    [InlineData("talk to the team please, ring me on 07700 900123", HandoffTexts.AskNameLast)]
    [InlineData("It's Dawn Whitlock, I want to talk to the team", "Thanks, Dawn")]
    [InlineData("It's Dawn Whitlock, 07700 900123, I want to talk to the team", "Your reference")]
    public async Task WhatTheRequestItselfTellsIsNotAskedFor(string request, string answer)
    {
        await using var desk = await Desk.StartAsync(services =>
        {
            Recorder.Add(services);
            services.AddSingleton<IHandoffRequestProbe, TeamIsNamed>();
        });
        Assert.Contains(answer, (await desk.AskAsync(request))[0]);
        await desk.InAsync<OutboxSender, int>(sender => sender.SendDueAsync(default));
        Assert.Equal(answer == "Your reference" ? 1 : 0, Recorder.Of(desk).Taken.Count);
    }

    [Fact]
    public async Task AStoryInPlaceOfTheNameIsNoName()
    {
        await using var desk = await Desk.StartAsync();
        await desk.AskAsync("Talk to the team", Team);
        Assert.Equal(HandoffTexts.AskNameAgain, (await desk.AskAsync("my booking on monday has to move, childcare fell through"))[0]);
        Assert.Contains("Thanks, Dawn", (await desk.AskAsync("Dawn"))[0]);
    }

    [Fact]
    public async Task ANameToldWithAQuestionIsKeptAndTheQuestionAnswered()
    {
        await using var desk = await Desk.StartAsync();
        await desk.AskAsync("Talk to the team", Team);
        var answer = await desk.AskAsync("I'm Anna, does it hurt?");
        Assert.StartsWith("About ", answer[0]);
        Assert.Contains("Thanks, Anna", answer[1]);
    }

    private sealed class TeamIsNamed : IHandoffRequestProbe
    {
        public bool IsHandoffRequest(string text, bool plainly) => text.Contains("the team", StringComparison.Ordinal);

        public Choice? MayAnswer(string text) => null;
    }
}
