using Microneedling.Bot.Intake.Running;

namespace Microneedling.Bot.Tests.Intake;

public sealed class ReadingTests
{
    private const string Goals = """
        {"linkId":"q","type":"choice","repeats":true,"required":true,"answerOption":[
          {"valueCoding":{"code":"acne","display":"Acne scars"}},{"valueCoding":{"code":"pores","display":"Enlarged pores"}},{"valueCoding":{"code":"lines","display":"Fine lines or wrinkles"}},
          {"valueCoding":{"code":"surgery","display":"Surgery scars"}},
          {"valueCoding":{"code":"none","display":"None of these"},"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive","valueBoolean":true}]},
          {"valueCoding":{"code":"not-sure","display":"Not sure"}},{"valueCoding":{"code":"tell-staff","display":"Prefer to say to staff"}}]}
        """;

    [Theory]
    [InlineData("1", "Acne scars")]
    [InlineData("1 and 3", "Acne scars, Fine lines or wrinkles")]
    [InlineData("1,3", "Acne scars, Fine lines or wrinkles")]
    [InlineData("2 3", "Enlarged pores, Fine lines or wrinkles")]
    [InlineData("1-3", "Acne scars, Enlarged pores, Fine lines or wrinkles")]
    [InlineData("the second one", "Enlarged pores")]
    [InlineData("ACNE SCARS", "Acne scars")]
    [InlineData("acne scar", "Acne scars")]
    [InlineData("acne skars, pores", "Acne scars, Enlarged pores")]
    [InlineData("wrinkles", "Fine lines or wrinkles")]
    [InlineData("pores & wrinkles", "Enlarged pores, Fine lines or wrinkles")]
    [InlineData("none", "None of these")]
    [InlineData("nope", "None of these")]
    [InlineData("nothing", "None of these")]
    [InlineData("idk", "Not sure")]
    [InlineData("I'd rather not say", "Prefer to say to staff")]
    [InlineData("scars", null)]
    [InlineData("no scars", null)]
    [InlineData("1 and none", null)]
    [InlineData("9", null)]
    [InlineData("banana", null)]
    public void OptionsArePickedByNumberLabelOrNearLabel(string text, string? expected) => Assert.Equal(expected, Samples.Read(Samples.Of(Goals), text));

    [Fact]
    public void AWordThatFitsTwoOptionsIsAskedBack() =>
        Assert.Equal("Did you mean \"Acne scars\" or \"Surgery scars\"?", Assert.IsType<Step.Refused>(Samples.Try(Samples.Of(Goals), "scars")).Hint);

    [Theory]
    [InlineData("yes", "Yes")]
    [InlineData("yeah I do", "Yes")]
    [InlineData("Yep!", "Yes")]
    [InlineData("of course", "Yes")]
    [InlineData("👍", "Yes")]
    [InlineData("nope", "No")]
    [InlineData("no I don't", "No")]
    [InlineData("not really", "No")]
    [InlineData("nah", "No")]
    [InlineData("yes and no", null)]
    [InlineData("purple", null)]
    [InlineData("not sure", "Not sure")]
    public void YesAndNoComeInEverydayWords(string text, string? expected) => Assert.Equal(expected, Samples.Read(Samples.Of("""{"linkId":"q","type":"boolean"}"""), text));

    [Theory]
    [InlineData("2026-03-09", "9 March 2026")]
    [InlineData("9 March 2026", "9 March 2026")]
    [InlineData("March 9th, 2026", "9 March 2026")]
    [InlineData("9 Mar 26", "9 March 2026")]
    [InlineData("19/3/2026", "19 March 2026")]
    [InlineData("3/19/2026", "19 March 2026")]
    [InlineData("19.03.26", "19 March 2026")]
    [InlineData("Monday 9th of march 2026", "9 March 2026")]
    [InlineData("9th of Marhc 2026", "9 March 2026")]
    [InlineData("Janury 2025", "January 2025")]
    [InlineData("sept 2025", "September 2025")]
    [InlineData("3/2025", "March 2025")]
    [InlineData("2019", "2019")]
    [InlineData("1/1/1990", "1 January 1990")]
    [InlineData("4 july 85", "4 July 1985")]
    [InlineData("yesterday", "21 November 2026")]
    [InlineData("today", "22 November 2026")]
    public void DatesAreReadInTheWaysPeopleTypeThem(string text, string expected) => Assert.Equal(expected, Samples.Read(Samples.Of("""{"linkId":"q","type":"date"}"""), text));

    [Theory]
    [InlineData("3/4/2026", "3 April 2026")]
    [InlineData("last March", "March 2026")]
    [InlineData("last december", "December 2025")]
    [InlineData("two months ago", "22 September 2026")]
    [InlineData("about 3 weeks ago", "1 November 2026")]
    [InlineData("a fortnight ago", "8 November 2026")]
    [InlineData("a couple of weeks ago", "8 November 2026")]
    [InlineData("in 2 weeks", "6 December 2026")]
    [InlineData("14 Sep", "14 September 2026")]
    [InlineData("5 years ago", "2021")]
    [InlineData("last week", "15 November 2026")]
    public void ADateThatCouldBeMeantOtherwiseIsConfirmed(string text, string understood) =>
        Assert.Equal(understood, Assert.IsType<Step.Doubtful>(Samples.Try(Samples.Of("""{"linkId":"q","type":"date"}"""), text)).Understood);

