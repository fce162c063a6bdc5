using Microneedling.Bot.Intake.Questionnaires;
using Microneedling.Bot.Intake.Running;

namespace Microneedling.Bot.Tests.Intake;

public sealed class RunnerTests
{
    private const string Ext = "http://hl7.org/fhir/StructureDefinition/";

    [Theory]
    [InlineData("boolean", "yes", "\"valueBoolean\":true")]
    [InlineData("integer", "12", "\"valueInteger\":12")]
    [InlineData("decimal", "2.5", "\"valueDecimal\":2.5")]
    [InlineData("date", "14 March 2026", "\"valueDate\":\"2026-03-14\"")]
    [InlineData("dateTime", "14 March 2026 2.30pm", "\"valueDateTime\":\"2026-03-14T14:30:00\\u002B00:00\"")]
    [InlineData("time", "2.30 pm", "\"valueTime\":\"14:30:00\"")]
    [InlineData("string", "hello", "\"valueString\":\"hello\"")]
    [InlineData("text", "hello", "\"valueString\":\"hello\"")]
    [InlineData("url", "example.org/a", "\"valueUri\":\"https://example.org/a\"")]
    [InlineData("quantity", "5 kg", "\"valueQuantity\":{\"value\":5,\"unit\":\"kg\"}")]
    [InlineData("reference", "Patient/1", "\"valueReference\":{\"reference\":\"Patient/1\"}")]
    public void EveryTypeOfQuestionIsAnsweredInItsOwnType(string type, string answer, string expected)
    {
        var questionnaire = Samples.Of($$"""{"linkId":"q","type":"{{type}}"}""");
        Assert.Contains(expected, Samples.Fhir(questionnaire, Samples.Answer(questionnaire, answer)), StringComparison.Ordinal);
    }

    [Fact]
    public void AValueSetMayTakeInAnotherAndLeaveCodesOut()
    {
        var questionnaire = Samples.Loaded("""
            {"resourceType":"Questionnaire","contained":[
              {"resourceType":"CodeSystem","url":"urn:fruit","concept":[{"code":"a","display":"Apple"},{"code":"b","display":"Bad"},{"code":"c","display":"Citrus","concept":[{"code":"l","display":"Lemon"}]}]},
              {"resourceType":"ValueSet","id":"both","compose":{"include":[{"valueSet":["#fruit"]},{"system":"urn:z","concept":[{"code":"z","display":"Zed"}]}]}},
              {"resourceType":"ValueSet","id":"fruit","compose":{"include":[{"system":"urn:fruit"}],"exclude":[{"system":"urn:fruit","concept":[{"code":"b"}]}]}}],
             "item":[{"linkId":"q","type":"choice","answerValueSet":"#both"}]}
            """);
        Assert.Equal(["Apple", "Citrus", "Lemon", "Zed"], questionnaire.Items[0].Options.Select(option => option.Label));
    }

    [Fact]
    public void TrueMayBeWrittenAsText() => Assert.True(Samples.Of("""{"linkId":"q","type":"string","required":"true","repeats":"false"}""").Items[0] is { Required: true, Repeats: false });

    [Fact]
    public void OptionsMayBeOfAnyType()
    {
        var questionnaire = Samples.Of("""{"linkId":"q","type":"integer","answerOption":[{"valueInteger":12},{"valueInteger":2},{"valueInteger":56}]}""");
        Assert.Equal("2", Samples.Read(questionnaire, "2"));
        // Options that are numbers are picked by what they say, never by their place.
        Assert.Null(Samples.Read(questionnaire, "3"));
        var scale = Samples.Of("""{"linkId":"q","type":"choice","answerOption":[{"valueString":"0 - not at all"},{"valueString":"1 - a little"},{"valueString":"2 - a lot"}]}""");
        Assert.Equal("1 - a little", Samples.Read(scale, "1"));
        Assert.Equal("0 - not at all", Samples.Read(scale, "0"));
        Assert.Equal("2 - a lot", Samples.Read(scale, "a lot"));
    }

