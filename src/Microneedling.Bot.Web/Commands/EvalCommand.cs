using System.Text.Json;
using Microneedling.Bot.Knowledge;

namespace Microneedling.Bot.Web.Commands;

/// <summary><c>eval</c>: scores a file of labelled questions and, with <c>--json</c>, shows what changed since the last run.</summary>
internal static class EvalCommand
{
    private const string Usage = "eval FILE.tsv [--json OUT] [--knowledge DIR]";

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var arguments = new Arguments(args, Usage, [], ["--json", "--knowledge"]);
        var file = arguments.Word();
        if (!File.Exists(file)) throw new UsageFault($"There is no file '{file}'. Usage: {Usage}");
        var faults = new List<Fault>();
        var questions = LabelledQuestion.Read(file, await File.ReadAllTextAsync(file), faults);
        foreach (var fault in faults) await error.WriteLineAsync(fault.ToString());
        if (faults.Count > 0) return 1;

        await using var services = Content.Open(arguments.Value("--knowledge"));
        var content = services.GetRequiredService<LiveKnowledge>().Current;
        var unknown = questions.SelectMany(question => question.Unknown(content).Select(id => $"'{id}' of '{question.Question}'")).ToList();
        if (unknown.Count > 0) await error.WriteLineAsync($"{file}: {unknown.Count} labels are no article of this content and count as wrong, the first {unknown[0]}. Several ids are parted by '|'.");
        var rehearsal = services.Rehearsal();
        var rows = questions.Select(question => (question, rehearsal.Try(question.Question))).ToList();
        await output.WriteAsync(new Evaluation(rows).ToString());
        if (arguments.Value("--json") is { } path)
        {
            var lines = rows.Select(row => EvalRow.Of(row.question, row.Item2)).ToList();
            if (File.Exists(path)) await ShowChangesAsync(await File.ReadAllLinesAsync(path), lines, output);
            await File.WriteAllLinesAsync(path, lines.Select(line => JsonSerializer.Serialize(line, AskCommand.Json)));
        }
        return 0;
    }

    private static async Task ShowChangesAsync(IEnumerable<string> before, IEnumerable<EvalRow> now, TextWriter output)
    {
        var known = new Dictionary<string, EvalRow>();
        foreach (var line in before)
            if (JsonSerializer.Deserialize<EvalRow>(line, AskCommand.Json) is { } row)
                known[row.Question] = row;
        var changes = now.Where(row => known.TryGetValue(row.Question, out var old) && old.What != row.What)
            .Select(row => (Old: known[row.Question], New: row)).ToList();
        await output.WriteLineAsync($"\nSince the last run: {changes.Count} changed, {changes.Count(change => change.New.Correct && !change.Old.Correct)} better, {changes.Count(change => !change.New.Correct && change.Old.Correct)} worse");
        foreach (var (old, row) in changes)
            await output.WriteLineAsync($"{(row.Correct == old.Correct ? ' ' : row.Correct ? '+' : '-')} {row.Question}: {old.What} -> {row.What} (expected {row.Expected})");
    }
}
