namespace Microneedling.Bot.Knowledge;

/// <summary>The friendly lines of <c>knowledge/smalltalk.yaml</c>: said when the whole message is small talk, never because a part is.</summary>
internal sealed class SmallTalk
{
    private readonly List<Topic> topics = [];
    private readonly HashSet<string> filler = [];
    private readonly List<Mention> mentions = [];
    private PatternIndex index = new([]);

    private sealed record Topic(SmallTalkLine Line, WordPattern[] Says);

    public static SmallTalk None { get; } = new();

    /// <summary>What is said when a conversation opens, and the articles offered with it: the entry <c>opening</c>.</summary>
    public Opening Opening { get; private set; } = new(new SmallTalkLine("opening", DefaultOpening), []);

    private const string DefaultOpening = "Hello! I am the automated assistant of {{name}}, not a clinician. Ask me anything about microneedling.";

    /// <summary>The articles that the file names.</summary>
    public IReadOnlyList<Mention> Mentions => mentions;

    public IEnumerable<string> Words => topics.SelectMany(topic => topic.Says).SelectMany(pattern => pattern.Words);

    public static SmallTalk Read(string file, string content, List<Fault> faults)
    {
        var smallTalk = new SmallTalk();
        foreach (var entry in YamlList.Read(file, content, faults))
        {
            var id = entry.Required("id");
            var says = entry.List("says");
            if (id == "filler") smallTalk.filler.UnionWith(says.SelectMany(words => Knowledge.Words.Of(words.Text)));
            else if (id == "opening") smallTalk.Opening = new Opening(new SmallTalkLine(id, entry.Required("reply")), [.. entry.List("offer").Select(article => article.Text)]);
            else smallTalk.topics.Add(new Topic(new SmallTalkLine(id, entry.Required("reply"), entry.Text("article")), [.. says.Select(pattern => new WordPattern(pattern.Text))]));
            smallTalk.mentions.AddRange(entry.List("offer").Select(offer => new Mention(file, offer.Line, offer.Text)));
            if (entry.Text("article") is { } article) smallTalk.mentions.Add(new Mention(file, entry.LineOf("article"), article));
            entry.ReportUnknownKeys();
        }
        smallTalk.index = new PatternIndex(smallTalk.topics.SelectMany((topic, at) => topic.Says.Select(pattern => (pattern, at))));
        return smallTalk;
    }

    /// <summary>What to say, or null when the words are not small talk alone.</summary>
    public SmallTalkLine? Find(IReadOnlyList<string> words)
    {
        var plain = words.Select(Unstretched).ToList();
        return Among(words) ?? Among(plain) ?? Among([.. plain.Where(word => !filler.Contains(word))]);
    }

    private SmallTalkLine? Among(IReadOnlyList<string> words)
    {
        Span<bool> found = stackalloc bool[topics.Count];
        index.MarkWhole(words, found);
        return found.IndexOf(true) is >= 0 and var at ? topics[at].Line : null;
    }

    // "hiiiii" and "thanksss" are stretched; two of a letter are ordinary.
    private static string Unstretched(string word)
    {
        var end = word.Length;
        while (end > 2 && word[end - 1] == word[end - 2]) end--;
        return word.Length - end >= 2 ? word[..end] : word;
    }
}

/// <param name="Offer">Ids of the articles most asked for.</param>
internal sealed record Opening(SmallTalkLine Line, IReadOnlyList<string> Offer);

/// <param name="Id">Which small talk it is, such as <c>greeting</c>.</param>
/// <param name="ArticleId">The article whose short answer the line is; null when there is none.</param>
internal sealed record SmallTalkLine(string Id, string Reply, string? ArticleId = null);
