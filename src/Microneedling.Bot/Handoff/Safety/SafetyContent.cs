using System.Security.Cryptography;
using System.Text;
using Microneedling.Bot.Conversation;
using Microneedling.Bot.Text;

namespace Microneedling.Bot.Handoff.Safety;

/// <summary>The files of a content folder that danger is learned from: <c>safety.yaml</c>, and <c>danger.tsv</c> beside it.</summary>
public static class SafetyContent
{
    internal const string RulesFile = "safety.yaml", ExamplesFile = "danger.tsv";

    /// <summary>Everything that is wrong with the files, as <c>file:line: message</c>; nothing when the folder has no rules.</summary>
    public static IReadOnlyList<string> FaultsOf(string folder) => Read(folder).Faults;

    /// <summary>Reads texts by the rules of the folder; null when it has none that can be used.</summary>
    public static ISafetyProbe? ProbeOf(string folder) => Read(folder).Rules is { } rules ? new SafetyProbe(rules, new Clinic()) : null;

    /// <summary>The file beside the program that the build puts what is learned from the examples into.</summary>
    public const string LearnedName = "danger.learned";

    /// <summary>The full path of <see cref="LearnedName"/>.</summary>
    internal static string LearnedFile => LearnedAhead.Beside(LearnedName);

    /// <summary>Learns from the folder's examples for the starts to come; nothing is written when a file has faults.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static IReadOnlyList<string> Learn(string folder, string file)
    {
        var fingerprint = FingerprintOf(folder);
        var (rules, faults) = Read(folder, learnedAhead: null);
        if (rules?.Sense is { } sense) LearnedAhead.Write(file, fingerprint, sense.WriteTo);
        return faults;
    }

    /// <summary>No rules when the folder has no such file, or when a file has faults.</summary>
    internal static (SafetyRules? Rules, IReadOnlyList<string> Faults) Read(string folder) => Read(folder, LearnedFile);

    /// <param name="learnedAhead">See <see cref="LearnedAhead"/>; null to learn now.</param>
    /// <param name="fingerprint">Of the folder, for who knows it already: see <see cref="FingerprintOf"/>.</param>
    internal static (SafetyRules? Rules, IReadOnlyList<string> Faults) Read(string folder, string? learnedAhead, string? fingerprint = null)
    {
        var file = Path.Combine(folder, RulesFile);
        if (!File.Exists(file)) return (null, []);
        try
        {
            var learned = learnedAhead is null ? null : LearnedAhead.Find(learnedAhead, fingerprint ?? FingerprintOf(folder));
            using var yaml = File.OpenText(file);
            var examplesFile = Path.Combine(folder, ExamplesFile);
            using var examples = File.Exists(examplesFile) ? File.OpenText(examplesFile) : null;
            return SafetyFile.Read(RulesFile, yaml, examples, learned);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return (null, [$"{RulesFile}:1: the file cannot be opened; close it elsewhere or check who may read it"]);
        }
    }

    /// <summary>Changes when the content of any file that danger is learned from changes; not when they are merely touched.</summary>
    internal static string FingerprintOf(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in new[] { RulesFile, ExamplesFile }.Where(name => File.Exists(Path.Combine(folder, name))))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name + "\n"));
            hash.AppendData(File.ReadAllBytes(Path.Combine(folder, name)));
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
