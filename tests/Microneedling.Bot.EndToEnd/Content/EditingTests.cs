using System.Diagnostics;
using System.Text.Json.Nodes;
using Microneedling.Bot.EndToEnd.Storage;
using Microneedling.Bot.Tests;
using Xunit.Abstractions;

namespace Microneedling.Bot.EndToEnd.Content;

/// <summary>An editor saves files beside the running program, with the clinic's whole content, and visitors ask meanwhile.</summary>
public sealed class EditingTests(ITestOutputHelper output) : IDisposable
{
    private const string Question = "When can I wash my face after microneedling?", Emergency = "my throat is closing and I can't breathe";

    /// <summary>The promise is a second; a test machine does other things beside.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    private readonly TestFolder folder = new();
    private int asked;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("danger.learned")]
    [InlineData("answers.learned")]
    public void TheBuildHasLearnedWhatTheStartNeedNotLearn(string file) =>
        Assert.StartsWith("learned 2 ", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, file)), StringComparison.Ordinal);

    [Fact]
    public async Task WhatIsSavedIsAnsweredSoonAndWhatIsBrokenIsNot()
    {
        var content = Path.Combine(folder.Path, "knowledge");
        folder.CopyIn(Path.Combine(Repository.Root, "knowledge"), "knowledge");
        var article = Path.Combine(content, "articles", "washing-after.md");
        var good = await File.ReadAllTextAsync(article);
        await using var server = await ServerProcess.StartAsync(folder.Path, ("Knowledge:Path", content));
        var before = await AskAsync(server, Question);
        Assert.Contains("wash", before, StringComparison.OrdinalIgnoreCase);

        Save(article, Rewritten(good, "Only with moonlight, said the clinic."));
        await WithinAsync("a changed answer", async () => (await AskAsync(server, Question)).Contains("moonlight"));

        Save(article, "---\nid: washing-after\nquestion: [half");
        await WithinAsync("a broken article", () => Task.FromResult(server.Written.Contains("washing-after.md")));
        Assert.Contains("moonlight", await AskAsync(server, Question));
        Assert.Equal("degraded", await HealthAsync(server));

        Save(article, good);
        await WithinAsync("a mended article", async () => await AskAsync(server, Question) == before && await HealthAsync(server) == "healthy");

        var rules = Path.Combine(content, "safety.yaml");
        var goodRules = await File.ReadAllTextAsync(rules);
        Save(rules, "rules: [");
        await WithinAsync("broken safety rules", () => Task.FromResult(server.Written.Contains("safety.yaml")));
        Assert.Contains("999", await AskAsync(server, Emergency));
        Assert.Equal("degraded", await HealthAsync(server));

        Save(rules, goodRules);
        await WithinAsync("mended safety rules", async () => await HealthAsync(server) == "healthy");
        Assert.Contains("999", await AskAsync(server, Emergency));
    }

    // Somebody new each time: who asks the same again is not told all of it again.
    private async Task<string> AskAsync(ServerProcess server, string question)
    {
        using var visitor = await Visitor.ArriveAsync(server.Address);
        var id = $"{++asked}";
        Assert.True(await visitor.TrySayAsync(server.Address, question, id));
        return (string?)(await visitor.ReadAsync(server.Address)).Last(activity => (string?)activity["from"]?["role"] == "bot" && (string?)activity["type"] == "message")["text"] ?? "";
    }

    private static async Task<string> HealthAsync(ServerProcess server)
    {
        using var http = new HttpClient();
        return (string)JsonNode.Parse(await http.GetStringAsync(new Uri(server.Address, "/health/ready")))!["status"]!;
    }

    private async Task WithinAsync(string what, Func<Task<bool>> isTrue)
    {
        var waited = Stopwatch.StartNew();
        await Until.TrueAsync(isTrue, what);
        output.WriteLine($"{what} after {waited.ElapsedMilliseconds} ms");
        Assert.True(waited.Elapsed < Soon, $"{what} took {waited.Elapsed.TotalSeconds:0.0} s.");
    }

    /// <summary>The article with another direct answer under the same front matter.</summary>
    private static string Rewritten(string article, string answer) => article[..(article.IndexOf("\n---", 4, StringComparison.Ordinal) + 5)] + answer + "\n";

    /// <summary>As editors save: a new file takes the old one's name.</summary>
    private static void Save(string file, string text)
    {
        File.WriteAllText(file + "~", text);
        File.Move(file + "~", file, overwrite: true);
    }
}
