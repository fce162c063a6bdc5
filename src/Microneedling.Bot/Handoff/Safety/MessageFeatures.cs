using System.Runtime.CompilerServices;
using Microneedling.Bot.Text;

namespace Microneedling.Bot.Handoff.Safety;

/// <summary>
/// What the classifier sees of a message: its words, the letters of words, what the words mean (the lists "alike" of
/// <c>safety.yaml</c>), and which words and meanings stand near each other ("throat … closing"). The more unlike kinds of
/// features there are, the less hangs on any one word. Each kind is a block of a fixed length; a feature is a hash.
/// </summary>
/// <param name="meanings">The lists of words that mean about the same; a list is an element.</param>
internal sealed class MessageFeatures(Lexicon meanings, Spelling spelling)
{
    /// <summary>How far apart two words, and two meanings, may stand to count as a pair.</summary>
    private const int NearWords = 3, NearMeanings = 8;

    /// <summary>Letters that are looked at together, with the blanks around a word. Runs of three as well told no more.</summary>
    private const int Run = 4;

    /// <summary>How many words after a "not" it denies.</summary>
    private const int DenialReach = 3;

    // Of the languages that the examples are in, folded; Chinese has no blanks between its words, its letters show it.
    private static readonly HashSet<string> Negators =
    [
        "not", "no", "never", "without", "isnt", "arent", "wasnt", "werent", "aint", "dont", "doesnt", "didnt", "hasnt", "havent", "nor", "nothing",
        "sin", "nunca", "ni", "tampoco", "pas", "sans", "jamais", "aucun", "aucune", "kein", "keine", "keinen", "nicht", "ohne", "nie", "weder", "noch",
        "nao", "sem", "nem", "non", "senza", "nessun", "nessuna", "niente", "mai", "bez", "zadnych", "zadnej", "ani", "لا", "ولا", "بدون", "ليس", "مو", "مش",
    ];

    /// <summary>More words than this are not read.</summary>
    private const int MostWords = 250;

    /// <summary>Letters see through slips and endings, but also see likeness where there is none: they count half.</summary>
    private const float LetterWeight = 0.5f;

    [ThreadStatic]
    private static Workspace? workspace;

    /// <summary>What one message needs while it is read; used again for the next that the thread reads.</summary>
    private sealed class Workspace
    {
        public readonly List<(string Text, ulong Hash, int[] Means)> Words = [];
        public readonly FeatureSet Block = new();
    }

    /// <summary>Adds a message, as one sample.</summary>
    /// <param name="known">Meanings of words that were found for other messages: worth it where thousands are read.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read(MessageWords message, Samples into, Dictionary<string, int[]>? known = null)
    {
        var (words, block) = ((workspace ??= new Workspace()).Words, workspace.Block);
        Look(message.Plain, known, words);
        if (message.Folded.Contains('?')) words.Add(("?", FeatureHash.Of("?"), []));

        // Every text has the first: it learns how rare danger is, and decides where no word is known.
        into.Add(0, 1);
        foreach (var (_, hash, _) in words) block.Add(FeatureHash.Feature(hash));
        Finish(1);
        for (var at = 0; at < words.Count; at++)
            for (var next = at + 1; next <= at + NearWords && next < words.Count; next++)
                block.Add(Pair(next == at + 1 ? 1UL : 2UL, words[at].Hash, words[next].Hash));
        Finish(1);
        foreach (var (word, _, _) in words) AddLetters(word, block);
        Finish(LetterWeight);
        foreach (var (_, _, means) in words)
            foreach (var meaning in means)
                block.Add(FeatureHash.Feature(FeatureHash.Mix(3, (ulong)meaning)));
        Finish(1);
        for (var at = 0; at < words.Count; at++)
            foreach (var meaning in words[at].Means)
                AddNear(words, at, meaning, block);
        Finish(1);
        into.Finish();
        words.Clear();

        void Finish(float length)
        {
            into.Add(block, length);
            block.Clear();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddNear(List<(string Text, ulong Hash, int[] Means)> words, int at, int meaning, FeatureSet block)
    {
        for (var near = Math.Max(0, at - 2); near <= at + 2 && near < words.Count; near++)
            if (near != at) block.Add(Pair(near < at ? 4UL : 5UL, (ulong)meaning, words[near].Hash));
        for (var next = at + 1; next <= at + NearMeanings && next < words.Count; next++)
            foreach (var other in words[next].Means)
                if (other != meaning) block.Add(Pair(6, (ulong)Math.Min(meaning, other), (ulong)Math.Max(meaning, other)));
    }

    private void Look(List<(string Text, int Sentence)> message, Dictionary<string, int[]>? known, List<(string, ulong, int[])> words)
    {
        var denied = 0;
        for (var at = 0; at < message.Count && at < MostWords; at++)
        {
            var word = message[at].Text;
            if (Scripts.IsSign(word[0]))
            {
                AddSigns(word, words);
                continue;
            }
            if (known is null || !known.TryGetValue(word, out var means))
            {
                means = MeaningsOf(word);
                known?.Add(word, means);
            }
            // "Not closing" means something else than "closing", as "not breathing" does than "breathing".
            words.Add((word, FeatureHash.Of(word), denied > 0 ? Array.ConvertAll(means, meaning => ~meaning) : means));
            denied = Negators.Contains(word) ? DenialReach : denied - 1;
        }
    }

    // Written without blanks: any two signs that stand together are a word, or as good as one.
    private static void AddSigns(string word, List<(string, ulong, int[])> words)
    {
        for (var sign = 0; sign < Math.Max(1, word.Length - 1) && words.Count < MostWords; sign++)
        {
            var pair = word.Length == 1 ? word : word.Substring(sign, 2);
            words.Add((pair, FeatureHash.Of(pair), []));
        }
    }

    private int[] MeaningsOf(string word)
    {
        var found = meanings.ElementsOf(word);
        return found.Length == 0 && spelling.Correct(word) is { } meant ? meanings.ElementsOf(meant) : found;
    }

    // A sign of a script without blanks says as much as some letters of others: with the blank beside it, it is seen alone.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddLetters(string word, FeatureSet letters)
    {
        var padded = word.Length <= 62 ? stackalloc char[word.Length + 2] : new char[word.Length + 2];
        padded[0] = padded[^1] = ' ';
        word.CopyTo(padded[1..]);
        for (var length = Scripts.IsSign(word[0]) ? 2 : Run; length <= Run; length++)
            for (var at = 0; at + length <= padded.Length; at++)
                letters.Add(FeatureHash.Feature(FeatureHash.Mix(7, FeatureHash.Of(padded.Slice(at, length)))));
    }

    private static uint Pair(ulong kind, ulong one, ulong other) => FeatureHash.Feature(FeatureHash.Mix(FeatureHash.Mix(kind, one), other));
}