    [Theory]
    [InlineData("minValue\",\"valueInteger\":3", "integer", "2", false)]
    [InlineData("minValue\",\"valueInteger\":3", "integer", "3", true)]
    [InlineData("maxValue\",\"valueInteger\":3", "integer", "4", false)]
    [InlineData("maxValue\",\"valueDate\":\"2026-01-31", "date", "2026-02-01", false)]
    [InlineData("maxValue\",\"valueDate\":\"2026-01-31", "date", "2026-01", true)]
    [InlineData("minLength\",\"valueInteger\":3", "string", "ab", false)]
    [InlineData("regex\",\"valueString\":\"[0-9]{4}", "string", "12345", false)]
    [InlineData("regex\",\"valueString\":\"[0-9]{4}", "string", "1234", true)]
    [InlineData("maxDecimalPlaces\",\"valueInteger\":1", "decimal", "1.25", false)]
    public void LimitsAreKept(string limit, string type, string answer, bool taken)
    {
        if (!limit.Contains("\":", StringComparison.Ordinal) || limit[^1] is not (>= '0' and <= '9') || limit.Contains("valueDate", StringComparison.Ordinal)) limit += "\"";
        var questionnaire = Samples.Of($$"""{"linkId":"q","type":"{{type}}","extension":[{"url":"{{Ext}}{{limit}} }]}""");
        Assert.Equal(taken, Samples.Try(questionnaire, answer) is Step.Taken);
    }

    [Fact]
    public void AComputedLimitIsKept()
    {
        var questionnaire = Samples.Of($$"""
            {"linkId":"q","type":"date","extension":[{"url":"{{Ext}}maxValue","_valueDate":{"extension":[{"url":"{{Ext}}cqf-calculatedValue",
              "valueExpression":{"language":"text/fhirpath","expression":"today() - 18 years"} }]} }]}
            """);
        Assert.IsType<Step.Refused>(Samples.Try(questionnaire, "2010-01-01"));
        Assert.IsType<Step.Taken>(Samples.Try(questionnaire, "2008-11-22"));
    }

    [Fact]
    public void ARequiredQuestionCannotBeSkippedAndAnOptionalOneCan()
    {
        var required = Samples.Of("""{"linkId":"q","type":"string","required":true}""");
        var optional = Samples.Of("""{"linkId":"q","type":"string"}""");
        Assert.IsType<Step.Refused>(Runner.Skip(required, Runner.Start(required, Samples.Now), Runner.Start(required, Samples.Now).Open!, Samples.Now));
        Assert.True(Samples.Answer(optional, "").IsComplete);
        Assert.DoesNotContain("\"item\"", Samples.Fhir(optional, Samples.Answer(optional, "")), StringComparison.Ordinal);
    }

    [Fact]
    public void SeveralAnswersAreCountedAgainstFewestAndMost()
    {
        var questionnaire = Samples.Of($$"""
            {"linkId":"q","type":"string","repeats":true,"extension":[{"url":"{{Ext}}questionnaire-minOccurs","valueInteger":2},{"url":"{{Ext}}questionnaire-maxOccurs","valueInteger":3}]}
            """);
        Assert.IsType<Step.Refused>(Samples.Try(questionnaire, "a; b; c; d"));
        Assert.Equal("q", Samples.Open(Samples.Answer(questionnaire, "a")));
        Assert.True(Samples.Answer(questionnaire, "a", "b").IsComplete);
        Assert.Equal("a, b, c", Samples.Answer(questionnaire, "a", "b; c").Stops[0].Answer);
    }

    [Fact]
    public void AGroupRepeatsUntilThePersonSaysNo()
    {
        var questionnaire = Samples.Of("""{"linkId":"g","type":"group","repeats":true,"text":"Child","item":[{"linkId":"name","type":"string"}]}""");
        var walk = Samples.Answer(questionnaire, "Ann", "yes", "Bob", "no");
        Assert.True(walk.IsComplete);
        Assert.Equal(["Ann", "Bob"], walk.Response.AnswersTo("name").Select(value => value.Words));
        Assert.Equal(2, walk.Response.Items.Count);
    }

