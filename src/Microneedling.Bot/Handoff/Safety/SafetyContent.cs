using System.Security.Cryptography;
using Microneedling.Bot.Conversation;
using Microneedling.Bot.Text;

namespace Microneedling.Bot.Handoff.Safety;

/// <summary>The files of a content folder that danger is learned from: <c>safety.yaml</c>, and <c>danger.tsv</c> beside it.</summary>
public static class SafetyContent
{
    internal const string RulesFile = "safety.yaml", ExamplesFile = "danger.tsv";

    /// <summary>Everything that is wrong with the files, as <c>file:line: message</c>; nothing when the folder has no rules.</summary>
    public static IReadOnlyList<string> FaultsOf(string folder) => Read(folder, LearnedFile).Faults;

    /// <summary>Reads texts by the rules of the folder; null when it has none that can be used.</summary>
    public static ISafetyProbe? ProbeOf(string folder) => Read(folder, LearnedFile).Rules is { } rules ? new SafetyProbe(rules, new Clinic()) : null;

    /// <summary>The file beside the program that the build puts what is learned from the examples into.</summary>
    public const string LearnedName = "danger.learned";

    /// <summary>The full path of <see cref="LearnedName"/>.</summary>
    internal static string LearnedFile => LearnedAhead.Beside(LearnedName);

    /// <summary>Learns from the folder's examples for the starts to come; nothing is written when a file has faults.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static IReadOnlyList<string> Learn(string folder, string file)
    {
        var (rules, faults) = Read(folder, learnedAhead: null);
        if (rules?.Sense is { Weights: var learned }) LearnedAhead.Write(file, learned.LearnedFrom, learned.WriteTo);
        return faults;
    }

    /// <summary>No rules when the folder has no such file, or when a file has faults.</summary>
    /// <param name="learnedAhead">See <see cref="LearnedAhead"/>; null to learn now.</param>
    internal static (SafetyRules? Rules, IReadOnlyList<string> Faults) Read(string folder, string? learnedAhead) => Read(folder, learnedAhead, FingerprintOf(folder), before: null);

    /// <param name="learnedAhead">See <see cref="LearnedAhead"/>; null to learn now.</param>
    /// <param name="fingerprint">Of the folder: see <see cref="FingerprintOf"/>.</param>
    /// <param name="before">What was learned when the folder was last read, or null: it serves on where it still may.</param>
    internal static (SafetyRules? Rules, IReadOnlyList<string> Faults) Read(string folder, string? learnedAhead, SafetyFingerprint fingerprint, DangerWeights? before)
    {
        var file = Path.Combine(folder, RulesFile);
        if (!File.Exists(file)) return (null, []);
        try
        {
            using var yaml = File.OpenText(file);
            var examplesFile = Path.Combine(folder, ExamplesFile);
            using var lines = File.Exists(examplesFile) ? File.OpenText(examplesFile) : null;
            return SafetyFile.Read(RulesFile, yaml, lines is null ? null : new DangerExamples(lines, fingerprint.Examples, Known));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return (null, [$"{RulesFile}:1: the file cannot be opened; close it elsewhere or check who may read it"]);
        }

        DangerWeights? Known(string learnedFrom) =>
            before?.LearnedFrom == learnedFrom ? before
            : learnedAhead is not null && LearnedAhead.Find(learnedAhead, learnedFrom) is { } bytes ? DangerWeights.Read(learnedFrom, bytes)
            : null;
    }

    /// <summary>Changes when the content of any file that danger is learned from changes; not when they are merely touched.</summary>
    internal static SafetyFingerprint FingerprintOf(string folder)
    {
        return new SafetyFingerprint(Of(RulesFile), Of(ExamplesFile));

        string Of(string name)
        {
            var file = Path.Combine(folder, name);
            if (!File.Exists(file)) return "";
            using var content = File.OpenRead(file);
            return Convert.ToHexString(SHA256.HashData(content));
        }
    }
}

/// <param name="Rules">Of <c>safety.yaml</c>; empty when there is none.</param>
/// <param name="Examples">Of <c>danger.tsv</c>; the same.</param>
internal readonly record struct SafetyFingerprint(string Rules, string Examples);
