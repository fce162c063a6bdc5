using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff.Safety;

namespace Microneedling.Bot.Tests.Handoff.Safety;

/// <summary>The project's own rules, and messages to try them on.</summary>
internal static class OwnRules
{
    private static readonly Lazy<SafetyRules> Loaded = new(() =>
    {
        using var yaml = File.OpenText(Path.Combine(Repository.Root, "knowledge", "safety.yaml"));
        var (rules, faults) = SafetyFile.Read("knowledge/safety.yaml", yaml);
        Assert.Empty(faults);
        return rules!;
    });

    public static SafetyRules Rules => Loaded.Value;

    public static SafetyFinding? Check(string text) => Rules.Check(text, ClinicFacts.None);

    /// <summary>Rows of <c>messages.tsv</c> (kind, set, text) beside this file.</summary>
    public static IReadOnlyList<(string Kind, string Set, string Text)> Messages { get; } =
        [.. Rows(Path.Combine("tests", "Microneedling.Bot.Tests", "Handoff", "Safety", "messages.tsv")).Select(row => (row[0], row[1], row[2]))];

    /// <summary>Rows of the regression set (question, expected id).</summary>
    public static IReadOnlyList<(string Text, string Expected)> Questions { get; } =
        [.. Rows(Path.Combine("knowledge", "questions.tsv")).Select(row => (row[0], row[1]))];

    /// <summary>Every question and phrasing of every article, with the article's id.</summary>
    public static IEnumerable<(string Text, string Article)> Phrasings() =>
        from file in Directory.GetFiles(Path.Combine(Repository.Root, "knowledge", "articles"), "*.md")
        from line in File.ReadLines(file)
        let text = line.StartsWith("question: ", StringComparison.Ordinal) ? line["question: ".Length..] : line.StartsWith("  - \"", StringComparison.Ordinal) ? line[5..^1] : null
        where text is not null
        select (text, Path.GetFileNameWithoutExtension(file));

    private static IEnumerable<string[]> Rows(string path) =>
        File.ReadLines(Path.Combine(Repository.Root, path)).Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t'));
}
