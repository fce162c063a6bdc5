using BenchmarkDotNet.Attributes;
using Microneedling.Bot.Knowledge;

namespace Microneedling.Bot.Benchmarks;

/// <summary>One answer, from the text to the verdict, over the project's own articles and over 10,000 made-up ones; and the build of the index.</summary>
[MemoryDiagnoser]
public class AnswerBenchmark
{
    private KnowledgeContent content = null!;
    private KnowledgeBase knowledge = null!;
    private string[] questions = null!;
    private int next;

    /// <summary>0: the project's own articles.</summary>
    [Params(0, 10_000)]
    public int MadeUpArticles { get; set; }

    [GlobalSetup]
    public void Build()
    {
        var folder = Path.Combine(RepositoryRoot(), "knowledge");
        var own = new ContentFolder(folder).Read();
        questions = Questions(folder);
        content = MadeUpArticles == 0 ? own : own with { Articles = MadeUp(own.Articles, MadeUpArticles) };
        knowledge = new KnowledgeBase(content);
    }

    [Benchmark]
    public object Answer() => knowledge.FindAll(questions[next++ % questions.Length]);

    /// <summary>As at a start: what the build learned of the own articles is taken.</summary>
    [Benchmark]
    public object BuildIndex() => new KnowledgeBase(content, KnowledgeBase.LearnedFile);

    /// <summary>As after a change of the content.</summary>
    [Benchmark]
    public object BuildIndexAndLearn() => new KnowledgeBase(content);

    /// <summary>The questions that the folder is judged by.</summary>
    internal static string[] Questions(string folder) =>
        [.. LabelledQuestion.Read("questions.tsv", File.ReadAllText(Path.Combine(folder, "questions.tsv")), []).Select(row => row.Question)];

    /// <summary>Articles of shuffled words: half from the own content, half rare, as in a large collection.</summary>
    internal static List<Article> MadeUp(IReadOnlyList<Article> own, int count)
    {
        var random = new Random(42);
        var words = own.SelectMany(article => article.Wordings).SelectMany(text => text.Split(' ')).ToArray();
        return [.. Enumerable.Range(0, count).Select(number => new Article
        {
            Id = $"article-{number}",
            File = "",
            Question = Sentence(8),
            Phrasings = [.. Enumerable.Range(0, 6).Select(_ => new Entry(Sentence(7), 1))],
            Paragraphs = [new Entry(Sentence(60), 1)],
        })];

        string Sentence(int length) => string.Join(' ', Enumerable.Range(0, length).Select(_ => random.Next(2) == 0 ? words[random.Next(words.Length)] : $"word{random.Next(20_000)}"));
    }

    internal static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Microneedling.Bot.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("Run the benchmark inside the repository.");
        return folder.FullName;
    }
}
