namespace Microneedling.Bot.Handoff.Safety;

/// <summary>A message as people write it, and what it is: a line of <c>danger.tsv</c>.</summary>
/// <param name="Kind">The id of the rule that it is a case of, or <see cref="Harmless"/>.</param>
internal sealed record DangerExample(string Kind, string Text)
{
    /// <summary>The kind of messages that are no danger.</summary>
    public const string Harmless = "ordinary";

    /// <summary>Reads <c>kind TAB message</c>; the first line is a header. Faults are <c>file:line: message</c>.</summary>
    /// <param name="ruleIds">The rules that a kind may name.</param>
    public static List<DangerExample> Read(string file, TextReader lines, IReadOnlySet<string> ruleIds, List<string> faults)
    {
        var examples = new List<DangerExample>();
        lines.ReadLine();
        for (var number = 2; lines.ReadLine() is { } line; number++)
        {
            if (line.Length == 0) continue;
            if (line.Split('\t') is not [var kind, { Length: > 0 } text]) faults.Add($"{file}:{number}: a line is a kind, a tab, and a message");
            else if (kind != Harmless && !ruleIds.Contains(kind)) faults.Add($"{file}:{number}: the kind \"{kind}\" is no rule of safety.yaml, nor \"{Harmless}\"");
            else examples.Add(new DangerExample(kind, text));
        }
        return examples;
    }
}
