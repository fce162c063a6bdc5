using System.Text.Json.Nodes;
using Microneedling.Bot.Intake.FhirPath;

namespace Microneedling.Bot.Tests.Intake;

public sealed class FhirPathTests
{
    private static readonly JsonNode Focus = JsonNode.Parse("""
        {"resourceType":"QuestionnaireResponse","item":[
          {"linkId":"a","answer":[{"valueInteger":3}]},
          {"linkId":"b","answer":[{"valueString":"Hello"},{"valueString":"you"}]},
          {"linkId":"c","answer":[{"valueCoding":{"code":"x","display":"X"},"item":[{"linkId":"d","answer":[{"valueBoolean":true}]}]}]},
          {"linkId":"e","answer":[{"valueDate":"2026-03-09"}]}]}
        """)!;

    [Theory]
    [InlineData("item.count()", "4")]
    [InlineData("item.where(linkId='a').answer.value + 2 * 3", "9")]
    [InlineData("(item.where(linkId = 'a').answer.value + 2) * 3", "15")]
    [InlineData("7 div 2", "3")]
    [InlineData("7 mod 2", "1")]
    [InlineData("7 / 2", "3.5")]
    [InlineData("-3 + 1", "-2")]
    [InlineData("item.where(linkId='b').answer.value.join(', ')", "Hello, you")]
    [InlineData("item.where(linkId='b').answer.value.first().lower() & '!'", "hello!")]
    [InlineData("item[1].answer[1].valueString", "you")]
    [InlineData("item.answer.value.code", "x")]
    [InlineData("item.answer.valueCoding.exists(code = 'x')", "true")]
    [InlineData("repeat(item | answer).where(linkId = 'd').exists()", "true")]
    [InlineData("descendants().where(linkId='d').answer.value", "true")]
    [InlineData("item.where(linkId='z').answer.value", "")]
    [InlineData("item.where(linkId='z').empty()", "true")]
    [InlineData("item.where(linkId='z').answer.value = 3", "")]
    [InlineData("{} or true", "true")]
    [InlineData("{} and false", "false")]
    [InlineData("false implies {}", "true")]
    [InlineData("true xor false", "true")]
    [InlineData("(1 = 1).not()", "false")]
    [InlineData("3 in (1 | 3)", "true")]
    [InlineData("(1 | 3 | 3).count()", "2")]
    [InlineData("(1 | 2) contains 2", "true")]
    [InlineData("'abc'.contains('b') and 'abc'.startsWith('a') and 'abc'.matches('[a-c]+')", "true")]
    [InlineData("'abc'.substring(1, 1)", "b")]
    [InlineData("iif(1 > 2, 'a', 'b')", "b")]
    [InlineData("iif(1 > 2, 'a')", "")]
    [InlineData("'3'.toInteger() + 1", "4")]
    [InlineData("3.14.round(1)", "3.1")]
    [InlineData("(3 | 1 | 2).sum()", "6")]
    [InlineData("(3 | 1 | 2).max()", "3")]
    [InlineData("today()", "2026-11-22")]
    [InlineData("today() - 18 years", "2008-11-22")]
    [InlineData("item.where(linkId='e').answer.value + 2 weeks", "2026-03-23")]
    [InlineData("item.where(linkId='e').answer.value < @2026-04-01", "true")]
    [InlineData("item.where(linkId='a').answer.value is Integer", "true")]
    [InlineData("item.answer.value.ofType(boolean)", "")]
    [InlineData("item.select(linkId).take(2).join('')", "ab")]
    [InlineData("QuestionnaireResponse.item.first().linkId", "a")]
    [InlineData("%known + 1", "6")]
    [InlineData("%unknown.exists()", "false")]
    [InlineData("'it''s' = 'x' // said aside", null)]
    [InlineData("'it\\'s'", "it's")]
    public void TheSubsetGivesWhatTheSpecificationSays(string expression, string? expected)
    {
        var parsed = Expression.TryParse(expression, out var fault);
        if (expected is null)
        {
            Assert.NotNull(fault);
            return;
        }
        Assert.Null(fault);
        var results = parsed!.Of(Focus, new Surroundings(name => name is "known" ? [5m] : null, Samples.Now));
        Assert.Equal(expected, string.Join(", ", results.Select(Functions.TextOf)));
    }

    [Theory]
    [InlineData("a.memberOf('x')")]
    [InlineData("a +")]
    [InlineData("(a")]
    [InlineData("a ? b")]
    [InlineData("'open")]
    [InlineData("")]
    public void WhatIsNotOfTheSubsetIsRefusedWithAReason(string expression)
    {
        Assert.Null(Expression.TryParse(expression, out var fault));
        Assert.False(string.IsNullOrEmpty(fault));
    }

    [Fact]
    public void TheContextIsTheItemThatTheExpressionStandsOn()
    {
        const string Expression = """{"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression","valueExpression":{"language":"text/fhirpath","expression":"%resource.item.where(linkId='a').answer.value = %context.linkId and %qitem.text.exists()"}}""";
        var questionnaire = Samples.Of($$"""{"linkId":"a","type":"string"},{"linkId":"b","type":"string","text":"B?","extension":[{{Expression}}]},{"linkId":"c","type":"string","text":"C?","extension":[{{Expression}}]}""");
        Assert.Equal("b", Samples.Open(Samples.Answer(questionnaire, "b")));
        Assert.Equal("c", Samples.Open(Samples.Answer(questionnaire, "c")));
        Assert.Equal("complete", Samples.Open(Samples.Answer(questionnaire, "d")));
    }
}
