using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff;
using Microneedling.Bot.Handoff.Safety;
using Microneedling.Bot.Intake;

namespace Microneedling.Bot.Tests.Handoff.Safety;

/// <summary>One example for each thing that decides whether words mean danger now.</summary>
public sealed class SafetyReadingTests
{
    [Theory]
    [InlineData("I can't breathe", "breathing")]
    [InlineData("throat closin up", "breathing")]
    [InlineData("my lips are massive and tingling", "allergic-reaction")]
    [InlineData("my friend collapsed after her session", "collapse")]
    [InlineData("chest pain", "heart-or-stroke")]
    [InlineData("metallic taste and my ears are ringing", "numbing-cream")]
    [InlineData("my toddler swallowed some numbing cream", "swallowed-cream")]
    [InlineData("cant c out of my eye", "eye")]
    [InlineData("still bleeding after 20 minutes of pressing", "bleeding")]
    [InlineData("redness is spreading and I have a fever", "spreading-infection")]
    [InlineData("they used the same needle on the woman before me", "needle-reuse")]
    [InlineData("im gonna kill myself", "self-harm")]
    [InlineData("on my night shift i want to end my life, is there a line", "self-harm")]
    [InlineData("want to end it all, also is friday free", "self-harm")]
    [InlineData("is there a suicide hotline i can text", "self-harm")]
    [InlineData("my daughter says she wants to die, she's booked for tuesday", "self-harm")]
    [InlineData("suicidal today. is there a nurse on", "self-harm")]
    [InlineData("please call an ambulance", "any-emergency")]
    public void DangerNowIsAnEmergencyOfItsKind(string text, string rule)
    {
        var finding = OwnRules.Check(text);
        Assert.NotNull(finding);
        Assert.Equal((SafetyKind.Emergency, rule), (finding.Kind, finding.Id));
    }

    [Theory]
    [InlineData("can it cause fainting")]
    [InlineData("what are the signs of infection")]
    [InlineData("is trouble breathing a side effect")]
    public void AGeneralQuestionIsNoDanger(string text) => Assert.Null(OwnRules.Check(text));

    [Theory]
    [InlineData("1/5/27")]
    [InlineData("2 and 4")]
    [InlineData("14:30")]
    [InlineData("not really")]
    public void AnAnswerInNumbersOrAPlainYesOrNoIsNoDanger(string text) => Assert.Null(OwnRules.Check(text));

    [Theory]
    [InlineData("I'm not having trouble breathing")]
    [InlineData("no fever, no pus, just a bit pink")]
    [InlineData("my throat isn't closing")]
    public void WhatIsDeniedIsNoDanger(string text) => Assert.Null(OwnRules.Check(text));

    [Theory]
    [InlineData("No, I can't breathe")]
    [InlineData("don't know what to do my tongue is swelling")]
    [InlineData("not sure if this is serious but my throat feels tight")]
    public void ADenialOfSomethingElseTakesNothingBack(string text) => Assert.Equal(SafetyKind.Emergency, OwnRules.Check(text)?.Kind);

    [Theory]
    [InlineData("I had anaphylaxis years ago")]
    [InlineData("my mum had a stroke in 2010")]
    [InlineData("I fainted once at the dentist")]
    [InlineData("I have epilepsy")]
    [InlineData("I'm allergic to lidocaine")]
    public void ThePastAndAConditionAreNoDangerNow(string text) => Assert.Null(OwnRules.Check(text));

    [Theory]
    [InlineData("what if I can't breathe")]
    [InlineData("worried about fainting")]
    [InlineData("if the bleeding doesn't stop who do I call")]
    public void AnIfAndAFearAreNoDanger(string text) => Assert.Null(OwnRules.Check(text));

    [Theory]
    [InlineData("volunteer on a crisis line, shift ends at 6")]
    [InlineData("samaritans raffle, can i leave a poster, whats your number")]
    public void WhoHelpsOnACrisisLineIsInNone(string text) => Assert.Null(OwnRules.Check(text));

    [Theory]
    [InlineData("I nearly fainted when I saw the price")]
    [InlineData("im dying to book")]
    [InlineData("the price gave me a heart attack")]
    [InlineData("I'd kill for skin like hers")]
    [InlineData("I can't see any difference yet")]
    public void AFigureOfSpeechIsNoDanger(string text) => Assert.Null(OwnRules.Check(text));

    [Theory]
    [InlineData("my face is red and a bit swollen the day after")]
    [InlineData("pinpoint bleeding during treatment is that ok")]
    [InlineData("face feels tight and hot day 1")]
    public void WhatIsExpectedAfterwardsIsLeftToTheArticles(string text) => Assert.Null(OwnRules.Check(text));

