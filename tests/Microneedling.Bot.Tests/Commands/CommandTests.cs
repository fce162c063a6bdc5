using System.Text.Json;
using Microneedling.Bot.Tests.Knowledge;
using Microneedling.Bot.Web.Commands;

namespace Microneedling.Bot.Tests.Commands;

public sealed class CommandTests : IDisposable
{
    private readonly SomeContent content = new SomeContent()
        .Article("does-it-hurt", "Does it hurt?", ["is it painful"], "A little.")
        .Article("parking", "Where can I park?", ["is there a car park"], "Behind the house.");

    private readonly StringWriter output = new();

    [Fact]
    public async Task AskPrintsTheDecisionAsJson()
    {
        Assert.Equal(0, await AskCommand.RunAsync(["does it hurt?", "--json", "--knowledge", content.Path], output, output));
        using var json = JsonDocument.Parse(output.ToString());
        Assert.Equal(["decision", "id", "options", "score", "text"], json.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Contains(json.RootElement.GetProperty("decision").GetString(), new[] { "answer", "clarify" });
    }

    [Fact]
    public async Task CheckSaysWhatIsWrongAndFails()
    {
        content.File("articles/broken.md", "no keys");
        Assert.Equal(1, await CheckCommand.RunAsync(["--knowledge", content.Path], output, output));
        Assert.Contains("articles/broken.md:1: ", output.ToString());
    }

    [Fact]
    public async Task CheckOfCleanContentPasses() => Assert.Equal(0, await CheckCommand.RunAsync(["--knowledge", content.Path], output, output));

    [Fact]
    public async Task EvalWritesALineARowAndShowsWhatChangedSinceTheLastRun()
    {
        content.File("set.tsv", "question\tid\tsource\nwhere is the car park\tparking\town\nwho won the match\tnone\town\n");
        string[] args = [Path.Combine(content.Path, "set.tsv"), "--json", Path.Combine(content.Path, "out.jsonl"), "--knowledge", content.Path];
        Assert.Equal(0, await EvalCommand.RunAsync(args, output, output));
        Assert.Contains("success@1", output.ToString());

        var rows = File.ReadAllLines(args[2]);
        Assert.Equal(2, rows.Length);
        using (var row = JsonDocument.Parse(rows[0]))
            Assert.Equal(["question", "expected", "decision", "id", "options", "ranked", "score", "correct"], row.RootElement.EnumerateObject().Select(property => property.Name));

        File.WriteAllLines(args[2], [rows[0].Replace("\"parking\"", "\"elsewhere\""), rows[1]]);
        await EvalCommand.RunAsync(args, output, output);
        Assert.Contains("Since the last run: 1 changed", output.ToString());
    }

    [Fact]
    public async Task EvalNamesLabelsThatAreNoArticle()
    {
        content.File("set.tsv", "question\tid\nwhere is the car park\tparking,elsewhere\nwho won the match\tnone\nmy face is on fire\temergency\n");
        Assert.Equal(0, await EvalCommand.RunAsync([Path.Combine(content.Path, "set.tsv"), "--knowledge", content.Path], output, output));
        Assert.Contains("1 labels are no article of this content and count as wrong, the first 'parking,elsewhere' of 'where is the car park'", output.ToString());
    }

    [Theory]
    [InlineData("ask")]
    [InlineData("eval", "nowhere.tsv")]
    [InlineData("check", "--wrong")]
    [InlineData("dance")]
    public async Task AWrongCallSaysHowAndEndsWith2(params string[] args) => Assert.Equal(2, await CommandLine.TryRunAsync(args));

    [Theory]
    [InlineData]
    [InlineData("--urls", "http://localhost:1")]
    public async Task WithoutACommandTheProgramServes(params string[] args) => Assert.Null(await CommandLine.TryRunAsync(args));

    public void Dispose() => content.Dispose();
}
