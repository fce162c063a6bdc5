using System.Collections.Concurrent;
using System.Globalization;
using Microneedling.Bot.Text;

namespace Microneedling.Bot.Knowledge;

/// <summary>Finds the articles that fit a text: the sum of three views, each 0..1. A pure function of text and content.</summary>
internal sealed class KnowledgeIndex
{
    /// <summary>With more articles than this the classifier is left out: its table would grow with articles times words.</summary>
    public const int MostClasses = 1_000;

    // With ten wordings an article, a model that fits them all exactly ranks new questions worse.
    private const float Step = 2f;
    private const int Passes = 2;

    /// <summary>About so many a wording has.</summary>
    private const int FeaturesOfAWording = 90;

    // Two orders of learning, whose mean counts: the order alone moved success by two points. There are two processors to learn on.
    private const int Learners = 2;

    private readonly IReadOnlyList<Article> articles;
    private readonly QuestionReader reader;
    private readonly Stems stems = new();
    private readonly WordIndex words;
    private readonly GramIndex grams;
    private readonly Classifier? classifier;
    private readonly Scope scope;
    private readonly HashSet<string>?[] subjects;
    private readonly string fingerprint = "";

    /// <summary>For the words of a wording, the one article that has it; -1 when several do.</summary>
    private readonly Dictionary<ulong, int> byWording = [];

    /// <summary>The stems of articles that were asked on about.</summary>
    private readonly ConcurrentDictionary<Article, HashSet<string>> spoken = new(ReferenceEqualityComparer.Instance);

    /// <summary>The stems of their paragraphs.</summary>
    private readonly ConcurrentDictionary<string, HashSet<string>> paragraphStems = new(StringComparer.Ordinal);

    /// <summary>Used by whoever ranks, and given back.</summary>
    private Workspace? spare;

    /// <summary>
    /// The last rankings by the hash of their text: in one turn several responders ask of the same text. Of what visitors
    /// wrote nothing is kept.
    /// </summary>
    private readonly Recent?[] recent = new Recent?[8];

    private sealed record Recent(ulong Text, Ranking Ranking);

    private sealed class Workspace(int articles, int wordings, int classes)
    {
        public readonly float[] Raw = new float[articles], Letters = new float[articles], Habit = new float[classes];
        public readonly ushort[] Likeness = new ushort[wordings];
        public readonly Samples Text = new();
        public readonly FeatureSet Block = new();
    }

    /// <param name="learnedAhead">File with what was learned from this content's wordings; null, or of other content: it is learned now.</param>
    /// <param name="before">Of the content as it was, or null: what it has learned serves on where the wordings are the same.</param>
    public KnowledgeIndex(KnowledgeContent content, string? learnedAhead, KnowledgeIndex? before = null)
    {
        Served = content.WithoutAsked();
        articles = [.. Served.Articles, .. Served.StandIns];
        var written = ArticleWords.Of([.. content.Articles, .. content.StandIns]);
        reader = new QuestionReader(content, written);
        var read = ArticleWords.Read(written, reader);
        var indexing = Task.Run(() => new WordIndex(read, stems));
        scope = content.Scope;
        subjects = new HashSet<string>?[read.Length];
        Register(read);
        fingerprint = FingerprintOf(read);
        (grams, classifier) = before?.fingerprint == fingerprint ? (before.grams, before.classifier) : LearnedBefore(learnedAhead) ?? Learn(read, indexing);
        words = indexing.GetAwaiter().GetResult();
    }

    /// <summary>The content without what was only learned from.</summary>
    public KnowledgeContent Served { get; }

    /// <summary>What each article is about, and which wordings are of one alone.</summary>
    private void Register(ArticleWords[] read)
    {
        for (var at = 0; at < read.Length; at++)
        {
            foreach (var subject in read[at].Wordings.SelectMany(scope.AllIn)) (subjects[at] ??= []).Add(subject);
            if (articles[at].IsStandIn) continue;
            foreach (var wording in read[at].Wordings)
            {
                var key = Key(wording);
                if (!byWording.TryAdd(key, at) && byWording[key] != at) byWording[key] = -1;
            }
        }
    }

    /// <summary>Writes what was learned from the wordings, for a start that has the same content.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static void Learn(KnowledgeContent content, string file)
    {
        var index = new KnowledgeIndex(content, learnedAhead: null);
        if (index.classifier is { } learned) LearnedAhead.Write(file, index.fingerprint, writer =>
        {
            index.grams.WriteTo(writer);
            learned.WriteTo(writer);
        });
    }

    private (GramIndex, Classifier?)? LearnedBefore(string? file)
    {
        if (file is null || LearnedAhead.Find(file, fingerprint) is not { } bytes) return null;
        return GramIndex.Read(ref bytes) is { } grams && Classifier.Read(bytes) is { Classes: var classes } learned && classes == articles.Count ? (grams, learned) : null;
    }

    /// <summary>Changes with all that is learned from; not with what else stands in the files.</summary>
    private static string FingerprintOf(ArticleWords[] read)
    {
        var hash = FeatureHash.Mix(0, (ulong)read.Length);
        foreach (var article in read)
        {
            hash = FeatureHash.Mix(hash, (ulong)article.Wordings.Count);
            foreach (var words in article.Wordings) hash = FeatureHash.Mix(hash, Key(words));
        }
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }

