using System.Security.Cryptography;
using System.Text;
using Microneedling.Bot.Conversation;
using YamlDotNet.Core;

namespace Microneedling.Bot.Knowledge;

/// <summary>A folder of content as it lies on disk. Only <c>articles</c> is required.</summary>
internal sealed class ContentFolder(string path)
{
    public string Path => path;

    /// <summary>Reads all files anew. Faults are in the content, never thrown; a file that cannot be opened is a fault too.</summary>
    public KnowledgeContent Read()
    {
        var faults = new List<Fault>();
        var articles = Directory.Exists(ArticlesPath) ? ReadArticles(faults) : [];
        if (articles.Count == 0 && faults.Count == 0)
            faults.Add(new Fault("articles", 1, $"There are no articles in '{path}'; expected files articles/*.md.", FaultLevel.Broken));
        var asked = Optional(AskedQuestions.File, AskedQuestions.None, AskedQuestions.Read, faults);
        return new KnowledgeContent
        {
            Articles = asked.AddTo(articles, faults),
            StandIns = asked.StandIns,
            Synonyms = Optional("synonyms.txt", Synonyms.None, Synonyms.Read, faults),
            Scope = Optional("scope.txt", Scope.None, Scope.Read, faults),
            SmallTalk = Optional("smalltalk.yaml", SmallTalk.None, SmallTalk.Read, faults),
            HandoffRequests = Optional("handoff.yaml", HandoffRequests.None, HandoffRequests.Read, faults),
            Facts = Optional("clinic.yaml", ClinicFacts.None, ReadFacts, faults),
            Faults = [.. faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)],
        };
    }

    /// <summary>Changes when the content of any file that is read changes; not when a file is merely touched.</summary>
    public string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Files())
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file + "\n"));
            using var content = File.OpenRead(file); // piece by piece: whole files, twice a minute, would leave garbage
            hash.AppendData(SHA256.HashData(content));
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private string ArticlesPath => System.IO.Path.Combine(path, "articles");

    private IEnumerable<string> Files()
    {
        var articles = Directory.Exists(ArticlesPath) ? Directory.EnumerateFiles(ArticlesPath, "*.md") : [];
        var others = new[] { AskedQuestions.File, "synonyms.txt", "scope.txt", "smalltalk.yaml", "handoff.yaml", "clinic.yaml" }.Select(name => System.IO.Path.Combine(path, name)).Where(File.Exists);
        return articles.Concat(others).Order(StringComparer.Ordinal);
    }

    private List<Article> ReadArticles(List<Fault> faults)
    {
        List<Article> articles = [];
        foreach (var file in Directory.EnumerateFiles(ArticlesPath, "*.md").Order(StringComparer.Ordinal))
        {
            var name = "articles/" + System.IO.Path.GetFileName(file);
            if (ReadText(file, name, faults) is { } text && ArticleParser.Parse(name, text, faults) is { } article)
            {
                if (articles.Find(other => other.Id == article.Id) is { } first)
                    faults.Add(new Fault(name, 2, $"The id '{article.Id}' is taken by {first.File}; an id belongs to one article.", FaultLevel.Broken));
                else articles.Add(article);
            }
        }
        articles.Sort((one, other) => string.CompareOrdinal(one.Id, other.Id));
        return articles;
    }

    private T Optional<T>(string name, T none, Func<string, string, List<Fault>, T> read, List<Fault> faults)
    {
        var file = System.IO.Path.Combine(path, name);
        return File.Exists(file) && ReadText(file, name, faults) is { } text ? read(name, text, faults) : none;
    }

    private static string? ReadText(string file, string name, List<Fault> faults)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            faults.Add(new Fault(name, 1, "The file cannot be opened; close it elsewhere or check who may read it.", FaultLevel.Broken));
            return null;
        }
    }

    private static ClinicFacts ReadFacts(string name, string text, List<Fault> faults)
    {
        try
        {
            return ClinicFacts.Read(new StringReader(text));
        }
        catch (YamlException problem)
        {
            faults.Add(new Fault(name, (int)problem.Start.Line, $"This is not YAML: {problem.InnerException?.Message ?? problem.Message} Put texts in quotes.", FaultLevel.Broken));
            return ClinicFacts.None;
        }
    }
}
