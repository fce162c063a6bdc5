namespace Microneedling.Bot.Knowledge;

/// <summary>What only a person may do, as the patterns of <c>knowledge/handoff.yaml</c> tell it.</summary>
internal sealed class HandoffRequests
{
    private readonly List<Request> requests = [];
    private PatternIndex index = new([]);

    private sealed record Request(string Id, WordPattern[] Says, WordPattern[] Unless);

    public static HandoffRequests None { get; } = new();

    public IEnumerable<string> Words => requests.SelectMany(request => request.Says.Concat(request.Unless)).SelectMany(pattern => pattern.Words);

    public static HandoffRequests Read(string file, string content, List<Fault> faults)
    {
        var read = new HandoffRequests();
        foreach (var entry in YamlList.Read(file, content, faults))
        {
            read.requests.Add(new Request(entry.Required("id"), Patterns(entry.List("says")), Patterns(entry.List("unless"))));
            entry.ReportUnknownKeys();
        }
        // A request's own patterns belong to an even owner, what takes it back to the odd one after it.
        read.index = new PatternIndex(read.requests.SelectMany((request, at) => request.Says.Select(pattern => (pattern, 2 * at)).Concat(request.Unless.Select(pattern => (pattern, 2 * at + 1)))));
        return read;

        static WordPattern[] Patterns(IEnumerable<Entry> entries) => [.. entries.Select(entry => new WordPattern(entry.Text))];
    }

    /// <summary>The kind of request that the words make, or null.</summary>
    public string? Find(IReadOnlyList<string> words)
    {
        Span<bool> found = stackalloc bool[2 * requests.Count];
        index.MarkWithin(words, found);
        for (var at = 0; at < requests.Count; at++)
            if (found[2 * at] && !found[2 * at + 1])
                return requests[at].Id;
        return null;
    }
}
