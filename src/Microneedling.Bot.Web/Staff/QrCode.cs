using System.Text;

namespace Microneedling.Bot.Web.Staff;

/// <summary>
/// A QR code of a text, so that a phone can take up a key without typing: byte mode, error correction M, versions 1 to
/// 10 (up to 213 bytes), as ISO/IEC 18004 describes it.
/// </summary>
public sealed class QrCode
{
    // For versions 1 to 10 at level M: error-correction bytes a block, blocks, data bytes in all, centres of the alignment patterns.
    private static readonly int[] CorrectionBytes = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26];
    private static readonly int[] Blocks = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5];
    private static readonly int[] DataBytes = [16, 28, 44, 64, 86, 108, 124, 154, 182, 216];
    private static readonly int[][] Centres = [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50]];

    private readonly int version;
    private readonly bool[,] dark;
    private readonly bool[,] isFixed;

    private QrCode(int version)
    {
        this.version = version;
        Size = 17 + 4 * version;
        dark = new bool[Size, Size];
        isFixed = new bool[Size, Size];
    }

    /// <summary>Modules a side, without the quiet zone.</summary>
    public int Size { get; }

    public bool this[int x, int y] => dark[x, y];

    /// <summary>The SVG path of the dark modules, a unit each.</summary>
    public string Path
    {
        get
        {
            var path = new StringBuilder();
            for (var y = 0; y < Size; y++)
                for (var x = 0; x < Size; x++)
                    if (dark[x, y]) path.Append($"M{x} {y}h1v1h-1z");
            return path.ToString();
        }
    }

    /// <exception cref="ArgumentException">The text is longer than 213 bytes.</exception>
    public static QrCode Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var version = 1 + Array.FindIndex(DataBytes, room => room >= bytes.Length + 3);
        if (version == 0) throw new ArgumentException("The text is too long for a QR code of this kind.", nameof(text));
        var code = new QrCode(version);
        code.DrawPatterns();
        code.DrawData(Interleave(Pad(bytes, version), version));
        code.Mask();
        return code;
    }

    /// <summary>Mode, length, text, end, and filling.</summary>
    private static byte[] Pad(byte[] bytes, int version)
    {
        var bits = new List<bool>();
        void Add(int value, int count)
        {
            for (var i = count - 1; i >= 0; i--) bits.Add((value >> i & 1) == 1);
        }
        Add(4, 4);
        Add(bytes.Length, version < 10 ? 8 : 16);
        foreach (var b in bytes) Add(b, 8);
        var room = DataBytes[version - 1] * 8;
        Add(0, Math.Min(4, room - bits.Count));
        Add(0, (8 - bits.Count % 8) % 8);
        for (var filler = 0xEC; bits.Count < room; filler ^= 0xEC ^ 0x11) Add(filler, 8);
        var data = new byte[DataBytes[version - 1]];
        for (var i = 0; i < bits.Count; i++) if (bits[i]) data[i / 8] |= (byte)(128 >> i % 8);
        return data;
    }

    /// <summary>The blocks' bytes in turn, then their correction bytes in turn. The last blocks are one byte longer when it does not divide.</summary>
    private static byte[] Interleave(byte[] data, int version)
    {
        var (count, correction) = (Blocks[version - 1], CorrectionBytes[version - 1]);
        var shortLength = data.Length / count;
        var longOnes = data.Length % count;
        var blocks = new List<byte[]>();
        for (int i = 0, at = 0; i < count; i++)
        {
            var length = shortLength + (i >= count - longOnes ? 1 : 0);
            blocks.Add(data[at..(at + length)]);
            at += length;
        }
        var checks = blocks.ConvertAll(block => ReedSolomon.Remainder(block, correction));
        var result = new List<byte>();
        for (var i = 0; i <= shortLength; i++) result.AddRange(blocks.Where(block => i < block.Length).Select(block => block[i]));
        for (var i = 0; i < correction; i++) result.AddRange(checks.Select(check => check[i]));
        return [.. result];
    }

    private void DrawPatterns()
    {
        for (var i = 0; i < Size; i++)
        {
            Fix(6, i, i % 2 == 0);
            Fix(i, 6, i % 2 == 0);
        }
        DrawFinder(3, 3);
        DrawFinder(Size - 4, 3);
        DrawFinder(3, Size - 4);
        var centres = Centres[version - 1];
        foreach (var x in centres)
            foreach (var y in centres)
                if (!((x == 6 && y == 6) || (x == 6 && y == Size - 7) || (x == Size - 7 && y == 6)))
                    for (var dy = -2; dy <= 2; dy++)
                        for (var dx = -2; dx <= 2; dx++)
                            Fix(x + dx, y + dy, Math.Max(Math.Abs(dx), Math.Abs(dy)) != 1);
        DrawFormat(0);
        DrawVersion();
    }

    private void DrawFinder(int x, int y)
    {
        for (var dy = -4; dy <= 4; dy++)
            for (var dx = -4; dx <= 4; dx++)
                if (x + dx >= 0 && x + dx < Size && y + dy >= 0 && y + dy < Size)
                    Fix(x + dx, y + dy, Math.Max(Math.Abs(dx), Math.Abs(dy)) is not (2 or 4));
    }

    /// <summary>Level M (bits 00) and the mask, with their own correction, twice.</summary>
    private void DrawFormat(int mask)
    {
        var rest = mask;
        for (var i = 0; i < 10; i++) rest = rest << 1 ^ (rest >> 9) * 0x537;
        var bits = (mask << 10 | rest) ^ 0x5412;
        bool Bit(int i) => (bits >> i & 1) == 1;
        for (var i = 0; i <= 5; i++) Fix(8, i, Bit(i));
        Fix(8, 7, Bit(6));
        Fix(8, 8, Bit(7));
        Fix(7, 8, Bit(8));
        for (var i = 9; i < 15; i++) Fix(14 - i, 8, Bit(i));
        for (var i = 0; i < 8; i++) Fix(Size - 1 - i, 8, Bit(i));
        for (var i = 8; i < 15; i++) Fix(8, Size - 15 + i, Bit(i));
        Fix(8, Size - 8, true);
    }

    private void DrawVersion()
    {
        if (version < 7) return;
        var rest = version;
        for (var i = 0; i < 12; i++) rest = rest << 1 ^ (rest >> 11) * 0x1F25;
        var bits = version << 12 | rest;
        for (var i = 0; i < 18; i++)
        {
            var (a, b) = (Size - 11 + i % 3, i / 3);
            Fix(a, b, (bits >> i & 1) == 1);
            Fix(b, a, (bits >> i & 1) == 1);
        }
    }

    /// <summary>Two columns at a time from the right, up and down in turn.</summary>
    private void DrawData(byte[] data)
    {
        var i = 0;
        for (var right = Size - 1; right >= 1; right -= 2)
        {
            if (right == 6) right = 5;
            for (var step = 0; step < Size; step++)
                for (var j = 0; j < 2; j++)
                {
                    var x = right - j;
                    var y = (right + 1 & 2) == 0 ? Size - 1 - step : step;
                    if (isFixed[x, y] || i >= data.Length * 8) continue;
                    dark[x, y] = (data[i / 8] >> 7 - i % 8 & 1) == 1;
                    i++;
                }
        }
    }

    /// <summary>Mask 0, a chessboard: any mask may be read; the choice among eight only helps poor cameras.</summary>
    private void Mask()
    {
        for (var y = 0; y < Size; y++)
            for (var x = 0; x < Size; x++)
                if (!isFixed[x, y] && (x + y) % 2 == 0) dark[x, y] = !dark[x, y];
    }

    private void Fix(int x, int y, bool isDark)
    {
        dark[x, y] = isDark;
        isFixed[x, y] = true;
    }

    /// <summary>Remainders in the field of 256 elements with x^8 + x^4 + x^3 + x^2 + 1.</summary>
    private static class ReedSolomon
    {
        public static byte[] Remainder(byte[] data, int degree)
        {
            var divisor = new byte[degree];
            divisor[^1] = 1;
            byte root = 1;
            for (var i = 0; i < degree; i++)
            {
                for (var j = 0; j < degree; j++)
                {
                    divisor[j] = Times(divisor[j], root);
                    if (j + 1 < degree) divisor[j] ^= divisor[j + 1];
                }
                root = Times(root, 2);
            }
            var rest = new byte[degree];
            foreach (var b in data)
            {
                var factor = (byte)(b ^ rest[0]);
                Array.Copy(rest, 1, rest, 0, degree - 1);
                rest[^1] = 0;
                for (var i = 0; i < degree; i++) rest[i] ^= Times(divisor[i], factor);
            }
            return rest;
        }

        private static byte Times(byte x, byte y)
        {
            var z = 0;
            for (var i = 7; i >= 0; i--) z = z << 1 ^ (z >> 7) * 0x11D ^ (y >> i & 1) * x;
            return (byte)z;
        }
    }
}
