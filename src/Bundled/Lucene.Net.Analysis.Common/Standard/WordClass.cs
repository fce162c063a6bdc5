using System;
using System.Globalization;

namespace Lucene.Net.Analysis.Standard;

/// <summary>What a character means for word boundaries.</summary>
internal enum WordClass : byte
{
    Other,
    Letter,
    HebrewLetter,
    Hangul,
    Numeric,
    Katakana,
    Han,
    Hiragana,
    SoutheastAsian,
    SoutheastAsianMark,
    Extend,
    MidLetter,
    MidNum,
    MidNumLet,
    SingleQuote,
    DoubleQuote,
    ExtendNumLet,
}

/// <summary>The class of each code point.</summary>
internal static class WordClasses
{
    private static readonly WordClass[] Table = Build();

    public static WordClass Of(int codePoint) =>
        codePoint < Table.Length ? Table[codePoint] : IsTagOrSelector(codePoint) ? WordClass.Extend : WordClass.Other;

    /// <summary>All that has a class beyond the ideographs: tags and variation selectors.</summary>
    private static bool IsTagOrSelector(int codePoint) => codePoint is 0xE0001 or (>= 0xE0020 and <= 0xE007F) or (>= 0xE0100 and <= 0xE01EF);

    private static WordClass[] Build()
    {
        var table = new WordClass[0x2FA20];
        Fill(table, WordClass.Letter, WordBreakData.ALetter);
        Fill(table, WordClass.HebrewLetter, WordBreakData.HebrewLetter);
        Fill(table, WordClass.Hangul, WordBreakData.Hangul);
        Fill(table, WordClass.Numeric, WordBreakData.Numeric);
        Fill(table, WordClass.Katakana, WordBreakData.Katakana);
        Fill(table, WordClass.Han, WordBreakData.Han);
        Fill(table, WordClass.Hiragana, WordBreakData.Hiragana);
        Fill(table, WordClass.SoutheastAsian, WordBreakData.SoutheastAsian);
        Fill(table, WordClass.SoutheastAsianMark, WordBreakData.SoutheastAsianMark);
        Fill(table, WordClass.Extend, WordBreakData.Extend);
        Fill(table, WordClass.MidLetter, WordBreakData.MidLetter);
        Fill(table, WordClass.MidNum, WordBreakData.MidNum);
        Fill(table, WordClass.MidNumLet, WordBreakData.MidNumLet);
        Fill(table, WordClass.ExtendNumLet, WordBreakData.ExtendNumLet);
        table['\''] = WordClass.SingleQuote;
        table['"'] = WordClass.DoubleQuote;
        return table;
    }

    private static void Fill(WordClass[] table, WordClass value, string ranges)
    {
        foreach (var range in ranges.Split((char[])null, StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = range.Split('-');
            var first = int.Parse(ends[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            var last = int.Parse(ends[^1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            Array.Fill(table, value, first, last - first + 1);
        }
    }
}
