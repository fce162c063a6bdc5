using System.Globalization;
using System.Text.RegularExpressions;
using Microneedling.Bot.Conversation;

namespace Microneedling.Bot.Knowledge;

/// <summary>An article as a visitor reads it, with the clinic's own facts in it.</summary>
/// <param name="Lead">The direct answer; null when it needs a fact that the clinic left blank.</param>
/// <param name="Detail">The rest, Markdown; empty when there is none.</param>
/// <param name="Origin">Where it comes from and when it was last reviewed.</param>
internal sealed partial record ArticleText(string? Lead, string Detail, string Origin)
{
    private const int MostSources = 3;

    public static ArticleText Of(Article article, ClinicFacts facts)
    {
        var paragraphs = article.Paragraphs.Select(paragraph => Fill(paragraph.Text, facts)).ToList();
        var picture = article.Picture is { } name ? $"![{article.PictureAlt ?? article.Question}](/pictures/{name}.svg)" : null;
        var detail = paragraphs.Skip(1).Append(picture).OfType<string>();
        return new ArticleText(paragraphs.FirstOrDefault(), string.Join("\n\n", detail), OriginOf(article));
    }

    /// <summary>The lead and the other paragraphs, each as it is read.</summary>
    public IEnumerable<string> Parts => Body.Split("\n\n").Where(part => !part.StartsWith("![", StringComparison.Ordinal));

    /// <summary>Lead and detail as one text; the origin is not in it.</summary>
    public string Body => string.Join("\n\n", new[] { Lead, Detail }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>A line of ours with the facts it names; a blank one leaves a gap.</summary>
    public static string FillAll(string text, ClinicFacts facts) => Placeholder().Replace(text, match => FactOf(match.Groups[1].Value, facts) ?? "");

    /// <summary>The block with every <c>{{key}}</c> replaced, or null when a fact is blank. A list loses only the item.</summary>
    private static string? Fill(string block, ClinicFacts facts)
    {
        if (!block.Contains("{{", StringComparison.Ordinal)) return block;
        var lines = block.Split('\n');
        var filled = lines.Select(line => FillLine(line, facts)).ToList();
        var isList = lines[0].StartsWith("- ", StringComparison.Ordinal);
        if (!isList && filled.Contains(null)) return null;
        return filled.OfType<string>().ToList() is { Count: > 0 } kept ? string.Join('\n', kept) : null;
    }

    private static string? FillLine(string line, ClinicFacts facts)
    {
        var complete = true;
        var filled = Placeholder().Replace(line, match =>
        {
            var fact = FactOf(match.Groups[1].Value, facts);
            complete &= fact is not null;
            return fact ?? "";
        });
        return complete ? filled : null;
    }

    private static string? FactOf(string key, ClinicFacts facts) => key switch
    {
        "name" => facts.Name,
        "emergency-number" => facts.EmergencyNumber,
        _ => facts[key],
    };

    private static string OriginOf(Article article)
    {
        var sources = article.Sources.Count switch
        {
            0 => null,
            1 => $"Source: {article.Sources[0]}.",
            <= MostSources => $"Sources: {string.Join("; ", article.Sources)}.",
            _ => $"Sources: {string.Join("; ", article.Sources.Take(MostSources))}; and others.",
        };
        var reviewed = article.Reviewed is { } date ? $"Last reviewed {date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}." : null;
        return string.Join(' ', new[] { sources, reviewed }.OfType<string>());
    }

    [GeneratedRegex(@"\{\{\s*([a-z0-9-]+)\s*\}\}")]
    internal static partial Regex Placeholder();
}
