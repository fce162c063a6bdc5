using System.Runtime.CompilerServices;

namespace Microneedling.Bot.Text;

/// <summary>
/// Turns what is seen in a text into a number: no table of names has to be made, kept or searched. Of a hundred thousand
/// different features one or two share a number with another.
/// </summary>
internal static class FeatureHash
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = 1UL;
        foreach (var letter in text) hash = Mix(hash, letter);
        return hash;
    }

    /// <summary>The hash of what was hashed and one thing more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong hash, ulong value)
    {
        hash = (hash ^ value) * 0x9E3779B97F4A7C15;
        return hash ^ (hash >> 29);
    }

    /// <summary>The feature that a hash stands for: its better half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Feature(ulong hash) => (uint)(hash >> 32);
}
