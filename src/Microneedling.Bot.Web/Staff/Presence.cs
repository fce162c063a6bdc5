using System.Collections.Concurrent;

namespace Microneedling.Bot.Web.Staff;

/// <summary>Who has which case open just now, in this process.</summary>
public sealed class Presence
{
    private readonly ConcurrentDictionary<Guid, (string Reference, string Name)> open = new();

    /// <summary>Somebody opened or left the case.</summary>
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
            Changed?.Invoke(reference);
        });
    }

    public IReadOnlyList<string> Of(string reference) =>
        [.. open.Values.Where(visit => visit.Reference == reference).Select(visit => visit.Name).Distinct().Order()];

    private sealed class Visit(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
