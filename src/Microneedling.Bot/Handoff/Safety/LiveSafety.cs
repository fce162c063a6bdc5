using Microneedling.Bot.Conversation;
using Microsoft.Extensions.Logging;

namespace Microneedling.Bot.Handoff.Safety;

/// <summary>Keeps the rules in force the same as the files. Broken files change nothing but the health.</summary>
internal sealed partial class LiveSafety : ILiveContent
{
    private readonly SafetyProbe probe;
    private readonly ILogger<LiveSafety> log;
    private readonly Lock reloading = new();
    private SafetyFingerprint fingerprint;

    /// <param name="probe">Has the rules that were read at the start, or none.</param>
    /// <param name="fingerprint">Of the files that these were read from; see <see cref="SafetyContent.FingerprintOf"/>.</param>
    public LiveSafety(string folder, SafetyProbe probe, SafetyFingerprint fingerprint, ILogger<LiveSafety> log)
    {
        (FolderPath, this.probe, this.fingerprint, this.log) = (folder, probe, fingerprint, log);
        if (probe.Rules is not null) return;
        Problems = [Missing];
        LogMissing(SafetyContent.RulesFile);
    }

    private const string Missing = "There is no " + SafetyContent.RulesFile + ": emergencies are not recognised.";

    public string FolderPath { get; }

    public IReadOnlyList<string> Problems { get; private set; } = [];

    public void Reload()
    {
        lock (reloading)
        {
            var now = SafetyContent.FingerprintOf(FolderPath);
            if (now == fingerprint) return;
            var (rules, faults) = SafetyContent.Read(FolderPath, SafetyContent.LearnedFile, now, probe.Rules?.Sense?.Weights);
            fingerprint = now;
            Problems = rules is not null ? [] : faults.Count > 0 ? faults : [Missing];
            if (rules is null)
            {
                LogBroken(Problems.Count, Problems[0]);
                return;
            }
            probe.Rules = rules;
            LogServing();
        }
    }

    [LoggerMessage(LogLevel.Information, "Safety rules changed: the new ones are in force.")]
    private partial void LogServing();

    [LoggerMessage(LogLevel.Error, "Safety rules cannot be used: {Count} fault(s), first {Fault} The last good rules stay in force.")]
    private partial void LogBroken(int count, string fault);

    [LoggerMessage(LogLevel.Error, "There is no {File} in the content folder: emergencies are not recognised.")]
    private partial void LogMissing(string file);
}
