using Microneedling.Bot.Conversation;
using Microneedling.Bot.Intake;

namespace Microneedling.Bot.Tests.Intake;

public sealed class IntakeResponderTests
{
    [Fact]
    public void AHealthyPersonAnswersAboutFourteenQuestionsAndSends()
    {
        var chat = new IntakeChat().Start();
        Assert.Equal((1, 15), (chat.Form!.Step, chat.Form.Steps));
        chat = new IntakeChat().Healthy();
        Assert.Equal("review", chat.Form!.Kind);
        chat.Say("send");
        var intake = Assert.Single(chat.Sent);
        Assert.Empty(intake.Flags);
        Assert.Equal(("Sam", "07700900123", "sam@example.com"), (intake.Contact.Name, intake.Contact.Phone, intake.Contact.Email));
        Assert.Equal(15, intake.Answers.Count);
        Assert.All(intake.Answers, answer => Assert.True(answer.Sequence > 0));
        Assert.Contains("MN-1234", chat.Text, StringComparison.Ordinal);
        Assert.Contains("Your copy", chat.Text, StringComparison.Ordinal);
        Assert.False(chat.IsRunning);
    }

    [Fact]
    public void NothingIsStoredBeforeTheVisitorAgrees()
    {
        var chat = new IntakeChat().Say("book a consultation");
        Assert.Contains("not medical advice", chat.Text, StringComparison.Ordinal);
        Assert.False(chat.IsRunning);
        chat.Say("no thanks");
        Assert.Contains("Nothing has been saved", chat.Text, StringComparison.Ordinal);
        Assert.Null(chat.Memory.Get<IntakeInvitation>());
        Assert.StartsWith("FAQ:", chat.Say("34").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void TheConsentIsKeptWithItsTextVersionHashAndTime()
    {
        var chat = new IntakeChat().Healthy();
        chat.Say("send");
        var consent = chat.Sent[0].Consent;
        Assert.Equal("2026-11-22", consent.TextVersion);
        Assert.Equal(64, consent.TextHash.Length);
        Assert.Equal(Samples.Now, consent.At);
        Assert.Contains("\"linkId\":\"consent\"", chat.Sent[0].QuestionnaireResponse, StringComparison.Ordinal);
    }

    [Fact]
    public void AQuestionBeforeAgreeingIsAnsweredAndTheOfferRepeated()
    {
        var chat = new IntakeChat().Say("start pre-consultation").Say("does it hurt?");
        Assert.StartsWith("FAQ: does it hurt?", chat.Text, StringComparison.Ordinal);
        Assert.Contains("I agree", chat.Buttons);
        Assert.Contains("1 of about 15", chat.Say("yes I agree").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void SomeoneTooYoungIsToldKindlyAndEverythingIsDeleted()
    {
        var chat = new IntakeChat().Start().Say("I'm 16");
        Assert.Contains("020 7946 0000", chat.Text, StringComparison.Ordinal);
        Assert.False(chat.IsRunning);
        Assert.True(new IntakeChat(facts: "minimum-age: \"16\"").Start().Say("16").IsRunning);
    }

    [Theory]
    [InlineData("actually 16")]
    [InlineData("sorry im 16 not 19")]
    [InlineData("i lied im 16")]
    public void AnAgeSaidAgainCountsWhereverItIsSaid(string text)
    {
        var chat = new IntakeChat().Start().Answer("19", "acne scars", "none").Say(text);
        Assert.Contains("I read that as **16**", chat.Text, StringComparison.Ordinal);
        Assert.False(chat.Say("yes").IsRunning);
    }

    [Fact]
    public void AYoungPersonsWeeksAreNoAge() => Assert.True(new IntakeChat().Start().Answer("19", "acne scars").Say("im 16 weeks pregnant").IsRunning);

    [Fact]
    public void AQuestionWhereFreeTextIsTakenIsAskedAndNotNoted()
    {
        var chat = new IntakeChat().Start().Say("34").Say("before we go on, may I ask whether the lift is large enough?");
        Assert.StartsWith("FAQ: before we go on", chat.Text, StringComparison.Ordinal);
        Assert.Contains("2 of about", chat.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void ComingBackTomorrowIsAPause() => Assert.Contains("Everything is saved", new IntakeChat().Start().Say("34").Say("I am a little tired, may we continue tomorrow?").Text, StringComparison.Ordinal);

    [Fact]
    public void WhoHasNoEMailMaySkipIt()
    {
        var chat = new IntakeChat().Start().Answer("34", "acne scars", "none", "none", "none", "2", "none", "none", "none", "none", "none", "Sam", "skip", "07700 900123", "any time", "send");
        Assert.Equal(("Sam", "07700900123", null), (chat.Sent[0].Contact.Name, chat.Sent[0].Contact.Phone, chat.Sent[0].Contact.Email));
    }

    [Fact]
    public void WhatIsAddedToAListLosesNothing()
    {
        var chat = new IntakeChat().Healthy().Say("change allergies").Say("metal").Say("change allergies").Say("numbing cream too");
        Assert.Contains("\"metal\"", chat.Answers, StringComparison.Ordinal);
        Assert.Contains("\"numbing\"", chat.Answers, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatAListDoesNotNameIsWrittenWhereItAsksForMore()
    {
        var chat = new IntakeChat().Healthy().Say("change allergies").Say("nickel and penicillin");
        Assert.Contains("(penicillin)", chat.Text, StringComparison.Ordinal);
        Assert.Contains("struggle to breathe", chat.Text, StringComparison.Ordinal);
        Assert.Contains("What else are you allergic to? **penicillin**", chat.Say("no").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsAddedToATextLosesNothingAndWhatWasAskedOfItIsAskedAgain()
    {
        var chat = new IntakeChat().Healthy().Say("change allergies").Say("penicillin").Say("no").Say("change penicillin").Say("and latex too");
        Assert.Contains("struggle to breathe", chat.Text, StringComparison.Ordinal);
        Assert.Contains("What else are you allergic to? **penicillin, latex**", chat.Say("yes").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherConditionIsSaidInOwnWords()
    {
        var chat = new IntakeChat().Start().Answer("34", "acne scars", "none", "none", "none", "2", "none of them, just the asthma");
        Assert.Contains("the asthma", chat.Answers, StringComparison.Ordinal);
        Assert.Contains("allergic", chat.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void ADenialOfOneThingWithAnotherBehindItIsNeverRecordedAsNone()
    {
        var chat = new IntakeChat().Start().Answer("34", "acne scars", "none", "not really. some crusty thing on my temple");
        Assert.Contains("Today, on the skin", chat.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("I read that as", chat.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatWasUnderstoodWithoutAPlaceForTheRestIsConfirmed()
    {
        var chat = new IntakeChat().Start().Answer("34", "acne scars", "none", "none", "keloids, on the whole family");
        Assert.Contains("I read that as **Thick or raised scars", chat.Text, StringComparison.Ordinal);
        Assert.Contains("\"keloid\"", chat.Say("yep thats right").Answers, StringComparison.Ordinal);
    }

    [Fact]
    public void AQuestionBehindAnAnswerIsAskedAndTheAnswerTaken()
    {
        var chat = new IntakeChat().Start().Answer("34", "acne scars", "none", "none", "none", "2").Say("diabetes. does it hurt?");
        Assert.StartsWith("FAQ: diabetes. does it hurt?", chat.Text, StringComparison.Ordinal);
        Assert.Contains("well controlled", chat.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void AQuestionThatPointsBackAtTheAnswerKeepsItAndWhatWasTakenIsSaid()
    {
        var chat = new IntakeChat().Start().Answer("34", "acne scars", "none").Say("Well I've caught the sun a bit at the weekend, is that a problem?");
        Assert.StartsWith("FAQ:", chat.Text, StringComparison.Ordinal);
        Assert.Contains("Noted: Sunburn, a tan, peeling or fake tan. Back to your pre-consultation:", chat.Text, StringComparison.Ordinal);
        Assert.Contains("\"sun\"", chat.Answers, StringComparison.Ordinal);
    }

    [Fact]
    public void AnAnswerThatHasToBeConfirmedIsPutAfterTheQuestionBehindIt()
    {
        var chat = new IntakeChat().Start().Say("I'm 49, nearly 50. is that too old?");
        Assert.StartsWith("FAQ:", chat.Text, StringComparison.Ordinal);
        Assert.Contains("I read that as **49**", chat.Text, StringComparison.Ordinal);
        Assert.Contains("help with", chat.Say("yes").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void AConfirmationWithAQuestionBehindItConfirmsAndTheQuestionIsAnswered()
    {
        var chat = new IntakeChat().Start().Answer("34", "acne scars", "none", "none", "none", "2", "none", "penicillin").Say("never, just sneezing and itching");
        Assert.Contains("I read that as **No**", chat.Text, StringComparison.Ordinal);
        chat.Say("yep. does it hurt?");
        Assert.StartsWith("FAQ:", chat.Text, StringComparison.Ordinal);
        Assert.Contains("Do you take or use", chat.Text, StringComparison.Ordinal);
        Assert.Contains("\"no\"", chat.Answers[chat.Answers.IndexOf("anaphylaxis", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsAddedToAReadingIsTakenWithIt()
    {
        var chat = new IntakeChat().Start().Answer("34", "acne scars", "none", "none").Say("I have a keloid on my left ear since years, from the piercing that went wrong then, and my sister laughs at it a lot");
        Assert.Contains("I read that as **Thick or raised scars", chat.Text, StringComparison.Ordinal);
        chat.Say("Yes, and the dark marks as well.");
        Assert.Contains("\"keloid\"", chat.Answers, StringComparison.Ordinal);
        Assert.Contains("\"dark\"", chat.Answers, StringComparison.Ordinal);
    }

    [Fact]
    public void AgreementWithAQuestionBehindItBeginsAndTheQuestionIsAnswered()
    {
        var chat = new IntakeChat().Say("start pre-consultation").Say("I am agreed with this, yes. Does it hurt?");
        Assert.True(chat.IsRunning);
        Assert.StartsWith("FAQ:", chat.Text, StringComparison.Ordinal);
        Assert.Contains("How old are you", chat.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Noted", chat.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void TheWordsThatSayMoreThanTheAnswerAreKeptWithIt()
    {
        var chat = new IntakeChat().Healthy().Say("change medicines").Say("clopidogrel 75 mg");
        Assert.Contains("daily aspirin (“clopidogrel 75 mg”)", chat.Text, StringComparison.Ordinal);
        Assert.Contains("clopidogrel 75 mg", chat.Say("send").Sent.Single().Answers.Single(answer => answer.LinkId == "medicines").Answer, StringComparison.Ordinal);
        Assert.Contains("clopidogrel 75 mg", chat.Sent.Single().QuestionnaireResponse, StringComparison.Ordinal);
    }

    [Fact]
    public void WhoConfirmsAReadingKeepsTheirWordsToo()
    {
        var chat = new IntakeChat().Healthy().Say("change past").Say("cold sores, yes, on the lip twice a year");
        Assert.Contains("I read that as **Cold sores", chat.Text, StringComparison.Ordinal);
        Assert.Contains("on the lip twice a year", chat.Say("It is correct").Answers, StringComparison.Ordinal);
    }

    [Fact]
    public void ANumberToldInsteadOfAnAddressStaysWhenTheAddressIsToldAfterAll()
    {
        var chat = new IntakeChat().Start().Answer("34", "acne scars", "none", "none", "none", "2", "none", "none", "none", "none", "none", "Sam", "skip", "07700 900123", "any time");
        Assert.Contains("Please read it once more", chat.Text, StringComparison.Ordinal);
        chat.Say("could you add my email, sam@example.com");
        Assert.Contains("sam@example.com", chat.Text, StringComparison.Ordinal);
        Assert.Contains("07700900123", chat.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("deleted", chat.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no email, whatsapp me on 07700 900123")]
    [InlineData("I'd rather be called, my husband's number is 07700 900123")]
    [InlineData("sam@example.com, or text 07700 900123 after five")]
    public void ANumberToldWithTheAddressIsNotAskedAgainAndTheWishBesideItIsKept(string text)
    {
        var chat = new IntakeChat().Start().Answer("34", "acne scars", "none", "none", "none", "2", "none", "none", "none", "none", "none", "Sam", text);
        Assert.Contains("When is a good time", chat.Text, StringComparison.Ordinal);
        Assert.Contains("07700900123", chat.Text, StringComparison.Ordinal);
        Assert.Contains($"07700900123 (“{text}”)", chat.Say("any time").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void AWishToldForLackOfAnAddressIsKept()
    {
        var chat = new IntakeChat().Start().Answer("34", "acne scars", "none", "none", "none", "2", "none", "none", "none", "none", "none", "Sam", "no email thanks, just whatsapp me");
        Assert.Contains("What number", chat.Text, StringComparison.Ordinal);
        Assert.Contains("Skipped (“no email thanks, just whatsapp me”)", chat.Answer("07700 900123", "any time").Text, StringComparison.Ordinal);
        Assert.Contains("**07700900123**", chat.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("change the laser date to January")]
    [InlineData("change the laser to January")]
    [InlineData("sorry, the laser was in January")]
    public void AChangeGoesToTheQuestionThatTakesWhatWasSaid(string text)
    {
        var chat = new IntakeChat().Start().Answer("34", "acne scars", "none", "none", "none", "2", "none", "none", "none", "a laser", "June 2025", "light", "none", "Sam", "sam@example.com", "skip", "any time");
        Assert.Contains("I read that as **January 2026**", chat.Say(text).Text, StringComparison.Ordinal);
        Assert.Contains("**January 2026**", chat.Say("yes").Text, StringComparison.Ordinal);
        Assert.Equal("review", chat.Form!.Kind);
    }

    [Fact]
    public void TheReviewHasTheNumbersThatAChangeGoesBy()
    {
        var chat = new IntakeChat().Healthy();
        var numbered = chat.Text.Split('\n').First(line => line.Contains("e-mail address", StringComparison.Ordinal));
        Assert.Contains("e-mail address", chat.Say($"change number {numbered.Split('.')[0]}").Text, StringComparison.Ordinal);
        Assert.Equal("email", chat.Form!.Kind);
    }

    [Theory]
    [InlineData("no my name is Priya, not that!")]
    [InlineData("Sorry, my name is Priya")]
    public void ANameIsPutRight(string text)
    {
        var chat = new IntakeChat().Start().Answer("34", "acne scars", "none", "none", "none", "2", "none", "none", "none", "none", "none", "go back two questions").Answer("Pam").Say(text);
        Assert.Contains("\"Priya\"", chat.Answers, StringComparison.Ordinal);
        Assert.Contains("e-mail", chat.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("That's got me down as 34, bless you, I'm 53")]
    [InlineData("no, my age is wrong, I'm 53")]
    public void AnAgeIsPutRightInManyWords(string text) => Assert.Contains("How old are you, in years? **53**", new IntakeChat().Healthy().Say(text).Text, StringComparison.Ordinal);

    [Fact]
    public void WhatIsForgottenIsAddedWithTheWordChange()
    {
        var chat = new IntakeChat().Healthy().Say("change medicines").Say("nurofen").Say("no, bought").Say("wait change medicines i also take creatine n a multivit");
        Assert.Contains("creatine", chat.Text, StringComparison.Ordinal);
        Assert.Contains("Ibuprofen", chat.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void AQuestionThatRunsOnIsAnsweredAndTheAnswerTaken()
    {
        var chat = new IntakeChat().Start().Answer("34", "acne scars", "none", "none", "none", "2", "none", "none", "none", "none").Say("holiday in 10 days how much does it hurt");
        Assert.StartsWith("FAQ:", chat.Text, StringComparison.Ordinal);
        Assert.Contains("\"event\"", chat.Answers, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("What? Neither! I've never had a seizure in my life")]
    [InlineData("neither")]
    public void WhoNeverHadWhatIsAskedAboutGoesBackToTheList(string text)
    {
        var chat = new IntakeChat().Start().Answer("34", "acne scars", "none", "none", "none", "2", "epilepsy").Say(text);
        Assert.Contains("Please tell me again", chat.Text, StringComparison.Ordinal);
        Assert.Contains("Do you have any of these?", chat.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"seizures\"", chat.Say("none").Say("yes, change it").Answers, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wait, you got that wrong, go back")]
    [InlineData("I never said that")]
    public void WhoIsMisunderstoodGoesBack(string text) =>
        Assert.Contains("What would you like help with", new IntakeChat().Start().Answer("34", "acne scars").Say(text).Text, StringComparison.Ordinal);

    [Fact]
    public void AReadingIsConfirmedByRepeatingIt()
    {
        var chat = new IntakeChat().Healthy().Say("change allergies").Say("penicillin").Say("no no, only the red spots on the skin");
        Assert.Contains("I read that as **No**", chat.Text, StringComparison.Ordinal);
        Assert.Contains("struggle to breathe or collapse? **No (“no no, only the red spots on the skin”)**", chat.Say("yes it is no").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void TheAnswersInBetweenDoNotOfferWhatRuns()
    {
        var reply = new Reply(new Message("FAQ: cold sores. " + TurnActions.IntakeOffer), new Outcome(OutcomeKind.Answered));
        var chat = new IntakeChat().Start().Say("does it hurt?", () => reply);
        Assert.DoesNotContain("start the pre-consultation", chat.Text, StringComparison.Ordinal);
        Assert.Contains(TurnActions.RunningIntake, chat.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("right. send the blasted thing")]
    [InlineData("lovely, off it goes, send it")]
    [InlineData("ok is good, send please")]
    public void SendingTakesManyWords(string text) => Assert.Single(new IntakeChat().Healthy().Say(text).Sent);

    [Theory]
    [InlineData("wait before you send it")]
    [InlineData("dont send it yet")]
    [InlineData("can you send it tomorrow?")]
    public void WhoIsNotReadySendsNothing(string text) => Assert.Empty(new IntakeChat().Healthy().Say(text).Sent);

    [Theory]
    [InlineData("I believe I am ready to proceed with the questionnaire you mentioned")]
    [InlineData("I meant the pre-consultation, please.")]
    [InlineData("Hello! I'd like to fill in the pre-consultation please, a friend told me about you")]
    [InlineData("good day, i want to make the questionnaire before the appointment please")]
    [InlineData("my daughter says I have to fill in some form before I can come in")]
    [InlineData("the pre-consultation I suppose, since she insists")]
    [InlineData("the pre-consultation please")]
    [InlineData("need do the pre consult thing")]
    [InlineData("Kindly take me through the pre-consultation questions, please.")]
    public void TheQuestionnaireIsAskedForInManyWords(string text) => Assert.Contains("I agree", new IntakeChat().Say(text).Buttons);

    [Theory]
    [InlineData("I don't want to fill in the form")]
    [InlineData("I already filled in the pre-consultation")]
    [InlineData("what happens after the pre-consultation")]
    [InlineData("is the pre-consultation free")]
    [InlineData("I am stuck at the form")]
    [InlineData("can I change the pre-consultation")]
    public void WhoSpeaksOfTheQuestionnaireDoesNotBeginIt(string text) => Assert.DoesNotContain("I agree", new IntakeChat().Say(text).Buttons);

    [Fact]
    public void WhatRunsIsNotOfferedToBeStarted()
    {
        var reply = new Reply(new Message("FAQ: cold sores") { Choices = [new Choice("Start pre-consultation", new TurnAction(TurnActions.StartIntake)), new Choice("More", new TurnAction(TurnActions.Article, "cold-sores"))] }, new Outcome(OutcomeKind.Answered));
        var buttons = new IntakeChat().Start().Say("does it hurt?", () => reply).Buttons;
        Assert.Contains("More", buttons);
        Assert.DoesNotContain("Start pre-consultation", buttons);
    }

    [Theory]
    [InlineData("ok i agree")]
    [InlineData("Yes dear, I agree")]
    [InlineData("yeah go on then")]
    [InlineData("im happy with that")]
    [InlineData("Oh for goodness sake, yes, I agree")]
    [InlineData("go on then")]
    [InlineData("Okay, I am in agreement.")]
    [InlineData("yes, if you must know")]
    [InlineData("ye")]
    public void AgreeingTakesManyWords(string text) => Assert.True(new IntakeChat().Say("start pre-consultation").Say(text).IsRunning);

    [Theory]
    [InlineData("id like to do the questionnaire before my consultation")]
    [InlineData("start the questionnaire pls")]
    [InlineData("want to do the questionnaire")]
    public void AskingForTheQuestionnaireBeginsIt(string text) => Assert.Contains("I agree", new IntakeChat().Say(text).Buttons);

    [Fact]
    public void OneDigitTooFewDeletesNothingUnasked()
    {
        var chat = new IntakeChat().Healthy().Say("change my age to 3");
        Assert.Contains("I read that as **3**", chat.Text, StringComparison.Ordinal);
        Assert.True(chat.Say("no").IsRunning);
        Assert.Contains("review", chat.Say("35").Form!.Kind, StringComparison.Ordinal);
        Assert.False(chat.Say("change my age to 3").Say("yes").IsRunning);
    }

    [Fact]
    public void BadInputIsAnsweredWithWhatIsExpected()
    {
        var chat = new IntakeChat().Start().Say("old");
        Assert.StartsWith("Please give a whole number", chat.Text, StringComparison.Ordinal);
        Assert.Contains("How old are you", chat.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void AQuestionInBetweenIsAnsweredAndTheOpenQuestionAskedOnceMore()
    {
        var chat = new IntakeChat().Start().Say("34");
        var before = chat.Answers;
        chat.Say("does it hurt?");
        Assert.Equal(2, chat.Messages.Count);
        Assert.StartsWith("FAQ:", chat.Text, StringComparison.Ordinal);
        Assert.Contains("What would you like help with", chat.Messages[1].Text, StringComparison.Ordinal);
        Assert.Equal(before, chat.Answers);
        Assert.Contains("Do any of these apply", chat.Say("1").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void AnAnswerThatLooksLikeAQuestionIsStillTheAnswer()
    {
        var chat = new IntakeChat().Start().Answer("34", "is it possible to fade my old burn?");
        Assert.Contains("Do any of these apply", chat.Text, StringComparison.Ordinal);
        Assert.StartsWith("FAQ:", new IntakeChat().Start().Answer("34").Say("does it hurt?").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void AWordThatFitsTwoAnswersIsAskedBackAndNotSearched() =>
        Assert.StartsWith("Did you mean", new IntakeChat().Start().Say("34").Answer("1", "none").Say("sore, it hurts").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("can I talk to a person please")]
    [InlineData("I want a refund")]
    public void WhoeverWantsAPersonIsLeftToTheTeam(string text)
    {
        var chat = new IntakeChat().Start().Answer("34", "1").Say(text, () => new Reply(new Message("A person will come.") , new Outcome(OutcomeKind.Handoff)));
        Assert.StartsWith("A person will come.", chat.Text, StringComparison.Ordinal);
        Assert.Contains("Do any of these apply", chat.Messages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void WhileTheTeamAsksForANameTheQuestionnaireWaits()
    {
        static Func<Reply> Handoff(string text, bool asks) => () => new Reply(new Message(text) { Form = asks ? new MessageForm("text") : null }, new Outcome(OutcomeKind.Handoff));
        var chat = new IntakeChat().Start().Answer("34", "1").Say("talk to a person", Handoff("What is your name?", true));
        Assert.Single(chat.Messages);
        Assert.Equal("And your number?", chat.Say("Sam", Handoff("And your number?", true)).Text);
        chat.Say("07700 900123", Handoff("Thank you.", false));
        Assert.StartsWith("Thank you.", chat.Text, StringComparison.Ordinal);
        Assert.Contains("Do any of these apply", chat.Messages[^1].Text, StringComparison.Ordinal);
        Assert.Contains("Today, on the skin", chat.Say("none").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void AfterAnEmergencyNothingIsAskedUntilTheVisitorGoesOn()
    {
        var chat = new IntakeChat().Start().Say("I cannot breathe?", () => new Reply(new Message("Call 999") { Urgent = true }, new Outcome(OutcomeKind.Urgent)));
        Assert.Equal("Call 999", chat.Text);
        chat.Say("i am ok again");
        Assert.Contains("Go on", chat.Buttons);
        Assert.Contains("How old are you", chat.Say("go on").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void BackOpensTheQuestionBeforeAndKeepsItsAnswerUntilThereIsANewOne()
    {
        var chat = new IntakeChat().Start().Answer("34", "1").Say("back");
        Assert.Contains("So far: Acne scars", chat.Text, StringComparison.Ordinal);
        chat.Say("go back");
        Assert.Contains("How old are you", chat.Text, StringComparison.Ordinal);
        Assert.Contains("This is the first question", chat.Say("back").Text, StringComparison.Ordinal);
        chat.Say("35");
        Assert.Contains("Do any of these apply", chat.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("change my email", "What is your e-mail address?")]
    [InlineData("edit my e-mail address", "What is your e-mail address?")]
    [InlineData("wrong phone number", "What is your phone number?")]
    [InlineData("my name is wrong", "What name should")]
    [InlineData("I want to change my age", "How old are you")]
    [InlineData("change 2", "What would you like help with")]
    [InlineData("change pregnancy", "Do any of these apply to you now")]
    [InlineData("change my medication", "Do you take or use any of these")]
    public void AnyEarlierAnswerIsChangedByName(string wish, string question) =>
        Assert.Contains(question, new IntakeChat().Healthy().Say(wish).Text, StringComparison.Ordinal);

    [Fact]
    public void AChangeMayNameTheNewAnswerAtOnceAndReturnsToTheReview()
    {
        var chat = new IntakeChat().Healthy().Say("change my email to pat@example.org");
        Assert.Equal("review", chat.Form!.Kind);
        Assert.Contains("pat@example.org", chat.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("sam@example.com", chat.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void BeforeAChangeThatClosesQuestionsItSaysWhatGoesAway()
    {
        var chat = new IntakeChat().Start().Answer("34", "1", "pregnant", "1 May 2027", "none").Say("change pregnancy").Say("none");
        Assert.Contains("When is the baby due?", chat.Text, StringComparison.Ordinal);
        Assert.Contains("1 May 2027", chat.Text, StringComparison.Ordinal);
        chat.Say("no");
        Assert.Contains("2027-05-01", chat.Answers, StringComparison.Ordinal);
        chat.Say("change pregnancy").Say("none").Say("yes");
        Assert.DoesNotContain("2027-05-01", chat.Answers, StringComparison.Ordinal);
        Assert.Contains("Has any of these ever", chat.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("where am I")]
    [InlineData("how many questions are left?")]
    public void TheVisitorIsToldHowFarItIs(string text) =>
        Assert.Contains("answered 2 of about 15", new IntakeChat().Start().Answer("34", "1").Say(text).Text, StringComparison.Ordinal);

    [Fact]
    public void WhileItPausesTheVisitorTalksToTheOthersAndComesBack()
    {
        var chat = new IntakeChat().Start().Say("34").Say("I'll finish later");
        Assert.Contains("saved", chat.Text, StringComparison.Ordinal);
        Assert.Equal("FAQ: how long does it last?", chat.Say("how long does it last?").Text);
        Assert.Contains("What would you like help with", chat.Say("continue").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void StopAsksAndThenDeletes()
    {
        var chat = new IntakeChat().Start().Answer("34").Say("stop");
        Assert.Contains("What would you like help with", chat.Say("no").Text, StringComparison.Ordinal);
        chat.Say("delete everything").Say("yes");
        Assert.False(chat.IsRunning);
        Assert.DoesNotContain("34", chat.Memory.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void EveryHealthQuestionSaysWhyItIsAsked()
    {
        var chat = new IntakeChat().Start().Answer("34", "1");
        Assert.Contains("Why do you ask?", chat.Buttons);
        Assert.Contains("not been studied in pregnancy", chat.Say("why do you need to know?").Text, StringComparison.Ordinal);
        Assert.Contains("Do any of these apply", chat.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void AnOptionalQuestionIsSkippedAndARequiredOneIsNot()
    {
        var chat = new IntakeChat().Start().Say("skip");
        Assert.Contains("cannot be skipped", chat.Text, StringComparison.Ordinal);
        chat.Answer("34", "acne scars", "none", "none", "none", "2", "none", "none", "none", "none", "none", "Sam", "sam@example.com").Say("skip");
        Assert.Contains("good time to reach you", chat.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void ADoubtfulDateIsConfirmedAndMayBeWrittenAgain()
    {
        var chat = new IntakeChat().Start().Answer("34", "1", "none", "tattoo").Say("3/4/2026");
        Assert.Contains("3 April 2026", chat.Text, StringComparison.Ordinal);
        Assert.Contains("Is that right?", chat.Say("no").Say("3/4/2026").Text, StringComparison.Ordinal);
        chat.Say("4 March 2026");
        Assert.Contains("2026-03-04", chat.Answers, StringComparison.Ordinal);
    }

    [Fact]
    public void OnReturnTheVisitorIsOfferedToGoOnOrStartOver()
    {
        var chat = new IntakeChat().Start().Answer("34");
        chat.Now += TimeSpan.FromDays(7);
        chat.Open();
        Assert.Equal(["Go on", "Start over", "Stop and delete"], chat.Buttons);
        Assert.Contains("What would you like help with", chat.Say("yes").Text, StringComparison.Ordinal);
        chat.Open().Say("start over").Say("yes");
        Assert.False(chat.IsRunning);
        Assert.Contains("I agree", chat.Buttons);
    }

    [Fact]
    public void AfterALongPauseAnAnswerIsStillTakenAndAGreetingIsNot()
    {
        var chat = new IntakeChat().Start();
        chat.Now += TimeSpan.FromHours(2);
        Assert.Contains("Go on", chat.Say("hi there").Buttons);
        chat.Now += TimeSpan.FromHours(2);
        Assert.Contains("What would you like help with", chat.Say("34").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void ARunningIntakeKeepsItsQuestionsWhenTheFileChanges()
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "intake"));
        var file = Path.Combine(folder.Path, "intake", IntakeContent.FileName);
        var questionnaire = File.ReadAllText(Path.Combine(Samples.Knowledge, "intake", IntakeContent.FileName));
        File.WriteAllText(file, questionnaire);
        File.Copy(Path.Combine(Samples.Knowledge, "intake", IntakeContent.FlagsName), Path.Combine(folder.Path, "intake", IntakeContent.FlagsName));
        var chat = new IntakeChat(folder.Path).Start();
        File.WriteAllText(file, questionnaire.Replace("How old are you, in years?", "What is your age?", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddSeconds(5));
        chat.Content.Reload();

        Assert.Contains("How old are you", chat.Say("where am I").Text, StringComparison.Ordinal);
        Assert.Contains("What is your age", new IntakeChat(content: chat.Content).Start().Text, StringComparison.Ordinal);
        // Another node, which never saw the first version.
        var elsewhere = new IntakeChat(folder.Path) { Codes = chat.Codes };
        chat.Say("continue on another device");
        Assert.Contains("How old are you", elsewhere.Say("resume 7KQ2-M9XT").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void AFaultyChangeIsReportedAndTheLastGoodOneGoesOnServing()
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "intake"));
        foreach (var name in (string[])[IntakeContent.FileName, IntakeContent.FlagsName]) File.Copy(Path.Combine(Samples.Knowledge, "intake", name), Path.Combine(folder.Path, "intake", name));
        var chat = new IntakeChat(folder.Path).Say("start pre-consultation");
        var file = Path.Combine(folder.Path, "intake", IntakeContent.FlagsName);
        File.AppendAllText(file, "  - { id: x, when: { nothing: \"yes\" }, flag: note only, reason: r, source: s }\n");
        File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddSeconds(5));
        chat.Content.Reload();
        Assert.Contains("there is no question \"nothing\"", Assert.Single(chat.Content.Problems), StringComparison.Ordinal);
        Assert.Equal(chat.Content.Problems, IntakeContent.Check(folder.Path));
        Assert.Contains("How old are you", chat.Say("I agree").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void WhileAnEditorIsSavingTheLastGoodOneGoesOnServing()
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "intake"));
        foreach (var name in (string[])[IntakeContent.FileName, IntakeContent.FlagsName]) File.Copy(Path.Combine(Samples.Knowledge, "intake", name), Path.Combine(folder.Path, "intake", name));
        var log = new Lines();
        var content = new IntakeContent(folder.Path, log).Prepare();
        new IntakeChat(content: content).Start();
        var file = Path.Combine(folder.Path, "intake", IntakeContent.FileName);
        var text = File.ReadAllText(file);
        using (var saving = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            // Half of it is written, and nobody else may look.
            saving.SetLength(saving.Length / 2);
            saving.Flush();
            File.SetLastWriteTimeUtc(saving.SafeFileHandle, DateTime.UtcNow.AddSeconds(5));
            Assert.ThrowsAny<IOException>(content.Reload); // whoever watches the files asks again
            Assert.Contains("How old are you", new IntakeChat(content: content).Start().Text, StringComparison.Ordinal);
            Assert.Contains("What would you like help with", new IntakeChat(content: content).Start().Say("34").Text, StringComparison.Ordinal);
        }
        Assert.Empty(log.Written);
        // A file that stays half written is a faulty one.
        content.Reload();
        Assert.Contains("How old are you", new IntakeChat(content: content).Start().Text, StringComparison.Ordinal);
        Assert.Contains("this is not JSON", log.Written[^1], StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace("How old are you, in years?", "What is your age?", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddSeconds(10));
        content.Reload();
        Assert.Contains("What is your age", new IntakeChat(content: content).Start().Text, StringComparison.Ordinal);
    }

    private sealed class Lines : Microsoft.Extensions.Logging.ILogger<IntakeContent>
    {
        public List<string> Written { get; } = [];
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(Microsoft.Extensions.Logging.LogLevel level) => true;
        public void Log<TState>(Microsoft.Extensions.Logging.LogLevel level, Microsoft.Extensions.Logging.EventId id, TState state, Exception? fault, Func<TState, Exception?, string> format) => Written.Add(format(state, fault));
    }

    [Fact]
    public void WithoutAQuestionnaireTheOthersAnswer()
    {
        using var folder = new TestFolder();
        Assert.StartsWith("FAQ:", new IntakeChat(folder.Path).Say("start pre-consultation").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void AButtonOfAnEarlierQuestionChangesThatQuestion()
    {
        var chat = new IntakeChat().Start().Answer("34", "1", "none", "tattoo, sun");
        chat.Press("Fake tan only");
        var place = chat.Answers;
        Assert.Contains("fake", place, StringComparison.Ordinal);
        chat.Press("Sunburnt or peeling", "intake-answer", "skin:0/sun-kind");
        Assert.Contains("burnt", chat.Answers, StringComparison.Ordinal);
        Assert.DoesNotContain("\"fake\"", chat.Answers, StringComparison.Ordinal);
    }

    [Fact]
    public void ABloodThinnerIsAnsweredWithTheWishNotToStopIt() =>
        Assert.Contains("Please do not stop it", new IntakeChat().Start().Answer("34", "1", "none", "none", "none", "2", "none", "none").Say("blood thinner").Text, StringComparison.Ordinal);

    [Fact]
    public void WhenCouldIIsAnsweredFromTheVisitorsOwnDates()
    {
        var chat = new IntakeChat().Start().Answer("34", "1", "none", "none", "none", "2", "none", "none", "none", "botox", "15 November 2026").Say("when could I have it?");
        Assert.Contains("29 November 2026", chat.Text, StringComparison.Ordinal);
        Assert.Contains("The clinician decides", chat.Text, StringComparison.Ordinal);
        Assert.StartsWith("FAQ:", new IntakeChat().Start().Say("when could I have it?").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void SendingTwiceIsTheSameReference()
    {
        var chat = new IntakeChat().Healthy().Say("send").Say("send");
        Assert.Contains("already sent", chat.Text, StringComparison.Ordinal);
        Assert.Single(chat.Sent);
    }

    [Fact]
    public void WhatWasSentCanBeWithdrawn()
    {
        var chat = new IntakeChat { CanWithdraw = true }.Healthy().Say("send").Say("withdraw my pre-consultation").Say("yes");
        Assert.Contains("is withdrawn", chat.Text, StringComparison.Ordinal);
        Assert.Contains("020 7946 0000", new IntakeChat().Healthy().Say("send").Say("withdraw it").Say("yes").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void ACodeCarriesTheIntakeToAnotherDeviceOnce()
    {
        var chat = new IntakeChat().Start().Answer("34").Say("continue on my phone");
        Assert.Contains("resume 7KQ2-M9XT", chat.Text, StringComparison.Ordinal);
        var phone = new IntakeChat { Codes = chat.Codes }.Say("Resume 7kq2-m9xt");
        Assert.Contains("What would you like help with", phone.Text, StringComparison.Ordinal);
        Assert.Contains("does not work", new IntakeChat { Codes = chat.Codes }.Say("resume 7KQ2-M9XT").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void FilesAreDeclinedAndTheQuestionStays() => Assert.Contains("How old are you", new IntakeChat().Start().SendFile().Text, StringComparison.Ordinal);

    [Fact]
    public void WhatTheVisitorTypedIsNeverMarkup() =>
        Assert.Contains("\\<b\\>Sam\\</b\\>", new IntakeChat().Healthy().Say("change my name to <b>Sam</b>").Text, StringComparison.Ordinal);

    [Fact]
    public void APersonWhoChangesMuchAsksMuchAndMistypesEveryDateEndsWithACorrectCase()
    {
        var chat = new IntakeChat().Say("pre-consultation").Say("does it hurt?").Say("yeah I agree")
            .Answer("thirty four", "acne skars & pores", "does it hurt?", "nope", "tatoo", "14/14/2026", "5/6/26", "yes");
        chat.Now += TimeSpan.FromHours(3);
        chat.Open().Say("go on").Answer("keloids", "mine", "does it hurt?", "4", "diabetes", "yes", "no allergies", "retinol", "3 dyas ago", "yes", "no", "holiday", "my name is Sam", "sam@gmial.com", "yes", "07700 900 123", "evenings");
        chat.Open().Say("go on");
        Assert.Equal("review", chat.Form?.Kind);
        chat.Say("change my phone to +44 7700 900999").Say("change diabetes").Press("Do you have any of these? Pick all that apply, or none.").Answer("none", "yes", "does it hurt?", "change keloids").Press("About the thick or raised scars: whose are they?").Answer("a relative", "yes", "yes", "yes");
        var intake = Assert.Single(chat.Sent);
        Assert.Equal("+447700900999", intake.Contact.Phone);
        Assert.Equal("sam@gmail.com", intake.Contact.Email);
        Assert.DoesNotContain(intake.Flags, flag => flag.Id.StartsWith("diabetes", StringComparison.Ordinal));
        Assert.Contains(intake.Flags, flag => flag.Id == "keloid-family");
        Assert.Contains(intake.Flags, flag => flag is { Id: "retinoid", Level: FlagLevel.Postpone } && flag.EarliestToDiscuss == new DateOnly(2026, 11, 26));
    }
}
