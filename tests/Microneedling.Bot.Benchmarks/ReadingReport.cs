using System.Diagnostics;
using System.Globalization;
using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff.Safety;
using Microneedling.Bot.Knowledge;

namespace Microneedling.Bot.Benchmarks;

/// <summary>
/// <c>reading [FOLDER]</c>: what reading a message costs with the content of a folder, in some seconds: the first read and
/// build in processes of their own (compiling included, as at a start), then answers and safety checks one by one.
/// </summary>
internal static class ReadingReport
{
    private const int Rounds = 6;

    public static int Run(string[] args)
    {
        if (args is ["first", var part, var where]) return First(part, where);
        var folder = args is [var named, ..] ? Path.GetFullPath(named) : Path.Combine(AnswerBenchmark.RepositoryRoot(), "knowledge");

        Line("", "CPU ms", "wall ms", "");
        foreach (var what in new[] { "read", "index", "index, learning", "safety", "safety, learning" }) Line(Fresh(folder, what));

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var content = new ContentFolder(folder).Read();
        var read = GC.GetTotalMemory(forceFullCollection: true);
        var knowledge = new KnowledgeBase(content, KnowledgeBase.LearnedFile);
        var built = GC.GetTotalMemory(forceFullCollection: true);
        var (rules, _) = SafetyContent.Read(folder, SafetyContent.LearnedFile);
        var learned = GC.GetTotalMemory(forceFullCollection: true);
        var texts = AnswerBenchmark.Questions(folder);
        if (rules is null) return 1;

        Line("\n", "median us", "p99 us", "bytes");
        Line(Each("one answer", texts, text => knowledge.FindAll(text)));
        Line(Each("one safety check", texts, text => rules.Check(text, ClinicFacts.None)));
        Line("index again", Ms(() => knowledge = new KnowledgeBase(content, KnowledgeBase.LearnedFile)) + " ms", "", "");
        Line("index again, learning", Ms(() => knowledge = new KnowledgeBase(content)) + " ms", "", "");
        Line("safety again, learning", Ms(() => (rules, _) = SafetyContent.Read(folder, learnedAhead: null)) + " ms", "", "");
        var many = new KnowledgeBase(content with { Articles = AnswerBenchmark.MadeUp(content.Articles, 10_000) });
        Line(Each("one answer of 10,000 articles", texts, text => many.FindAll(text), rounds: 1));

        Line("\nmemory", "KiB", "", "");
        Line("content", Kib(read - before), "", "");
        Line("index", Kib(built - read), "", "");
        Line("safety", Kib(learned - built), "", "");
        GC.KeepAlive(knowledge);
        GC.KeepAlive(rules);
        return 0;
    }

    private static string[] Fresh(string folder, string part)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["reading", "first", part, folder]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var told = process.StandardOutput.ReadToEnd().Trim().Split(' ');
        return ["first " + part, .. told, ""];
    }

    // The processor time of the whole process: other threads, and compiling, are part of the price.
    private static int First(string part, string folder)
    {
        var content = part.StartsWith("index", StringComparison.Ordinal) ? new ContentFolder(folder).Read() : null;
        using var self = Process.GetCurrentProcess();
        var (cpu, wall) = (self.TotalProcessorTime, Stopwatch.GetTimestamp());
        object? kept = part switch
        {
            "read" => new ContentFolder(folder).Read(),
            "index" => new KnowledgeBase(content!, KnowledgeBase.LearnedFile),
            "index, learning" => new KnowledgeBase(content!),
            "safety" => SafetyContent.Read(folder, SafetyContent.LearnedFile),
            _ => SafetyContent.Read(folder, learnedAhead: null),
        };
        var took = Stopwatch.GetElapsedTime(wall);
        self.Refresh();
        Console.WriteLine(Number((self.TotalProcessorTime - cpu).TotalMilliseconds) + " " + Number(took.TotalMilliseconds));
        GC.KeepAlive(kept);
        return 0;
    }

    private static string[] Each(string name, string[] texts, Func<string, object?> read, int rounds = Rounds)
    {
        for (var round = 0; round < 3; round++)
        {
            foreach (var text in texts) read(text);
            Thread.Sleep(rounds > 1 ? 300 : 0); // for the compiler, which works beside
        }
        var times = new List<double>(texts.Length * rounds);
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < rounds; round++)
            foreach (var text in texts)
            {
                var start = Stopwatch.GetTimestamp();
                read(text);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            }
        bytes = (GC.GetAllocatedBytesForCurrentThread() - bytes) / times.Count;
        times.Sort();
        return [name, Number(times[times.Count / 2]), Number(times[times.Count * 99 / 100]), bytes.ToString(CultureInfo.InvariantCulture)];
    }

    private static string Ms(Action work)
    {
        var best = double.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return Number(best);
    }

    private static string Kib(long bytes) => (bytes / 1024).ToString(CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static void Line(params string[] cells) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cells[0],-32}{cells[1],12}{cells[2],12}{cells[3],12}"));
}
