using System.Runtime.CompilerServices;

namespace Microneedling.Bot.Text;

/// <summary>
/// Different features in the order in which they came, and how often each did. A feature is a number: the hash of what is
/// seen. Emptied in no time, to be used for the next text.
/// </summary>
internal sealed class FeatureSet
{
    private uint[] features = new uint[128];
    private int[] counts = new int[128], places = new int[128];

    // By hash, with the next free place taken: 1 + where the feature stands, 0 for none. At most half full.
    private int[] slots = new int[256];
    private int shift = 32 - 8;

    public int Count { get; private set; }

    public ReadOnlySpan<uint> Features => features.AsSpan(0, Count);

    /// <summary>How often each of the <see cref="Features"/> was added.</summary>
    public ReadOnlySpan<int> Counts => counts.AsSpan(0, Count);

    /// <returns>Its place among the <see cref="Features"/>.</returns>
    // Optimised at the first call, as all that is run some hundred thousand times at the start of the program.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Add(uint feature)
    {
        var slots = this.slots;
        var slot = Spread(feature, shift);
        for (; slots[slot] != 0; slot = (slot + 1) & (slots.Length - 1))
            if (features[slots[slot] - 1] == feature)
            {
                counts[slots[slot] - 1]++;
                return slots[slot] - 1;
            }
        (features[Count], counts[Count], places[Count]) = (feature, 1, slot);
        slots[slot] = ++Count;
        if (Count == features.Length) Grow();
        return Count - 1;
    }

    public void Clear()
    {
        for (var at = 0; at < Count; at++) slots[places[at]] = 0;
        Count = 0;
    }

    /// <summary>Where to look first in a table of 2^(32 - shift) slots: the upper bits of a product depend on all bits of the number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Spread(uint feature, int shift) => (int)(feature * 0x9E3779B1u >> shift);

    private void Grow()
    {
        var (known, times, count) = (features, counts, Count);
        (features, counts, places, slots) = (new uint[2 * count], new int[2 * count], new int[2 * count], new int[4 * count]);
        (shift, Count) = (shift - 1, 0);
        for (var at = 0; at < count; at++)
        {
            Add(known[at]);
            counts[at] = times[at];
        }
    }
}