    [Theory]
    [InlineData("is it normal that my throat feels tight")]
    [InlineData("why is my tongue swelling")]
    public void AQuestionAboutOnesOwnDangerIsDanger(string text) => Assert.Equal(SafetyKind.Emergency, OwnRules.Check(text)?.Kind);

    [Theory]
    [InlineData("yellow crust on my chin", "warning-signs")]
    [InlineData("its getting redder each day", "warning-signs")]
    [InlineData("rf left dents in my face", "warning-signs")]
    [InlineData("hard lumps on my cheeks 3 weeks after microneedling", "granuloma-reaction")]
    [InlineData("track marks on my face since the treatment that won't go", "scarring-risk")]
    public void AWarningSignNamesItsArticle(string text, string article)
    {
        var finding = OwnRules.Check(text);
        Assert.Equal((SafetyKind.WarningSign, article), (finding?.Kind, finding?.ArticleId));
    }

    [Theory]
    [InlineData("")]
    [InlineData("????")]
    [InlineData("😀😀")]
    [InlineData("' OR 1=1 --")]
    public void WhatHasNoWordsIsNothing(string text) => Assert.Null(OwnRules.Check(text));

    [Fact]
    public void TheLongestMessageIsReadInTime()
    {
        var text = string.Concat(Enumerable.Repeat("my throat my face i feel not no never bleeding and ", 60))[..Turn.MaxTextLength];
        OwnRules.Check(text);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        OwnRules.Check(text);
        Assert.True(clock.ElapsedMilliseconds < 500, $"{clock.ElapsedMilliseconds} ms");
    }

    /// <summary>What people answer to the questions of the questionnaire, danger words and all.</summary>
    public static TheoryData<string> Answers() => [.. File.ReadLines(Path.Combine(Repository.Root, "tests", "Microneedling.Bot.Tests", "Intake", "answers.tsv"))
        .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')[1]).Distinct()
        .Except(["I stopped breathing", "no, but my throat itched"])]; // there, better one alarm too many

    [Theory, MemberData(nameof(Answers))]
    public void AnAnswerToAQuestionIsNoAlarm(string answer) =>
        Assert.NotEqual(SafetyKind.Emergency, OwnRules.Rules.Check(answer, ClinicFacts.None, answers: true)?.Kind);

    [Theory]
    [InlineData("im not suicidal lol")]
    [InlineData("false alarm, no breathing trouble")]
    [InlineData("LOL no im fine it was a joke")]
    [InlineData("what? no i'm not suicidal lol. i just mean my face")]
    [InlineData("its not an emergency")]
    [InlineData("why did you send me that number")]
    [InlineData("its all gone now, it was nothing")]
    [InlineData("the shivers have gone now")]
    [InlineData("it was fine in the end")]
    [InlineData("what? nobody is burnt, i meant my stretch marks are white and old")]
    [InlineData("please stop with the emergency, im fine, no burn")]
    [InlineData("no burn, i mean stretch marks")]
    [InlineData("no, i am not burnt")]
    [InlineData("right, i haven't got any of that")]
    [InlineData("no no, i am fine. it was in Korea before, no problem. i only ask if you use numbing cream")]
    [InlineData("i never had reaction, please stop emergency")]
    public void AnAlarmIsDeniedInManyWords(string text) => Assert.NotNull(Alarm.Denied(text));

    [Theory]
    [InlineData("ok ive rung them thanks")]
    [InlineData("i rang the gp and theyre happy")]
    [InlineData("the nurse has looked at it already")]
    [InlineData("ok thanks, i rang them and they're seeing me this afternoon")]
    [InlineData("hi im back, just seen the doctor at the clinic and she gave me antibiotics")]
    [InlineData("I phoned the out of hours line, nurse said the dots are completely normal after RF and not to worry")]
    [InlineData("But I've told you, someone has looked. The nurse says it's all normal")]
    [InlineData("the out of hours nurse checked me and it's fine")]
    public void ThatSomebodyHelpsIsUnderstood(string text) => Assert.NotNull(Alarm.SeenTo(text));

