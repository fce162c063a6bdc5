using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microneedling.Bot.Conversation;
using Microneedling.Bot.Intake.Flags;
using Microneedling.Bot.Intake.Questionnaires;
using Microsoft.Extensions.Logging;

namespace Microneedling.Bot.Intake;

/// <summary>
/// The clinic's questionnaire: <c>intake/pre-consultation.questionnaire.json</c> and <c>.flags.yaml</c> of the content folder.
/// A faulty file, and one that an editor is just writing, is reported, and the last good one goes on serving.
/// </summary>
public sealed partial class IntakeContent(string knowledgePath, ILogger<IntakeContent> log) : ILiveContent
{
    public const string FileName = "pre-consultation.questionnaire.json", FlagsName = "pre-consultation.flags.yaml";

    private readonly string folder = Path.Combine(knowledgePath, "intake");
    private readonly ConcurrentDictionary<string, IntakeEdition> editions = new(StringComparer.Ordinal);
    private readonly Lock reading = new();
    private volatile IntakeEdition? current;
    private (DateTime, DateTime) stamp;

    public string FolderPath => knowledgePath;

    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>The edition for new intakes; null when the folder has no questionnaire that can be run.</summary>
    internal IntakeEdition? Current => current;

    /// <summary>Reads the questionnaire for the first time.</summary>
    /// <exception cref="StartupFault">The folder has a questionnaire, and it cannot be read or run; each fault is told with its line.</exception>
    public IntakeContent Prepare()
    {
        try
        {
            Reload();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StartupFault($"The questionnaire cannot be read: {problem.Message}", problem);
        }
        return current is null && Problems.Count > 0 ? throw new StartupFault(string.Join(Environment.NewLine, Problems)) : this;
    }

    public void Reload()
    {
        lock (reading)
        {
            var now = (File.GetLastWriteTimeUtc(Path.Combine(folder, FileName)), File.GetLastWriteTimeUtc(Path.Combine(folder, FlagsName)));
            if (now == stamp) return;
            var (edition, faults) = Load(folder);
            (stamp, Problems) = (now, faults);
            foreach (var fault in faults) LogFault(fault);
            if (edition is null) return;
            editions[edition.Questionnaire.Hash] = edition;
            current = edition;
        }
    }

    /// <summary>Everything wrong with the questionnaire and its flags, as <c>file:line: sentence</c>, the file relative to the content folder; empty when nothing is.</summary>
    public static IReadOnlyList<string> Check(string knowledgePath) => Load(Path.Combine(knowledgePath, "intake")).Faults;

    /// <summary>The edition that an intake began with.</summary>
    /// <param name="kept">The copy in the conversation's memory; read only when this process has never seen the edition.</param>
    internal IntakeEdition? Find(string hash, Func<IntakeEditionCopy?> kept)
    {
        if (editions.TryGetValue(hash, out var known)) return known;
        if (kept() is not { } copy || copy.Hash != hash || QuestionnaireFile.Load(copy.QuestionnaireJson(), Beside()).Questionnaire is not { } questionnaire) return null;
        var yaml = copy.FlagsYaml();
        if (editions.Count > 32) editions.Clear();
        return editions[hash] = new IntakeEdition(questionnaire, FlagFile.Read(yaml, questionnaire).Rules, yaml);
    }

    private ValueSets Beside()
    {
        try { return ValueSets.BesideOf(folder); }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException) { return ValueSets.Shipped; }
    }

    private static (IntakeEdition? Edition, IReadOnlyList<string> Faults) Load(string folder)
    {
        var (file, flagsFile) = (Path.Combine(folder, FileName), Path.Combine(folder, FlagsName));
        if (!File.Exists(file)) return (null, []);
        var json = File.ReadAllText(file);
        var loaded = QuestionnaireFile.Load(json, ValueSets.BesideOf(folder));
        if (loaded.Questionnaire is not { } questionnaire) return (null, [.. loaded.Faults.Select(fault => $"intake/{FileName}:{LineOf(json, fault)}: {fault}")]);
        var yaml = File.Exists(flagsFile) ? File.ReadAllText(flagsFile) : "";
        var (rules, faults) = FlagFile.Read(yaml, questionnaire);
        return (faults.Count == 0 ? new IntakeEdition(questionnaire, rules, yaml) : null, [.. faults.Select(fault => $"intake/{FlagsName}:{fault}")]);
    }

    /// <summary>The line that introduces the item which the fault names; 1 when it names none.</summary>
    private static int LineOf(string json, string fault)
    {
        var linkId = LinkIdOf().Match(fault).Groups[1].Value;
        var at = linkId.Length == 0 ? -1 : json.IndexOf($"\"linkId\": \"{linkId}\"", StringComparison.Ordinal);
        return at < 0 ? 1 : json.AsSpan(0, at).Count('\n') + 1;
    }

    [GeneratedRegex("^item \"(.*?)\":")]
    private static partial Regex LinkIdOf();

    [LoggerMessage(1, LogLevel.Error, "The questionnaire was not taken over, the last good one goes on serving: {Fault}")]
    private partial void LogFault(string fault);
}
