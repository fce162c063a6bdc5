using System.Numerics;
using System.Runtime.CompilerServices;

namespace Microneedling.Bot.Text;

/// <summary>
/// Which features were added more than once. It is wrong of a few in a hundred, for which it says so of one that was not;
/// in return it fits into the processor's cache where a table of all features would not.
/// </summary>
internal sealed class Recurring
{
    private const int BitsOfAState = 2, StatesOfAWord = 32 / BitsOfAState;

    /// <summary>The lower bit of each state of a word.</summary>
    private const uint Once = 0x5555_5555;

    private readonly uint[] states;
    private readonly int shift;

    /// <param name="room">About how many features there may be in all; the more room, the less often it is wrong.</param>
    public Recurring(int room)
    {
        var bits = BitOperations.Log2((uint)room + 64) + 2;
        (states, shift) = (new uint[(1 << bits) / StatesOfAWord], 32 - bits);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<uint> features)
    {
        foreach (var feature in features)
        {
            ref var word = ref WordOf(feature, out var at);
            word |= (word >> at & 1) + 1 << at; // never, once, more often: 0, 1, and 3
        }
    }

    /// <summary>Adds what others, made for as many, were made of.</summary>
    public void Add(Recurring others)
    {
        for (var word = 0; word < states.Length; word++)
        {
            var (these, those) = (states[word], others.states[word]);
            states[word] = these | those | (these & those & Once) << 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(uint feature)
    {
        var word = WordOf(feature, out var at);
        return (word >> at & 2) != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref uint WordOf(uint feature, out int at)
    {
        var place = FeatureSet.Spread(feature, shift);
        at = place % StatesOfAWord * BitsOfAState;
        return ref states[place / StatesOfAWord];
    }
}
