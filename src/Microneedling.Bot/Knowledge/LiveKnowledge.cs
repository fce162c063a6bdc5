using Microneedling.Bot.Conversation;
using Microsoft.Extensions.Logging;

namespace Microneedling.Bot.Knowledge;

/// <summary>The content as it is served now. A reload builds the new version aside and swaps it in one step.</summary>
public sealed partial class LiveKnowledge : ILiveContent
{
    private readonly ContentFolder folder;
    private readonly Clinic clinic;
    private readonly TimeProvider time;
    private readonly ILogger<LiveKnowledge> log;
    private readonly Lock reloading = new();
    private State state;

    private sealed record State(KnowledgeBase Knowledge, ContentHealth Health, string Fingerprint);

    /// <exception cref="StartupFault">There is not one article that can be read.</exception>
    internal LiveKnowledge(ContentFolder folder, Clinic clinic, TimeProvider time, ILogger<LiveKnowledge> log)
    {
        (this.folder, this.clinic, this.time, this.log) = (folder, clinic, time, log);
        var fingerprint = folder.Fingerprint();
        var content = folder.Read();
        if (content.Articles.Count == 0)
            throw new StartupFault($"Knowledge:Path: {string.Join(" ", content.Faults.Take(3))}");
        // At the start there is no last good content: what can be read is better than no assistant.
        state = Prepare(content, fingerprint, before: null);
        clinic.Facts = content.Facts;
        if (!state.Health.IsGood) LogBroken(state.Health.Problems.Count, state.Health.Problems[0]);
    }

    public KnowledgeBase Current => Volatile.Read(ref state).Knowledge;

    public ContentHealth Health => Volatile.Read(ref state).Health;

    public string FolderPath => folder.Path;

    IReadOnlyList<string> ILiveContent.Problems => [.. Health.Problems.Select(fault => fault.ToString())];

    public void Reload()
    {
        lock (reloading)
        {
            var fingerprint = folder.Fingerprint();
            if (fingerprint == state.Fingerprint) return;
            var content = folder.Read();
            if (content.IsUsable)
            {
                Volatile.Write(ref state, Prepare(content, fingerprint, state.Knowledge));
                clinic.Facts = content.Facts;
                LogServing(content.Articles.Count);
            }
            else
            {
                var health = state.Health with { Problems = Problems(content) };
                Volatile.Write(ref state, state with { Health = health, Fingerprint = fingerprint });
                LogBroken(health.Problems.Count, health.Problems[0]);
            }
        }
    }

    private State Prepare(KnowledgeContent content, string fingerprint, KnowledgeBase? before) =>
        new(new KnowledgeBase(content, KnowledgeBase.LearnedFile, before), new ContentHealth(time.GetUtcNow(), content.Articles.Count, Problems(content)), fingerprint);

    private static List<Fault> Problems(KnowledgeContent content) => [.. content.Faults.Where(fault => fault.Level == FaultLevel.Broken)];

    [LoggerMessage(LogLevel.Information, "Content changed: serving {Articles} articles.")]
    private partial void LogServing(int articles);

    [LoggerMessage(LogLevel.Error, "Content cannot be used: {Count} fault(s), first {Fault} The last good content goes on serving.")]
    private partial void LogBroken(int count, Fault fault);
}