    [Theory]
    [InlineData("30 February 2026")]
    [InlineData("31/31/2026")]
    [InlineData("blue")]
    [InlineData("99999")]
    [InlineData("2026-13-01")]
    public void WhatIsNoDateIsAnsweredWithAnExample(string text) =>
        Assert.Contains("14 March 2026", Assert.IsType<Step.Refused>(Samples.Try(Samples.Of("""{"linkId":"q","type":"date"}"""), text)).Hint, StringComparison.Ordinal);

    [Theory]
    [InlineData("34", "34")]
    [InlineData("I'm 34", "34")]
    [InlineData("thirty four", "34")]
    [InlineData("34 years old", "34")]
    [InlineData("34.5", null)]
    [InlineData("between 3 and 4", null)]
    [InlineData("old", null)]
    [InlineData("1,200", "1200")]
    public void NumbersComeInDigitsAndWords(string text, string? expected) => Assert.Equal(expected, Samples.Read(Samples.Of("""{"linkId":"q","type":"integer"}"""), text));

    [Theory]
    [InlineData("5 kg", "5 kg")]
    [InlineData("70 kilos", "70 kg")]
    [InlineData("70", null)]
    [InlineData("150 lbs", "150 pounds")]
    [InlineData("70 bananas", null)]
    public void AQuantityKnowsItsUnits(string text, string? expected) => Assert.Equal(expected, Samples.Read(Samples.Of("""
        {"linkId":"q","type":"quantity","extension":[
          {"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption","valueCoding":{"system":"http://unitsofmeasure.org","code":"kg","display":"kg"}},
          {"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption","valueCoding":{"system":"http://unitsofmeasure.org","code":"[lb_av]","display":"pounds"}}]}
        """), text));

    [Fact]
    public void AnotherUnitIsConvertedAndConfirmed() => Assert.Equal("1.80 m", Assert.IsType<Step.Doubtful>(Samples.Try(Samples.Of("""
        {"linkId":"q","type":"decimal","extension":[{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-unit","valueCoding":{"code":"m","display":"m"}}]}
        """), "180 cm")).Understood);

    [Theory]
    [InlineData("Sam@Example.COM ", "sam@example.com")]
    [InlineData("sam @ example . com", "sam@example.com")]
    [InlineData("my email is sam@example.com", "sam@example.com")]
    [InlineData("sam at example dot com", "sam@example.com")]
    [InlineData("sam.example.com", null)]
    [InlineData("sam@example", null)]
    public void EmailAddressesAreForgiven(string text, string? expected) => Assert.Equal(expected, Samples.Read(Contact("email"), text));

    [Fact]
    public void ALikelySlipInAnEmailAddressIsAskedAbout() => Assert.Equal("sam@gmail.com", Assert.IsType<Step.Doubtful>(Samples.Try(Contact("email"), "sam@gmial.com")).Understood);

    [Theory]
    [InlineData("07700 900 123", "07700900123")]
    [InlineData("+44 (0)7700-900123", "+447700900123")]
    [InlineData("0044 7700 900123", "+447700900123")]
    [InlineData("call me on 07700 900123", "07700900123")]
    [InlineData("12345", null)]
    [InlineData("my phone", null)]
    public void PhoneNumbersAreForgiven(string text, string? expected) => Assert.Equal(expected, Samples.Read(Contact("tel"), text));

    [Theory]
    [InlineData("My name is Sam O'Neil", "Sam O'Neil")]
    [InlineData("I'm Zoë", "Zoë")]
    [InlineData("Sam", "Sam")]
    [InlineData("123", null)]
    public void NamesMayComeInASentence(string text, string? expected) => Assert.Equal(expected, Samples.Read(Contact("name"), text));

    [Theory]
    [InlineData("14:30", "14:30")]
    [InlineData("2.30 pm", "14:30")]
    [InlineData("2pm", "14:00")]
    [InlineData("noon", "12:00")]
    [InlineData("25:00", null)]
    [InlineData("later", null)]
    public void TimesAreReadInTheWaysPeopleTypeThem(string text, string? expected) => Assert.Equal(expected, Samples.Read(Samples.Of("""{"linkId":"q","type":"time"}"""), text));

    [Fact]
    public void AnAnswerInOwnWordsIsTakenWhereTheQuestionAllowsIt()
    {
        var questionnaire = Samples.Of("""{"linkId":"q","type":"open-choice","repeats":true,"answerOption":[{"valueCoding":{"code":"a","display":"Acne scars"}}]}""");
        Assert.Equal("Acne scars, a burn on my arm", Samples.Read(questionnaire, "acne scars, a burn on my arm"));
        Assert.Equal("something else entirely", Samples.Read(questionnaire, "something else entirely"));
    }

    private static Bot.Intake.Questionnaires.Questionnaire Contact(string input) =>
        Samples.Of($$"""{"linkId":"q","type":"string","required":true,"extension":[{"url":"urn:microneedling-bot:input","valueCode":"{{input}}"}]}""");
}
