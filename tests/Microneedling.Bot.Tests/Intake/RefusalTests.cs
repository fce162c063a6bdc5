using Microneedling.Bot.Intake.Questionnaires;
using Microneedling.Bot.Intake.Running;

namespace Microneedling.Bot.Tests.Intake;

public sealed class RefusalTests
{
    private const string YesNo = """{"linkId":"a","type":"boolean","text":"A?"}""";

    [Theory]
    [InlineData("""{"type":"boolean","text":"A?"}""", "has no linkId")]
    [InlineData("""{"linkId":"a","text":"A?"}""", "item \"a\": it has no type")]
    [InlineData("""{"linkId":"a","type":"question"}""", "the type \"question\" is not one of FHIR R4")]
    [InlineData(YesNo + "," + YesNo, "this linkId is used twice")]
    [InlineData(YesNo + ""","x""", "not JSON")]
    [InlineData(YesNo + """,{"linkId":"b","type":"string","enableWhen":[{"question":"z","operator":"=","answerBoolean":true}]}""", "names the question \"z\"")]
    [InlineData(YesNo + """,{"linkId":"b","type":"string","enableWhen":[{"question":"a","operator":"~","answerBoolean":true}]}""", "operator \"~\"")]
    [InlineData(YesNo + """,{"linkId":"b","type":"string","enableWhen":[{"question":"a","operator":"="}]}""", "no answer to compare with")]
    [InlineData("""{"linkId":"a","type":"string","modifierExtension":[{"url":"urn:x","valueBoolean":true}]}""", "modifier extension urn:x")]
    [InlineData("""{"linkId":"a","type":"string","extension":[{"url":"http://hl7.org/fhir/StructureDefinition/regex","valueString":"("}]}""", "regex")]
    [InlineData("""{"linkId":"a","type":"string","extension":[{"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression","valueExpression":{"language":"text/fhirpath","expression":"a.memberOf('x')"}}]}""", "memberOf() is not supported")]
    [InlineData("""{"linkId":"a","type":"choice","extension":[{"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-answerExpression","valueExpression":{"language":"application/x-fhir-query","expression":"Patient"}}]}""", "needs a server")]
    [InlineData("""{"linkId":"a","type":"display","extension":[{"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-subQuestionnaire","valueCanonical":"x"}]}""", "another questionnaire")]
    public void WhatCannotBeRunIsRefusedWithTheReason(string items, string reason) =>
        Assert.Contains(reason, Assert.Single(Samples.FaultsOf(items)), StringComparison.Ordinal);

    [Fact]
    public void ConditionsThatWaitForEachOtherAreRefusedWithTheWayRound()
    {
        var faults = Samples.FaultsOf("""
            {"linkId":"a","type":"boolean","enableWhen":[{"question":"b","operator":"exists","answerBoolean":true}]},
            {"linkId":"b","type":"boolean","enableWhen":[{"question":"a","operator":"exists","answerBoolean":true}]}
            """);
        Assert.Contains("a → b → a", Assert.Single(faults), StringComparison.Ordinal);
    }

    [Fact]
    public void AGroupThatWaitsForItsOwnQuestionIsRefused() =>
        Assert.Contains("in a circle", Assert.Single(Samples.FaultsOf("""
            {"linkId":"g","type":"group","enableWhen":[{"question":"a","operator":"=","answerBoolean":true}],"item":[{"linkId":"a","type":"boolean"}]}
            """)), StringComparison.Ordinal);

    [Fact]
    public void EveryFaultIsToldAtOnce() => Assert.Equal(2, Samples.FaultsOf("""{"linkId":"a","type":"x"},{"linkId":"b","type":"y"}""").Count);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"resourceType":"Patient"}""")]
    [InlineData("""{"resourceType":"Questionnaire"}""")]
    [InlineData("""{"resourceType":"Questionnaire","resourceType":"Questionnaire","item":[]}""")]
    public void WhatIsNoQuestionnaireIsRefused(string json) => Assert.NotEmpty(QuestionnaireFile.Load(json).Faults);

    [Theory]
    [InlineData("""{"linkId":"a","type":"choice","required":true,"answerValueSet":"http://example.org/vs"}""", "the codes of the value set http://example.org/vs are not at hand")]
    [InlineData("""{"linkId":"a","type":"choice","required":true}""", "nothing to choose from")]
    public void AChoiceThatMustBeAnsweredIsRefusedWithoutItsOptions(string item, string reason)
    {
        var fault = Assert.Single(Samples.FaultsOf(item));
        Assert.StartsWith("item \"a\": ", fault, StringComparison.Ordinal);
        Assert.Contains(reason, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void AChoiceThatMayBeLeftIsPassedOverWithAWordWhenItsOptionsAreNotAtHand()
    {
        var loaded = QuestionnaireFile.Load("""{"resourceType":"Questionnaire","item":[{"linkId":"a","text":"Area","type":"choice","answerValueSet":"http://example.org/vs"},{"linkId":"b","text":"Name","type":"string"}]}""");
        Assert.Empty(loaded.Faults);
        Assert.Contains("it is passed over", Assert.Single(loaded.Notices), StringComparison.Ordinal);
        var stop = Runner.Start(loaded.Questionnaire!, Samples.Now).Open!;
        Assert.Equal("b", stop.Item.LinkId);
        Assert.Equal(["(Area: this cannot be answered here; the team will ask you.)"], stop.Notes);
    }

    [Fact]
    public void AnOpenChoiceWithoutItsOptionsIsAnsweredInOwnWordsWhichItAllows()
    {
        var loaded = QuestionnaireFile.Load("""{"resourceType":"Questionnaire","item":[{"linkId":"a","type":"open-choice","answerValueSet":"http://example.org/vs"}]}""");
        Assert.Contains("http://example.org/vs", Assert.Single(loaded.Notices), StringComparison.Ordinal);
        Assert.Contains("\"valueString\":\"blue\"", Samples.Fhir(loaded.Questionnaire!, Samples.Answer(loaded.Questionnaire!, "blue")), StringComparison.Ordinal);
    }

    [Fact]
    public void AChoiceThatNobodyIsAskedNeedsNoOptions() =>
        Assert.Empty(Samples.FaultsOf("""{"linkId":"a","type":"choice","answerValueSet":"http://example.org/vs","readOnly":true},{"linkId":"b","type":"boolean"}"""));

    [Theory]
    [InlineData("""{"include":[{"system":"u","concept":[{"code":"1"}]},{"system":"elsewhere"}]}""")]
    [InlineData("""{"include":[{"system":"u","concept":[{"code":"1"}]},{"system":"u","filter":[{"property":"concept","op":"is-a","value":"2"}]}]}""")]
    [InlineData("""{"include":[{"system":"u","concept":[{"code":"1"}]},{"valueSet":["http://example.org/vs"]}]}""")]
    [InlineData("""{"include":[{"system":"u","concept":[{"code":"1"}]},{"valueSet":["#v"]}]}""")]
    public void HalfAValueSetIsNone(string compose) =>
        Assert.Contains("not at hand", Assert.Single(QuestionnaireFile.Load($$"""{"resourceType":"Questionnaire","contained":[{"resourceType":"ValueSet","id":"v","compose":{{compose}}}],"item":[{"linkId":"a","type":"choice","required":true,"answerValueSet":"#v"}]}""").Faults), StringComparison.Ordinal);
}
