using System.Text.Json.Nodes;
using Microneedling.Bot.Web.Commands;

namespace Microneedling.Bot.Tests.Intake;

public sealed class IntakeCommandTests : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly StringWriter output = new(), error = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void ACompleteWalkWritesTheResponse()
    {
        var (exit, response) = Run("""{"resourceType":"Questionnaire","url":"http://example.org/q","version":"2","item":[{"linkId":"a","type":"date","text":"When?","required":true},{"linkId":"b","type":"boolean"}]}""", "blue\n3/4/2026\nyes\nnope\n");
        Assert.Equal(0, exit);
        Assert.Equal("completed", (string?)response!["status"]);
        Assert.Equal("http://example.org/q|2", (string?)response["questionnaire"]);
        Assert.Equal("""[{"linkId":"a","text":"When?","answer":[{"valueDate":"2026-04-03"}]},{"linkId":"b","answer":[{"valueBoolean":false}]}]""", response["item"]!.ToJsonString());
    }

    [Fact]
    public void AnInputThatEndsEarlyIsTwo()
    {
        var (exit, response) = Run("""{"resourceType":"Questionnaire","item":[{"linkId":"a","type":"string"},{"linkId":"b","type":"string","required":true}]}""", "hello\n");
        Assert.Equal(2, exit);
        Assert.Equal("in-progress", (string?)response!["status"]);
        Assert.Contains("ended at \"b\"", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnusableQuestionnaireIsOneWithTheReason()
    {
        var (exit, response) = Run("""{"resourceType":"Questionnaire","item":[{"linkId":"a","type":"riddle"}]}""", "");
        Assert.Equal(1, exit);
        Assert.Null(response);
        Assert.Contains("item \"a\": the type \"riddle\"", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void BackAnswersTheQuestionBeforeAnew()
    {
        var (exit, response) = Run("""{"resourceType":"Questionnaire","item":[{"linkId":"a","type":"string"},{"linkId":"b","type":"string"}]}""", "one\nback\nuno\ntwo\n");
        Assert.Equal(0, exit);
        Assert.Equal("uno", (string?)response!["item"]![0]!["answer"]![0]!["valueString"]);
    }

    [Theory]
    [InlineData]
    [InlineData("nowhere.json")]
    [InlineData("a.json", "--resonse", "b.json")]
    public void WrongUseIsOne(params string[] args) => Assert.Equal(1, IntakeCommand.Run(args, TextReader.Null, output, error));

    [Fact]
    public void ValueSetsBesideTheQuestionnaireAreUsed()
    {
        File.WriteAllText(Path.Combine(folder.Path, "colours.json"), """{"resourceType":"ValueSet","url":"http://example.org/colours","expansion":{"contains":[{"system":"s","code":"r","display":"Red"}]}}""");
        var (exit, response) = Run("""{"resourceType":"Questionnaire","item":[{"linkId":"a","type":"choice","answerValueSet":"http://example.org/colours"}]}""", "red\n");
        Assert.Equal(0, exit);
        Assert.Equal("r", (string?)response!["item"]![0]!["answer"]![0]!["valueCoding"]!["code"]);
    }

    /// <summary>Our own set: one small questionnaire a feature, each with the lines that answer it.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void EachOfOurQuestionnairesRunsToItsEnd(string name)
    {
        var file = Path.Combine(Repository.Root, "tests", "Microneedling.Bot.Tests", "Intake", "Questionnaires", name);
        var lines = string.Join('\n', JsonNode.Parse(File.ReadAllText(file))!["extension"]!.AsArray().First(extension => (string?)extension!["url"] == "urn:test:lines")!["valueString"]!.ToString().Split('|')) + "\n";
        var target = Path.Combine(folder.Path, "out.json");
        Assert.Equal(0, IntakeCommand.Run([file, "--response", target], new StringReader(lines), output, error, new MovableClock(Samples.Now)));
        var response = JsonNode.Parse(File.ReadAllText(target))!;
        Assert.Equal("completed", (string?)response["status"]);
        Assert.Equal([], ResponseCheck.Faults(JsonNode.Parse(File.ReadAllText(file))!, response));
    }

    public static TheoryData<string> Files() =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "tests", "Microneedling.Bot.Tests", "Intake", "Questionnaires"), "*.json").Select(file => Path.GetFileName(file)).Order()];

    private (int Exit, JsonNode? Response) Run(string json, string lines)
    {
        var file = Path.Combine(folder.Path, "q.questionnaire.json");
        var target = Path.Combine(folder.Path, "response.json");
        File.WriteAllText(file, json);
        var exit = IntakeCommand.Run([file, "--response", target], new StringReader(lines), output, error, new MovableClock(Samples.Now));
        return (exit, File.Exists(target) ? JsonNode.Parse(File.ReadAllText(target)) : null);
    }
}
