using System.Collections.Concurrent;

namespace Microneedling.Bot.Web.Staff;

/// <summary>Someone who has a case open.</summary>
/// <param name="IsWriting">A reply is being written just now.</param>
public sealed record Viewer(string Name, bool IsWriting);

/// <summary>Who has which case open just now, and who writes a reply, in this process.</summary>
public sealed class Presence(TimeProvider clock)
{
    /// <summary>Whoever pauses for longer is not writing.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(6);

    private readonly ConcurrentDictionary<Guid, (string Reference, string Name)> open = new();
    private readonly ConcurrentDictionary<(string Reference, string Name), DateTimeOffset> writing = new();

    /// <summary>Somebody opened or left the case, or writes.</summary>
    public event Action<string>? Changed;

    /// <summary>Present until disposed.</summary>
    public IDisposable Enter(string reference, string name)
    {
        var id = Guid.NewGuid();
        open[id] = (reference, name);
        Changed?.Invoke(reference);
        return new Visit(() =>
        {
            open.TryRemove(id, out _);
            writing.TryRemove((reference, name), out _);
            Changed?.Invoke(reference);
        });
    }

    /// <summary>Someone who has the case open writes a reply; of anybody else it is not told.</summary>
    public void Write(string reference, string name)
    {
        if (!open.Values.Contains((reference, name))) return;
        writing[(reference, name)] = clock.GetUtcNow();
        Changed?.Invoke(reference);
    }

    public IReadOnlyList<Viewer> Of(string reference)
    {
        var now = clock.GetUtcNow();
        return [.. open.Values.Where(visit => visit.Reference == reference).Select(visit => visit.Name).Distinct().Order()
            .Select(name => new Viewer(name, writing.TryGetValue((reference, name), out var at) && now - at < Pause))];
    }

    private sealed class Visit(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
