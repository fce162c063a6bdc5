using System;

namespace Lucene.Net.Analysis.Standard;

/// <summary>
/// Finds words by the default word boundaries of UAX #29 (Unicode 6.3). A word is the longest run that the rules keep
/// together; marks and format characters belong to the character before them. Ideographs and hiragana are words one by
/// one, South-East Asian text is a word as far as it goes, and what is none of these is passed over.
/// </summary>
internal static class WordScanner
{
    /// <summary>What was read of a word. From <see cref="Connected"/> on it may end here.</summary>
    private enum State
    {
        Stop,
        Start,
        LeadingConnector,
        BetweenLetters,
        BetweenNumbers,
        HebrewDoubleQuote,
        Connected,
        Letter,
        Hebrew,
        HebrewQuote,
        Number,
        Katakana,
    }

    /// <summary>Finds the next word from a place on; false when there is none. The type is an index of TOKEN_TYPES.</summary>
    public static bool Next(ReadOnlySpan<char> text, int from, out int start, out int end, out int type)
    {
        for (start = from; start < text.Length; start = end)
        {
            var first = Read(text, start, out end);
            if (first == WordClass.Other)
            {
                continue;
            }

            if (first is WordClass.Han or WordClass.Hiragana)
            {
                type = first == WordClass.Han ? StandardTokenizer.IDEOGRAPHIC : StandardTokenizer.HIRAGANA;
                end = SkipMarks(text, end);
                return true;
            }

            if (first is WordClass.SoutheastAsian or WordClass.SoutheastAsianMark)
            {
                type = StandardTokenizer.SOUTHEAST_ASIAN;
                do
                {
                    end = SkipMarks(text, end);
                }
                while (end < text.Length && Read(text, end, out var next) == WordClass.SoutheastAsian && (end = next) > 0);
                return true;
            }

            var wordEnd = Word(text, start, out type);
            if (wordEnd > start)
            {
                end = wordEnd;
                return true;
            }
        }

        (end, type) = (start, 0);
        return false;
    }

    /// <summary>The end of the longest word that starts here; the start when there is none.</summary>
    private static int Word(ReadOnlySpan<char> text, int start, out int type)
    {
        var end = start;
        var state = State.Start;
        bool hangul = true, katakana = true, numeric = true;
        type = StandardTokenizer.ALPHANUM;
        for (var position = start; position < text.Length;)
        {
            var next = Read(text, position, out position);
            state = Step(state, next);
            if (state == State.Stop)
            {
                break;
            }

            position = SkipMarks(text, position);
            hangul &= next == WordClass.Hangul;
            katakana &= next == WordClass.Katakana;
            numeric &= state is State.Number or State.BetweenNumbers or State.LeadingConnector || next == WordClass.ExtendNumLet;
            if (state >= State.Connected)
            {
                end = position;
                type = hangul ? StandardTokenizer.HANGUL
                    : katakana ? StandardTokenizer.KATAKANA
                    : numeric ? StandardTokenizer.NUM
                    : StandardTokenizer.ALPHANUM;
            }
        }

        return end;
    }

    /// <summary>The rules WB5 to WB13b, which say what stays together.</summary>
    private static State Step(State state, WordClass next)
    {
        var afterLetter = state is State.Letter or State.Hebrew or State.HebrewQuote;
        var afterWord = afterLetter || state is State.Start or State.LeadingConnector or State.Connected or State.Number;
        return next switch
        {
            WordClass.Letter or WordClass.Hangul => afterWord || state == State.BetweenLetters ? State.Letter : State.Stop,
            WordClass.HebrewLetter =>
                afterWord || state is State.BetweenLetters or State.HebrewDoubleQuote ? State.Hebrew : State.Stop,
            WordClass.Numeric => afterWord || state == State.BetweenNumbers ? State.Number : State.Stop,
            WordClass.Katakana =>
                state is State.Start or State.LeadingConnector or State.Connected or State.Katakana ? State.Katakana : State.Stop,
            WordClass.ExtendNumLet => state is State.Start or State.LeadingConnector ? State.LeadingConnector
                : state >= State.Connected ? State.Connected
                : State.Stop,
            WordClass.SingleQuote when state == State.Hebrew => State.HebrewQuote,
            WordClass.DoubleQuote when state == State.Hebrew => State.HebrewDoubleQuote,
            WordClass.MidLetter or WordClass.MidNumLet or WordClass.SingleQuote when state is State.Letter or State.Hebrew => State.BetweenLetters,
            WordClass.MidNum or WordClass.MidNumLet or WordClass.SingleQuote when state == State.Number => State.BetweenNumbers,
            _ => State.Stop,
        };
    }

    private static int SkipMarks(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length && Read(text, position, out var next) is WordClass.Extend or WordClass.SoutheastAsianMark)
        {
            position = next;
        }

        return position;
    }

    private static WordClass Read(ReadOnlySpan<char> text, int position, out int next)
    {
        var c = text[position];
        if (char.IsHighSurrogate(c) && position + 1 < text.Length && char.IsLowSurrogate(text[position + 1]))
        {
            next = position + 2;
            return WordClasses.Of(char.ConvertToUtf32(c, text[position + 1]));
        }

        next = position + 1;
        return WordClasses.Of(c);
    }
}
