using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff.Safety;

namespace Microneedling.Bot.Tests.Handoff.Safety;

/// <summary>The project's own rules, and messages to try them on.</summary>
internal static class OwnRules
{
    private static readonly Lazy<SafetyRules> Loaded = new(() =>
    {
        var (rules, faults) = SafetyContent.Read(Path.Combine(Repository.Root, "knowledge"), SafetyContent.LearnedFile);
        Assert.Empty(faults);
        return rules!;
    });

    public static SafetyRules Rules => Loaded.Value;

    public static SafetyFinding? Check(string text) => Rules.Check(text, ClinicFacts.None);

    /// <summary>Rows of <c>messages.tsv</c> (kind, text) beside this file: written apart from rules and examples.</summary>
    public static IReadOnlyList<(string Kind, string Text)> Messages { get; } =
        [.. Rows(Path.Combine("tests", "Microneedling.Bot.Tests", "Handoff", "Safety", "messages.tsv")).Select(row => (row[0], row[1]))];

    /// <summary>Rows of <c>strangers.tsv</c> (kind, text): by people who saw neither rules nor examples. Never to be learned from.</summary>
    public static IReadOnlyList<(string Kind, string Text)> Strangers { get; } =
        [.. Rows(Path.Combine("tests", "Microneedling.Bot.Tests", "Handoff", "Safety", "strangers.tsv")).Select(row => (row[0], row[1]))];

    /// <summary>Rows of <c>languages.tsv</c> (language, kind, text): as <see cref="Strangers"/>, in the other languages that danger is told in.</summary>
    public static IReadOnlyList<(string Language, string Kind, string Text)> OtherLanguages { get; } =
        [.. Rows(Path.Combine("tests", "Microneedling.Bot.Tests", "Handoff", "Safety", "languages.tsv")).Select(row => (row[0], row[1], row[2]))];

    /// <summary>Rows of <c>danger.tsv</c> (kind, text).</summary>
    public static IReadOnlyList<(string Kind, string Text)> Examples { get; } =
        [.. Rows(Path.Combine("knowledge", "danger.tsv")).Select(row => (row[0], row[1]))];

    /// <summary>The own rules with a share of the examples only.</summary>
    public static SafetyRules With(IEnumerable<(string Kind, string Text)> examples)
    {
        using var yaml = File.OpenText(Path.Combine(Repository.Root, "knowledge", "safety.yaml"));
        var lines = string.Concat(examples.Select(example => $"{example.Kind}\t{example.Text}\n").Prepend("kind\tmessage\n"));
        var (rules, faults) = SafetyFile.Read("safety.yaml", yaml, new DangerExamples(new StringReader(lines), "", _ => null));
        Assert.Empty(faults);
        return rules!;
    }

    /// <summary>Rows of the regression set (question, expected id).</summary>
    public static IReadOnlyList<(string Text, string Expected)> Questions { get; } =
        [.. Rows(Path.Combine("knowledge", "questions.tsv")).Select(row => (row[0], row[1]))];

    /// <summary>Rows of <c>asked.tsv</c> (article id, question).</summary>
    public static IReadOnlyList<(string Article, string Text)> Asked { get; } =
        [.. Rows(Path.Combine("knowledge", "asked.tsv")).Select(row => (row[0], row[1]))];

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