    /// <param name="stemming">When it is done, the stems of all words are known.</param>
    private (GramIndex, Classifier?) Learn(ArticleWords[] read, Task stemming)
    {
        var grams = new GramIndex(read);
        if (articles.Count is 0 or > MostClasses) return (grams, null);
        var texts = read.SelectMany((article, at) => article.Wordings.Select(words => (Article: at, Words: words))).ToArray();
        stemming.GetAwaiter().GetResult();
        var samples = Samples.Of(texts.Length, FeaturesOfAWording, () =>
        {
            var block = new FeatureSet();
            return (at, into) => Features.Read(texts[at].Words, stems.Of(texts[at].Words), grams, block, into);
        });
        return (grams, new Classifier(samples, Array.ConvertAll(texts, text => text.Article), articles.Count, Step, Passes, Learners));
    }

    /// <summary>The words of a text, slips mended, for patterns of words.</summary>
    public List<string> Mended(string text) => reader.Mended(text);

    /// <summary>The words of content as they are compared.</summary>
    public string Canonical(string text) => string.Join(' ', reader.ReadContent(Words.Of(text)));

    /// <summary>The words and stems that a question is searched by.</summary>
    public (List<string> Words, List<string> Stems) Read(string text)
    {
        var read = reader.ReadQuestion(text);
        return (read, stems.Of(read));
    }

    /// <summary>The text names a subject that is not ours, and nothing of ours.</summary>
    public bool IsOfOthers(string text) => scope.IsOfOthers(reader.ReadQuestion(text));

    /// <summary>The text names what the articles are about.</summary>
    public bool NamesOwn(string text) => scope.NamesOwn(reader.ReadQuestion(text));

    /// <summary>The few words that tell an article's question from the others.</summary>
    public string Gist(Article article) => string.Join(' ', words.Rarest(reader.ReadContent(Words.Of(article.Question)), 3));

    /// <summary>Whatever the text asks about is spoken of in the article: in its question, the editor's phrasings or its answer.</summary>
    public bool Speaks(Article article, string text)
    {
        var asked = Matters(text);
        if (asked.Count == 0) return true;
        return asked.TrueForAll(spoken.GetOrAdd(article, SpokenIn).Contains);
    }

    private HashSet<string> SpokenIn(Article article)
    {
        string[] texts = [article.Question, .. article.Phrasings.Concat(article.Paragraphs).Select(entry => entry.Text)];
        return [.. texts.SelectMany(StemsOf)];
    }

    private HashSet<string> StemsOf(string text) => [.. stems.Of(reader.ReadContent(Words.Of(text)))];

    /// <summary>The one of several paragraphs that speaks of most that the text asks about, the first of equals; null when none does.</summary>
    public string? PartOn(string text, IEnumerable<string> paragraphs)
    {
        var asked = Matters(text).ToHashSet();
        return paragraphs.Select(part => (Part: part, Shared: paragraphStems.GetOrAdd(part, StemsOf).Count(asked.Contains)))
            .Where(part => part.Shared > 0).OrderByDescending(part => part.Shared).Select(part => part.Part).FirstOrDefault();
    }

    /// <summary>The stems of the words that name what is asked about.</summary>
    private List<string> Matters(string text) => stems.Of(reader.ReadQuestion(text).FindAll(word => !FollowUp.SaysNothing(word)));

    /// <summary>The articles that fit the text, best first; equal ones by id.</summary>
    public Ranking Rank(string text)
    {
        var hash = FeatureHash.Of(text);
        ref var place = ref recent[hash % (ulong)recent.Length];
        if (Volatile.Read(ref place) is { } known && known.Text == hash) return known.Ranking;
        var ranking = Rank(text, null);
        Volatile.Write(ref place, new Recent(hash, ranking));
        return ranking;
    }

    /// <summary>The same, with the fit of an article that is asked for, however bad it is.</summary>
    public Ranking Rank(string text, Article? topic)
    {
        var (read, stems) = Read(text);
        var named = scope.Required(read);
        var space = Interlocked.Exchange(ref spare, null) ?? new Workspace(articles.Count, grams.Wordings, classifier?.Width ?? 0);
        space.Text.Clear();
        Features.Read(read, stems, grams, space.Block, space.Text);
        var best = words.Score(stems, space.Raw);
        grams.Score(space.Text.All, space.Text.WeightsOf(0), space.Likeness, space.Letters);
        classifier?.Score(space.Text.All, space.Text.WeightsOf(0), space.Habit);

        var ranking = new Ranking(named.Count > 0, read.Count);
        var exact = byWording.GetValueOrDefault(Key(read), -1);
        for (var at = 0; at < articles.Count; at++)
        {
            if ((space.Raw[at] == 0 && space.Letters[at] == 0) || !IsAbout(at, named)) continue;
            var match = best > 0 ? space.Raw[at] / best : 0;
            var habit = classifier is null ? (match + space.Letters[at]) / 2 : space.Habit[at];
            var isTopic = ReferenceEquals(articles[at], topic);
            if (at == exact || isTopic || ranking.Wants(match + space.Letters[at] + habit))
                ranking.Add(new Candidate(articles[at], match, space.Letters[at], habit, space.Raw[at]), at == exact, isTopic);
        }
        Volatile.Write(ref spare, space);
        return ranking;
    }

    private bool IsAbout(int article, IReadOnlyCollection<string> named) =>
        named.Count == 0 || articles[article].IsStandIn || subjects[article]?.IsSupersetOf(named) == true;

    private static ulong Key(List<string> words)
    {
        var key = 0UL;
        foreach (var word in words) key = FeatureHash.Mix(key, FeatureHash.Of(word));
        return key;
    }
}
