using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Microneedling.Bot.Text;

/// <summary>
/// e^x, eight at a time, to about the last bit of a float. Of sums and products alone, which every processor rounds
/// alike: what mathematical libraries give differs from system to system, and with it would what is learned.
/// </summary>
internal static class Exponential
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Of(Vector256<float> x)
    {
        // e^x = 2^n · e^r with n whole and |r| no more than half of ln 2; e^r by its first terms (Cephes).
        x = Vector256.Min(Vector256.Max(x, Vector256.Create(-87f)), Vector256.Create(88f));
        var rounder = Vector256.Create(12582912f); // 1.5 · 2^23: adding it leaves no room for a fraction
        var n = x * 1.44269504f + rounder - rounder;
        var r = x - n * 0.693359375f - n * -2.12194440e-4f;
        var sum = Vector256.Create(1.9875691500e-4f);
        sum = sum * r + Vector256.Create(1.3981999507e-3f);
        sum = sum * r + Vector256.Create(8.3334519073e-3f);
        sum = sum * r + Vector256.Create(4.1665795894e-2f);
        sum = sum * r + Vector256.Create(1.6666665459e-1f);
        sum = sum * r + Vector256.Create(5.0000001201e-1f);
        sum = sum * r * r + r + Vector256<float>.One;
        return sum * ((Vector256.ConvertToInt32(n) + Vector256.Create(127)) << 23).AsSingle();
    }

    public static float Of(float x) => Of(Vector256.Create(x)).ToScalar();
}
