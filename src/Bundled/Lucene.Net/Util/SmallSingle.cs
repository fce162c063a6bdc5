using System;

namespace Lucene.Net.Util;

/// <summary>Floats in eight bits, for norms: three bits of mantissa, five of exponent, no sign.</summary>
public static class SmallSingle
{
    private const int Dropped = 24 - 3;
    private const int Zero = (63 - 15) << 3;

    /// <summary>Rounds down; zero and less give 0, what is too small 1 and what is too large 255.</summary>
    public static byte SingleToByte315(float f)
    {
        var bits = BitConverter.SingleToInt32Bits(f);
        var small = bits >> Dropped;
        return small <= Zero ? (byte)(bits <= 0 ? 0 : 1) : small >= Zero + 256 ? byte.MaxValue : (byte)(small - Zero);
    }

    public static float Byte315ToSingle(byte b) => b == 0 ? 0 : BitConverter.Int32BitsToSingle((b + Zero) << Dropped);
}
