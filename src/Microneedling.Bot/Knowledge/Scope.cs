namespace Microneedling.Bot.Knowledge;

/// <summary>
/// What the articles are about and what they are not: <c>knowledge/scope.txt</c>. "Same words, other meaning" defeats
/// every score ("how long does botox last?"), so a named subject decides before the score does.
/// </summary>
internal sealed class Scope
{
    private const string Own = "own", Kinds = "kinds";

    private readonly HashSet<string> others = [], kinds = [];
    private readonly List<string> own = [];

    public static Scope None { get; } = new();

    /// <summary>Every name of a subject as one word, to be read like synonyms.</summary>
    public List<SynonymEntry> Entries { get; } = [];

    public static Scope Read(string file, string content, List<Fault> faults)
    {
        var scope = new Scope();
        foreach (var entry in Synonyms.Read(file, content, faults).Entries)
        {
            if (entry.Form is [Own or Kinds])
            {
                scope.own.AddRange(entry.Variants.Select(words => $" {string.Join(' ', words)} "));
                if (entry.Form is [Kinds]) scope.kinds.UnionWith(entry.Variants.Select(words => words[0]));
                continue;
            }
            var name = string.Concat(entry.Form);
            scope.others.Add(name);
            string[][] names = entry.Form.Length > 1 ? [entry.Form, .. entry.Variants] : entry.Variants;
            scope.Entries.Add(new SynonymEntry([name], names, entry.Line));
        }
        return scope;
    }

    /// <summary>The subjects that an article has to name to answer these words: other treatments, unless ours is named too, and kinds of ours.</summary>
    public IReadOnlyCollection<string> Required(List<string> words)
    {
        var named = AllIn(words).ToHashSet();
        if (named.Count == 0) return named;
        if (NamesOwn(words)) named.IntersectWith(kinds);
        return named;
    }

    /// <summary>The words name a subject that is not ours, and nothing of ours.</summary>
    public bool IsOfOthers(List<string> words) => Required(words).Any(name => !kinds.Contains(name));

    /// <summary>The words name what the articles are about.</summary>
    public bool NamesOwn(List<string> words)
    {
        var text = $" {string.Join(' ', words)} ";
        return own.Exists(name => text.Contains(name, StringComparison.Ordinal));
    }

    /// <summary>The other subjects and kinds that the words name.</summary>
    public IEnumerable<string> AllIn(IEnumerable<string> words) => words.Where(word => others.Contains(word) || kinds.Contains(word));
}
