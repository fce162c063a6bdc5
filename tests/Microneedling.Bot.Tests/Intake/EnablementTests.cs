namespace Microneedling.Bot.Tests.Intake;

public sealed class EnablementTests
{
    [Theory]
    [InlineData("boolean", "exists", "answerBoolean\":true", "yes", true)]
    [InlineData("boolean", "exists", "answerBoolean\":true", "", false)]
    [InlineData("boolean", "exists", "answerBoolean\":false", "", true)]
    [InlineData("boolean", "=", "answerBoolean\":true", "yes", true)]
    [InlineData("boolean", "=", "answerBoolean\":true", "no", false)]
    [InlineData("boolean", "!=", "answerBoolean\":true", "no", true)]
    [InlineData("boolean", "!=", "answerBoolean\":true", "yes", false)]
    [InlineData("boolean", "!=", "answerBoolean\":true", "", true)]
    [InlineData("integer", ">", "answerInteger\":5", "6", true)]
    [InlineData("integer", ">", "answerInteger\":5", "5", false)]
    [InlineData("integer", ">", "answerInteger\":5", "", false)]
    [InlineData("integer", "<=", "answerInteger\":5", "5", true)]
    [InlineData("decimal", "<", "answerDecimal\":5.5", "5.4", true)]
    [InlineData("decimal", "=", "answerInteger\":5", "5.0", true)]
    [InlineData("date", ">=", "answerDate\":\"2026-03\"", "2026-03-01", true)]
    [InlineData("date", "<", "answerDate\":\"2026-03-02\"", "2026-03-01", true)]
    [InlineData("time", ">", "answerTime\":\"10:00:00\"", "10:30", true)]
    [InlineData("dateTime", "=", "answerDateTime\":\"2026-03-01T10:00:00Z\"", "1 March 2026, 10:00", true)]
    [InlineData("string", "=", "answerString\":\"B\"", "B", true)]
    [InlineData("string", "=", "answerString\":\"B\"", "b", false)]
    [InlineData("date", "=", "answerInteger\":\"2026-03\"", "2026-03", true)]
    public void AQuestionAppliesWhenItsConditionHolds(string type, string symbol, string wanted, string answer, bool applies)
    {
        var questionnaire = Samples.Of($$"""
            {"linkId":"q","type":"{{type}}"},
            {"linkId":"dependent","type":"string","enableWhen":[{"question":"q","operator":"{{symbol}}","{{wanted}}}]}
            """);
        Assert.Equal(applies ? "dependent" : "complete", Samples.Open(Samples.Answer(questionnaire, answer)));
    }

    [Theory]
    [InlineData("all", "yes", "no", "complete")]
    [InlineData("any", "yes", "no", "c")]
    [InlineData("all", "yes", "yes", "c")]
    [InlineData("any", "no", "no", "complete")]
    public void TheBehaviourSaysWhetherAllOrAnyConditionsCount(string behaviour, string a, string b, string open)
    {
        var questionnaire = Samples.Of($$"""
            {"linkId":"a","type":"boolean"},{"linkId":"b","type":"boolean"},
            {"linkId":"c","type":"string","enableBehavior":"{{behaviour}}","enableWhen":[
              {"question":"a","operator":"=","answerBoolean":true},{"question":"b","operator":"=","answerBoolean":true}]}
            """);
        Assert.Equal(open, Samples.Open(Samples.Answer(questionnaire, a, b)));
    }

    [Fact]
    public void AnEarlierQuestionMayWaitForALaterOne()
    {
        var questionnaire = Samples.Of("""
            {"linkId":"early","type":"string","enableWhen":[{"question":"late","operator":"=","answerBoolean":true}]},{"linkId":"late","type":"boolean"}
            """);
        Assert.Equal("early", Samples.Open(Samples.Answer(questionnaire, "yes")));
    }

    [Fact]
    public void InARepeatedGroupTheQuestionOfTheSameInstanceCounts()
    {
        var questionnaire = Samples.Of("""
            {"linkId":"child","type":"group","repeats":true,"text":"Child","item":[
              {"linkId":"school","type":"boolean","text":"At school?"},
              {"linkId":"which","type":"string","text":"Which?","enableWhen":[{"question":"school","operator":"=","answerBoolean":true}]}]}
            """);
        var walk = Samples.Answer(questionnaire, "yes", "St Mary's", "yes", "no");
        Assert.True(walk.Open!.AsksForMore);
        Assert.Equal(["school", "which", "child", "school", "child"], [.. walk.Stops.Where(stop => !stop.AsksForMore).Select(stop => stop.Item.LinkId).Take(2), "child", "school", "child"]);
        Assert.Equal(1, walk.Stops.Count(stop => stop.Item.LinkId == "which"));
    }

    [Fact]
    public void AnswersWhoseQuestionNoLongerAppliesLeaveWithEverythingBelowThem()
    {
        var questionnaire = Samples.Of("""
            {"linkId":"a","type":"boolean"},
            {"linkId":"b","type":"boolean","enableWhen":[{"question":"a","operator":"=","answerBoolean":true}]},
            {"linkId":"c","type":"string","enableWhen":[{"question":"b","operator":"=","answerBoolean":true}]}
            """);
        var walk = Samples.Answer(questionnaire, "yes", "yes", "gone");
        var step = Assert.IsType<Microneedling.Bot.Intake.Running.Step.Taken>(Microneedling.Bot.Intake.Running.Runner.Answer(questionnaire, walk, walk.Stops[0], "no", Samples.Now));
        Assert.Equal(["b", "c"], step.Closed.Select(stop => stop.Item.LinkId));
        Assert.DoesNotContain("gone", Samples.Fhir(questionnaire, step.Walk), StringComparison.Ordinal);
        Assert.Single(step.Walk.Response.Items);
    }

    [Fact]
    public void AnExpressionDecidesToo()
    {
        var questionnaire = Samples.Of("""
            {"linkId":"a","type":"integer"},{"linkId":"b","type":"integer"},
            {"linkId":"c","type":"string","extension":[{"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression",
              "valueExpression":{"language":"text/fhirpath","expression":"%resource.item.where(linkId='a').answer.value + %resource.item.where(linkId='b').answer.value > 10"}}]}
            """);
        Assert.Equal("complete", Samples.Open(Samples.Answer(questionnaire, "4", "5")));
        Assert.Equal("c", Samples.Open(Samples.Answer(questionnaire, "6", "5")));
    }
}