    [Fact]
    public void AGroupRepeatsAtLeastAndAtMostAsOftenAsItSays()
    {
        var questionnaire = Samples.Of($$"""
            {"linkId":"g","type":"group","repeats":true,"extension":[{"url":"{{Ext}}questionnaire-minOccurs","valueInteger":2},{"url":"{{Ext}}questionnaire-maxOccurs","valueInteger":2}],
             "item":[{"linkId":"name","type":"string"}]}
            """);
        Assert.True(Samples.Answer(questionnaire, "Ann", "Bob").IsComplete);
        Assert.False(Samples.Answer(questionnaire, "Ann").IsComplete);
    }

    [Fact]
    public void QuestionsUnderAnAnswerAreAskedForEachAnswer()
    {
        var questionnaire = Samples.Of("""
            {"linkId":"pets","type":"choice","repeats":true,"text":"Pets?","answerOption":[{"valueString":"Cat"},{"valueString":"Dog"}],
             "item":[{"linkId":"name","type":"string","text":"Name?"}]}
            """);
        var walk = Samples.Answer(questionnaire, "1 and 2");
        Assert.Equal(["Name? (Cat)", "Name? (Dog)"], walk.Stops.Skip(1).Select(stop => stop.Question));
        walk = Samples.Answer(questionnaire, walk, "Tom", "Rex");
        var step = Assert.IsType<Step.Taken>(Runner.Answer(questionnaire, walk, walk.Stops[0], "dog", Samples.Now));
        Assert.Equal(["Rex"], step.Walk.Response.AnswersTo("name").Select(value => value.Words));
    }

    [Fact]
    public void HiddenAndReadOnlyQuestionsHoldTheirInitialValuesAndOthersProposeThem()
    {
        var questionnaire = Samples.Of($$"""
            {"linkId":"h","type":"string","initial":[{"valueString":"phone"}],"extension":[{"url":"{{Ext}}questionnaire-hidden","valueBoolean":true}]},
            {"linkId":"r","type":"integer","readOnly":true,"initial":[{"valueInteger":7}]},
            {"linkId":"p","type":"string","initial":[{"valueString":"abc"}]}
            """);
        var walk = Runner.Start(questionnaire, Samples.Now);
        Assert.Equal("p", Samples.Open(walk));
        Assert.Equal(["phone"], walk.Response.AnswersTo("h").Select(value => value.Words));
        Assert.Equal(["7"], walk.Response.AnswersTo("r").Select(value => value.Words));
        Assert.Equal(["abc"], Samples.Answer(questionnaire, "").Response.AnswersTo("p").Select(value => value.Words));
        Assert.Equal(["xyz"], Samples.Answer(questionnaire, "xyz").Response.AnswersTo("p").Select(value => value.Words));
    }

    [Fact]
    public void AScoreIsComputedAndNeverAsked()
    {
        var questionnaire = Samples.Of($$"""
            {"linkId":"a","type":"choice","answerOption":[
              {"valueCoding":{"code":"x","display":"X"},"extension":[{"url":"{{Ext}}ordinalValue","valueDecimal":3}]},
              {"valueCoding":{"code":"y","display":"Y"},"extension":[{"url":"{{Ext}}ordinalValue","valueDecimal":5}]}]},
            {"linkId":"score","type":"decimal","readOnly":true,"extension":[{"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",
              "valueExpression":{"language":"text/fhirpath","expression":"%resource.repeat(item).answer.weight().sum()"} }]}
            """);
        var walk = Samples.Answer(questionnaire, "Y");
        Assert.True(walk.IsComplete);
        Assert.Equal("5", Assert.Single(walk.Response.AnswersTo("score")).Words);
    }

    [Fact]
    public void AnswersOfOneQuestionCanBeTheOptionsOfAnother()
    {
        var questionnaire = Samples.Of("""
            {"linkId":"names","type":"string","repeats":true},
            {"linkId":"first","type":"choice","extension":[{"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-answerExpression",
              "valueExpression":{"language":"text/fhirpath","expression":"%resource.item.where(linkId='names').answer.value"} }]}
            """);
        var walk = Samples.Answer(questionnaire, "Ann; Bob");
        Assert.Equal(["Ann", "Bob"], walk.Open!.Options.Select(option => option.Label));
        Assert.Equal("Bob", Samples.Answer(questionnaire, walk, "2").Stops[1].Answer);
    }