    [Theory]
    [InlineData("im fine, i just ask because my throat is closing", "my throat is closing")]
    [InlineData("ive rung them but my throat is closing", "my throat is closing")]
    public void WhatIsSaidBesidesIsToBeReadTooForItMayBeDanger(string text, string besides) =>
        Assert.EndsWith(besides, Alarm.Denied(text) ?? Alarm.SeenTo(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("i rang but nobody answers")]
    [InlineData("should i call the doctor")]
    public void WhoReachedNobodyIsNotSeenTo(string text) => Assert.Null(Alarm.SeenTo(text));

    [Theory]
    [InlineData("i said no ")]
    [InlineData("no, what, i'm fine, just ")]
    [InlineData("want to do the form before my ")]
    [InlineData("i am ready to start the ")]
    [InlineData("when will they, and so ")]
    [InlineData("seen the doctor and ")]
    [InlineData("send it, is it, ")]
    [InlineData("and not no, but never without ")]
    [InlineData("wrong, my age is wrong, i am 6")]
    [InlineData("can you tell them, after 5, did that go ")]
    [InlineData("do the form, fill in the form and the the the ")]
    [InlineData("yes, but the nurse said ")]
    public void WhatIsRepeatedAHundredTimesTakesNoLonger(string text)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var many = string.Concat(Enumerable.Repeat(text, 200));
        many = many[..Math.Min(many.Length, Turn.MaxTextLength - 2)] + "x;"; // the longest that a turn can have
        Alarm.Denied(many);
        Alarm.SeenTo(many);
        HandoffPhrases.TakesBack(many);
        HandoffPhrases.Refuses(many);
        HandoffPhrases.Withdraws(many);
        HandoffPhrases.AsksHowItStands(many);
        HandoffPhrases.Asks(many);
        IntakeWayIn.IsStart(many);
        IntakePhrases.Read(many);
        IntakePhrases.Sends(many);
        IntakePhrases.QuestionBehind(many);
        IntakePhrases.QuestionRunOn(many);
        IntakePhrases.TakesBack(many);
        IntakePhrases.PointsBack(many);
        HandoffPhrases.Adds(many);
        Alarm.IsEased(many);
        Bot.Intake.Reading.Confirmation.IsYesWithMore(many);
        foreach (var item in new[] { "medicines", "skin-tone", "age", "due-date", "contact-email" }.Select(name => Tests.Intake.Samples.Clinic.Find(name)!))
            Bot.Intake.Reading.AnswerReader.Read(new Bot.Intake.Running.Stop(item, Bot.Intake.Responses.Place.Root.At(item.Step), null, "", null) { Options = item.Options }, many, Tests.Intake.Samples.Now);
        Assert.True(clock.ElapsedMilliseconds < 2_000, $"{clock.ElapsedMilliseconds} ms");
    }

    [Theory]
    [InlineData("im fine but my throat is still closing")]
    [InlineData("no fever tho, just cold and shaky")]
    [InlineData("its an emergency, where do i go")]
    [InlineData("is it fine to wear makeup")]
    [InlineData("not fine at all")]
    [InlineData("its gone")]
    [InlineData("its an emergency")]
    [InlineData("im no good")]
    [InlineData("no good")]
    [InlineData("i am not fine")]
    [InlineData("im not safe")]
    [InlineData("ok")]
    [InlineData("no")]
    [InlineData("it was not a joke")]
    [InlineData("my sight has gone")]
    [InlineData("the swelling is getting better but i cant breathe")]
    public void WhoIsNotWellDeniesNothing(string text) => Assert.Null(Alarm.Denied(text));

    [Theory]
    [InlineData("It isn't painful or hot, just pink like sunburn and a bit dry.")]
    [InlineData("There is no pus and it is getting better every day. Can I put my moisturiser on?")]
    [InlineData("I think you have misunderstood me, I only asked about the sun")]
    [InlineData("The nurse told me pink and flaky is to be expected on day three")]
    [InlineData("It has all calmed down now, the pink has gone")]
    [InlineData("nah its just zits normal acne")]
    public void OfAWarningNothingIsLeft(string text) => Assert.True(Alarm.IsEased(text));

    [Theory]
    [InlineData("it is not getting better")]
    [InlineData("no fever but it is more painful than yesterday")]
    [InlineData("no pus but it's hot")]
    [InlineData("is it normal")]
    [InlineData("when is it healed")]
    [InlineData("the nurse said it is not normal")]
    [InlineData("do i really have to ring")]
    public void WhatIsLeftOfAWarningStays(string text) => Assert.False(Alarm.IsEased(text));

    [Fact]
    public void ANameThatIsAWordElsewhereIsAnAnswer()
    {
        Assert.Equal(SafetyKind.OtherLanguage, OwnRules.Check("Ola")?.Kind);
        Assert.Null(OwnRules.Rules.Check("Ola", ClinicFacts.None, answers: true));
    }

    [Theory]
    [InlineData("I can't breathe")]
    [InlineData("actually my throat is closing up right now")]
    [InlineData("she just collapsed and isn't responding")]
    [InlineData("help my tongue is getting really big")]
    public void DangerIsSeenInAnAnswerToo(string answer) =>
        Assert.Equal(SafetyKind.Emergency, OwnRules.Rules.Check(answer, ClinicFacts.None, answers: true)?.Kind);
}
