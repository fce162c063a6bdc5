using System.Runtime.InteropServices;

namespace Microneedling.Bot.Handoff.Safety;

/// <summary>
/// What the classifier sees of a message: its words, the letters of words, what the words mean (the lists "alike" of
/// <c>safety.yaml</c>), and which words and meanings stand near each other ("throat … closing"). The more unlike kinds of
/// features there are, the less hangs on any one word. Each kind is a block of a fixed length.
/// </summary>
/// <param name="meanings">The lists of words that mean about the same; a list is an element.</param>
internal sealed class MessageFeatures(Rewriter rewriter, Lexicon meanings, Spelling spelling)
{
    /// <summary>How far apart two words, and two meanings, may stand to count as a pair.</summary>
    private const int NearWords = 6, NearMeanings = 8;

    /// <summary>How many words after a "not" it denies.</summary>
    private const int DenialReach = 3;

    private static readonly HashSet<string> Negators = ["not", "no", "never", "without", "isnt", "arent", "wasnt", "werent", "aint", "dont", "doesnt", "didnt", "hasnt", "havent", "nor", "nothing"];

    /// <summary>More words than this are not read.</summary>
    private const int MostWords = 250;

    /// <summary>Letters see through slips and endings, but also see likeness where there is none: they count half.</summary>
    private const float LetterWeight = 0.5f;

    /// <summary>What only one example has teaches nothing about others: most pairs, and most of the time to learn.</summary>
    private const int SeenIn = 2;

    private readonly Dictionary<ulong, int> numbers = [];

    /// <summary>Number of different features that are known.</summary>
    public int Count => numbers.Count;

    /// <summary>The features of each example, in their order; from now on those are known that two examples have.</summary>
    public List<List<(int, float)>> Learn(IEnumerable<string> folded)
    {
        var read = folded.AsParallel().AsOrdered().Select(Blocks).ToList();
        var seen = new Dictionary<ulong, int>();
        foreach (var feature in read.SelectMany(blocks => blocks).SelectMany(block => block.Features))
            if (++CollectionsMarshal.GetValueRefOrAddDefault(seen, feature, out _) == SeenIn) numbers.Add(feature, numbers.Count);
        return read.ConvertAll(Known);
    }

    /// <summary>The known features of a message.</summary>
    public List<(int, float)> Of(string folded) => Known(Blocks(folded));

    private List<(int, float)> Known((HashSet<ulong> Features, float Length)[] blocks)
    {
        var found = new List<(int, float)>(blocks.Sum(block => block.Features.Count) / 2);
        foreach (var (features, length) in blocks)
        {
            var weight = length / MathF.Sqrt(features.Count);
            foreach (var feature in features)
                if (numbers.TryGetValue(feature, out var number))
                    found.Add((number, weight));
        }
        return found;
    }

    private (HashSet<ulong> Features, float Length)[] Blocks(string folded)
    {
        var words = WordsOf(folded);
        HashSet<ulong> single = [], pairs = [], letters = [], meant = [], meantPairs = [];
        for (var at = 0; at < words.Count; at++)
        {
            var (word, hash, means) = words[at];
            single.Add(hash);
            AddLetters(word, letters);
            for (var next = at + 1; next <= at + NearWords && next < words.Count; next++)
                pairs.Add(Pair(next == at + 1 ? 1UL : 2UL, hash, words[next].Hash));
            foreach (var meaning in means)
            {
                meant.Add(Mix(3, (ulong)meaning));
                for (var near = Math.Max(0, at - 2); near <= at + 2 && near < words.Count; near++)
                    if (near != at) meantPairs.Add(Pair(near < at ? 4UL : 5UL, (ulong)meaning, words[near].Hash));
                for (var next = at + 1; next <= at + NearMeanings && next < words.Count; next++)
                    foreach (var other in words[next].Means)
                        if (other != meaning) meantPairs.Add(Pair(6, (ulong)Math.Min(meaning, other), (ulong)Math.Max(meaning, other)));
            }
        }
        // Every text has the first: it learns how rare danger is, and decides where no word is known.
        return [([0], 1), (single, 1), (pairs, 1), (letters, LetterWeight), (meant, 1), (meantPairs, 1)];
    }

    private List<(string Word, ulong Hash, int[] Means)> WordsOf(string folded)
    {
        var words = rewriter.Rewrite(PlainText.Split(folded));
        var read = new List<(string, ulong, int[])>(words.Count + 1);
        var denied = 0;
        foreach (var (word, _) in words.Take(MostWords))
        {
            var means = MeaningsOf(word);
            // "Not closing" means something else than "closing", as "not breathing" does than "breathing".
            read.Add((word, Hash(word), denied > 0 ? Array.ConvertAll(means, meaning => ~meaning) : means));
            denied = Negators.Contains(word) ? DenialReach : denied - 1;
        }
        if (folded.Contains('?')) read.Add(("?", Hash("?"), []));
        return read;
    }

    private int[] MeaningsOf(string word)
    {
        var found = meanings.ElementsOf(word);
        return found.Length == 0 && spelling.Correct(word) is { } meant ? meanings.ElementsOf(meant) : found;
    }

    // Scripts without blanks say in two letters what others say in a word.
    private static void AddLetters(string word, HashSet<ulong> letters)
    {
        var padded = word.Length <= 62 ? stackalloc char[word.Length + 2] : new char[word.Length + 2];
        padded[0] = padded[^1] = ' ';
        word.CopyTo(padded[1..]);
        for (var length = word[0] > '\u2E80' ? 2 : 3; length <= 4; length++)
            for (var at = 0; at + length <= padded.Length; at++)
                letters.Add(Mix(7, Hash(padded.Slice(at, length))));
    }

    private static ulong Pair(ulong kind, ulong one, ulong other) => Mix(Mix(kind, one), other);

    private static ulong Hash(ReadOnlySpan<char> text)
    {
        var hash = 1UL;
        foreach (var letter in text) hash = Mix(hash, letter);
        return hash;
    }

    private static ulong Mix(ulong hash, ulong value)
    {
        hash = (hash ^ value) * 0x9E3779B97F4A7C15;
        return hash ^ (hash >> 29);
    }
}