    [Fact]
    public void AnOptionIsOfferedOnlyWhileItsRuleHolds()
    {
        var questionnaire = Samples.Of("""
            {"linkId":"adult","type":"boolean"},
            {"linkId":"drink","type":"choice","answerOption":[{"valueString":"Tea"},{"valueString":"Wine"}],"extension":[
              {"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-answerOptionsToggleExpression","extension":[{"url":"option","valueString":"Wine"},
                {"url":"expression","valueExpression":{"language":"text/fhirpath","expression":"%resource.item.where(linkId='adult').answer.value"}}]}]}
            """);
        Assert.Equal(["Tea"], Samples.Answer(questionnaire, "no").Open!.Options.Select(option => option.Label));
        var walk = Samples.Answer(questionnaire, "yes", "wine");
        var step = Assert.IsType<Step.Taken>(Runner.Answer(questionnaire, walk, walk.Stops[0], "no", Samples.Now));
        Assert.Equal(["drink"], step.Closed.Select(stop => stop.Item.LinkId));
    }

    [Fact]
    public void ARuleOverTwoAnswersIsHeldAgainstTheLast()
    {
        var questionnaire = Samples.Of($$"""
            {"linkId":"g","type":"group","extension":[{"url":"{{Ext}}questionnaire-constraint","extension":[{"url":"key","valueId":"k"},{"url":"severity","valueCode":"error"},
              {"url":"expression","valueString":"item.where(linkId='from').answer.value <= item.where(linkId='to').answer.value"},{"url":"human","valueString":"It ends before it begins."}]}],
             "item":[{"linkId":"from","type":"date"},{"linkId":"to","type":"date"}]}
            """);
        var walk = Samples.Answer(questionnaire, "2026-03-10");
        Assert.Equal("It ends before it begins.", Assert.IsType<Step.Refused>(Runner.Answer(questionnaire, walk, walk.Open!, "2026-03-09", Samples.Now)).Hint);
        Assert.True(Samples.Answer(questionnaire, walk, "2026-03-11").IsComplete);
    }

    [Fact]
    public void ContainedAndShippedValueSetsGiveTheOptions()
    {
        var loaded = QuestionnaireFile.Load("""
            {"resourceType":"Questionnaire","contained":[{"resourceType":"ValueSet","id":"vs","compose":{"include":[{"system":"s","concept":[{"code":"1","display":"One"},{"code":"2","display":"Two"}]}]}}],
             "item":[{"linkId":"a","type":"choice","answerValueSet":"#vs"},{"linkId":"b","type":"choice","answerValueSet":"http://hl7.org/fhir/ValueSet/administrative-gender|4.0.1"}]}
            """);
        var walk = Samples.Answer(loaded.Questionnaire!, "two", "female");
        Assert.Contains("\"valueCoding\":{\"system\":\"s\",\"code\":\"2\",\"display\":\"Two\"}", Samples.Fhir(loaded.Questionnaire!, walk), StringComparison.Ordinal);
        Assert.Contains("\"code\":\"female\"", Samples.Fhir(loaded.Questionnaire!, walk), StringComparison.Ordinal);
    }

    [Fact]
    public void AnOptionalFileIsPassedOverWithAWord()
    {
        var questionnaire = Samples.Of("""{"linkId":"photo","type":"attachment","text":"A photo"},{"linkId":"q","type":"string"}""");
        var walk = Runner.Start(questionnaire, Samples.Now);
        Assert.Equal("q", Samples.Open(walk));
        Assert.Contains("files are not taken here", Assert.Single(walk.Open!.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void AResponseReadBackIsTheSameResponse()
    {
        var questionnaire = Samples.Of("""
            {"linkId":"g/1:x","type":"group","repeats":true,"item":[{"linkId":"a","type":"date"},{"linkId":"b","type":"quantity"}]},{"linkId":"c","type":"boolean","required":true}
            """);
        var walk = Samples.Answer(questionnaire, "2026-03", "5 kg", "yes", "2025", "", "no");
        var back = Runner.Resume(questionnaire, Bot.Intake.Responses.ResponseJson.Read(Bot.Intake.Responses.ResponseJson.ToJson(walk.Response)), Samples.Now);
        Assert.Equal(Samples.Fhir(questionnaire, walk), Samples.Fhir(questionnaire, back));
        Assert.Equal("c", Samples.Open(back));
    }
}
