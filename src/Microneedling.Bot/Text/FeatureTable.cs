using System.Numerics;
using System.Runtime.CompilerServices;

namespace Microneedling.Bot.Text;

/// <summary>Features, numbered from 0 in the order in which they came: the rows of whatever is kept of each.</summary>
internal sealed class FeatureTable
{
    // By hash, with the next free place taken. At most three quarters full.
    private Slot[] slots;
    private int shift;

    /// <summary>A feature, and 1 + its row; 0 where the slot is free. Together, so that a look costs one way to the memory.</summary>
    private struct Slot
    {
        public uint Feature;
        public int Number;
    }

    /// <param name="expected">About how many features there will be; it grows when there are more.</param>
    public FeatureTable(int expected = 512)
    {
        var bits = BitOperations.Log2((uint)Math.Max(1, expected + expected / 3)) + 1;
        (slots, shift) = (new Slot[1 << bits], 32 - bits);
    }

    public int Count { get; private set; }

    /// <summary>The features that more than one sample has: what one alone has teaches little about others, and is most of all.</summary>
    /// <param name="classOf">Samples of a class below 0 do not count.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static FeatureTable Repeated(Samples samples, ReadOnlySpan<int> classOf)
    {
        var several = new Recurring(samples.All.Length);
        for (var sample = 0; sample < samples.Count; sample++)
            if (classOf[sample] >= 0) several.Add(samples.FeaturesOf(sample));
        // A few in a hundred of those are not: these were not seen again.
        var (likely, again, known) = (new FeatureTable(), new List<bool>(), new FeatureTable());
        for (var sample = 0; sample < samples.Count; sample++)
        {
            if (classOf[sample] < 0) continue;
            foreach (var feature in samples.FeaturesOf(sample))
            {
                if (!several.Contains(feature)) continue;
                var row = likely.Add(feature);
                if (row == again.Count) again.Add(false);
                else again[row] = true;
            }
        }
        var features = likely.ToArray();
        for (var row = 0; row < features.Length; row++)
            if (again[row]) known.Add(features[row]);
        return known;
    }

    /// <returns>The row of the feature; a new one when it is not known.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Add(uint feature)
    {
        ref var slot = ref SlotOf(feature);
        if (slot.Number != 0) return slot.Number - 1;
        slot = new Slot { Feature = feature, Number = ++Count };
        if (Count > slots.Length / 4 * 3) Grow();
        return Count - 1;
    }

    /// <summary>The row of the feature, or -1 when it is not known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int RowOf(uint feature) => SlotOf(feature).Number - 1;

    /// <summary>The features in the order of their rows.</summary>
    public uint[] ToArray()
    {
        var features = new uint[Count];
        foreach (var slot in slots)
            if (slot.Number != 0) features[slot.Number - 1] = slot.Feature;
        return features;
    }

    private void Grow()
    {
        var known = slots;
        (slots, shift) = (new Slot[2 * known.Length], shift - 1);
        foreach (var old in known)
            if (old.Number != 0) SlotOf(old.Feature) = old;
    }

    /// <summary>Where the feature is, or the free slot where it would be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Slot SlotOf(uint feature)
    {
        var slots = this.slots;
        var at = FeatureSet.Spread(feature, shift);
        while (slots[at].Number != 0 && slots[at].Feature != feature) at = (at + 1) & (slots.Length - 1);
        return ref slots[at];
    }
}
