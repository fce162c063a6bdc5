namespace Microneedling.Bot.Knowledge;

/// <summary>What only a person may do, as the patterns of <c>knowledge/handoff.yaml</c> tell it.</summary>
internal sealed class HandoffRequests
{
    private readonly List<Request> requests = [];
    private readonly List<Mention> mentions = [];
    private PatternIndex index = new([]);

    private sealed record Request(HandoffRequest Asked, WordPattern[] Says, WordPattern[] Unless);

    public static HandoffRequests None { get; } = new();

    /// <summary>The articles that the file names.</summary>
    public IReadOnlyList<Mention> Mentions => mentions;

    public IEnumerable<string> Words => requests.SelectMany(request => request.Says.Concat(request.Unless)).SelectMany(pattern => pattern.Words);

    public static HandoffRequests Read(string file, string content, List<Fault> faults)
    {
        var read = new HandoffRequests();
        foreach (var entry in YamlList.Read(file, content, faults))
        {
            read.requests.Add(new Request(new HandoffRequest(entry.Required("id"), entry.Text("article")), Patterns(entry.List("says")), Patterns(entry.List("unless"))));
            if (entry.Text("article") is { } article) read.mentions.Add(new Mention(file, entry.LineOf("article"), article));
            entry.ReportUnknownKeys();
        }
        // A request's own patterns belong to an even owner, what takes it back to the odd one after it.
        read.index = new PatternIndex(read.requests.SelectMany((request, at) => request.Says.Select(pattern => (pattern, 2 * at)).Concat(request.Unless.Select(pattern => (pattern, 2 * at + 1)))));
        return read;

        static WordPattern[] Patterns(IEnumerable<Entry> entries) => [.. entries.Select(entry => new WordPattern(entry.Text))];
    }

    /// <summary>The kind of request that the words make, or null.</summary>
    public HandoffRequest? Find(IReadOnlyList<string> words)
    {
        Span<bool> found = stackalloc bool[2 * requests.Count];
        index.MarkWithin(words, found);
        for (var at = 0; at < requests.Count; at++)
            if (found[2 * at] && !found[2 * at + 1])
                return requests[at].Asked;
        return null;
    }
}

/// <param name="Id">Which kind of request it is, such as <c>refund</c>.</param>
/// <param name="ArticleId">The article on what is asked for; null when there is none.</param>
internal sealed record HandoffRequest(string Id, string? ArticleId)
{
    /// <summary>It is like what <c>asked.tsv</c> has for <c>staff</c>.</summary>
    public static HandoffRequest ByLikeness { get; } = new(AskedQuestions.Staff, null);
}
