using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Microneedling.Bot.Knowledge;

/// <summary>Reads one article file: YAML between two lines of <c>---</c>, then Markdown.</summary>
internal static class ArticleParser
{
    /// <summary>The article, or null when a fault of level <see cref="FaultLevel.Broken"/> was added.</summary>
    public static Article? Parse(string file, string content, List<Fault> faults)
    {
        var lines = content.ReplaceLineEndings("\n").Split('\n');
        var end = lines[0].Trim() == "---" ? Array.FindIndex(lines, 1, line => line.Trim() == "---") : -1;
        if (end < 0)
        {
            faults.Add(new Fault(file, 1, "An article starts with a line '---', its keys, and a second line '---'.", FaultLevel.Broken));
            return null;
        }
        var known = faults.Count;
        if (ReadYaml(file, string.Join('\n', lines[1..end]), faults) is not { } root) return null;
        var keys = new FrontMatter(root, file, 2, faults);
        var article = new Article
        {
            File = file,
            Id = keys.Required("id"),
            Question = keys.Required("question"),
            Phrasings = keys.List("phrasings"),
            Topic = keys.Text("topic") ?? "",
            Related = keys.List("related"),
            Sources = [.. keys.List("sources").Select(source => source.Text)],
            Reviewed = keys.Date("reviewed"),
            ReviewBy = keys.Date("review-by"),
            Personal = keys.Flag("personal"),
            Alert = keys.Flag("alert"),
            Draft = keys.Text("status") == "draft-review",
            Picture = keys.Text("picture"),
            PictureAlt = keys.Text("picture-alt"),
            Paragraphs = Paragraphs(lines, end + 1),
        };
        if (keys.Text("status") is not (null or "draft-review"))
            faults.Add(new Fault(file, keys.LineOf("status"), "'status' can only be draft-review; leave it out of a signed-off article.", FaultLevel.Broken));
        if (article.Id.Any(character => !char.IsAsciiLetterLower(character) && !char.IsAsciiDigit(character) && character != '-'))
            faults.Add(new Fault(file, keys.LineOf("id"), "'id' is made of small letters, digits and hyphens.", FaultLevel.Broken));
        if (article.IsStandIn)
            faults.Add(new Fault(file, keys.LineOf("id"), $"The id '{article.Id}' has a meaning of its own in {AskedQuestions.File}; take another.", FaultLevel.Broken));
        if (article.Paragraphs.Count == 0)
            faults.Add(new Fault(file, end + 1, "The answer is missing: write it under the second '---'.", FaultLevel.Broken));
        keys.ReportUnknownKeys();
        return faults.Skip(known).Any(fault => fault.Level == FaultLevel.Broken) ? null : article;
    }

    private static YamlMappingNode? ReadYaml(string file, string yaml, List<Fault> faults)
    {
        try
        {
            var stream = new YamlStream();
            stream.LoadText(new StringReader(yaml));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }]) return root;
            faults.Add(new Fault(file, 2, "Between the two '---' there must be keys, one a line ('id: does-it-hurt').", FaultLevel.Broken));
        }
        catch (YamlException problem)
        {
            faults.Add(new Fault(file, (int)problem.Start.Line + 1, $"This is not YAML: {problem.InnerException?.Message ?? problem.Message} Put texts with a colon or a quote in quotes.", FaultLevel.Broken));
        }
        return null;
    }

    private static List<Entry> Paragraphs(string[] lines, int first)
    {
        List<Entry> paragraphs = [];
        for (var line = first; line < lines.Length; line++)
        {
            if (string.IsNullOrWhiteSpace(lines[line])) continue;
            var start = line;
            while (line + 1 < lines.Length && !string.IsNullOrWhiteSpace(lines[line + 1])) line++;
            paragraphs.Add(new Entry(string.Join('\n', lines[start..(line + 1)]).TrimEnd(), start + 1));
        }
        return paragraphs;
    }
}
