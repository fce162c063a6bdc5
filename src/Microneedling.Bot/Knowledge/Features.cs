using System.Runtime.CompilerServices;
using Microneedling.Bot.Text;

namespace Microneedling.Bot.Knowledge;

/// <summary>What the classifier sees of a text: its letter runs, and its stems and pairs of neighbouring stems; each block scaled to length 1.</summary>
internal static class Features
{
    // Tell a stem from a run of the same letters, and a pair of stems from both.
    private const ulong Stem = 1, Pair = 2;

    /// <summary>Adds the text as one sample.</summary>
    /// <param name="block">Empty; to work with.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Read(List<string> words, List<string> stems, GramIndex grams, FeatureSet block, Samples into)
    {
        grams.Weigh(words, block, into);
        var before = 0UL;
        for (var at = 0; at < stems.Count; at++)
        {
            var hash = FeatureHash.Of(stems[at]);
            block.Add(FeatureHash.Feature(FeatureHash.Mix(hash, Stem)));
            if (at > 0) block.Add(FeatureHash.Feature(FeatureHash.Mix(FeatureHash.Mix(Pair, before), hash)));
            before = hash;
        }
        into.Add(block, 1);
        block.Clear();
        into.Finish();
    }
}
