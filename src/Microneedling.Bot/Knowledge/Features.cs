namespace Microneedling.Bot.Knowledge;

/// <summary>What the classifier sees of a text: its stems and pairs of neighbouring stems, and its letter runs; each block scaled to length 1.</summary>
internal sealed class Features(GramIndex grams)
{
    private readonly Dictionary<string, int> ids = [];

    /// <summary>Number of different features; the letter runs come first.</summary>
    public int Count => grams.Size + ids.Count;

    /// <summary>The features of a wording; new ones are numbered.</summary>
    public List<(int, float)> Learn(List<string> words, List<string> stems)
    {
        foreach (var name in Names(stems)) ids.TryAdd(name, ids.Count);
        return Of(words, stems);
    }

    /// <summary>The known features of a text.</summary>
    public List<(int, float)> Of(List<string> words, List<string> stems)
    {
        var found = grams.Weights(words);
        var names = Names(stems).Distinct().ToList();
        if (names.Count == 0) return found;
        var weight = 1 / MathF.Sqrt(names.Count);
        foreach (var name in names)
            if (ids.TryGetValue(name, out var id))
                found.Add((grams.Size + id, weight));
        return found;
    }

    private static IEnumerable<string> Names(List<string> stems)
    {
        for (var at = 0; at < stems.Count; at++)
        {
            yield return stems[at];
            if (at > 0) yield return $"{stems[at - 1]} {stems[at]}";
        }
    }
}
