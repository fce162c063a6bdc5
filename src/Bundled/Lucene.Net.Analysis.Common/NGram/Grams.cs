using System;

namespace Lucene.Net.Analysis.NGram;

/// <summary>Walks the parts of a token: by start, then by length, in code points. They share the token's position and offsets.</summary>
internal sealed class Grams
{
    private readonly int min;
    private readonly int max;
    private readonly bool everyStart;
    private int[] bounds;
    private char[] word;
    private int start;
    private int size;
    private int increment;

    /// <exception cref="ArgumentException">The lengths are not 1 or more, or crossed.</exception>
    public Grams(int min, int max, bool everyStart)
    {
        if (min < 1 || min > max)
        {
            throw new ArgumentException($"minGram must be at least 1 and at most maxGram, got {min} and {max}");
        }

        (this.min, this.max, this.everyStart) = (min, max, everyStart);
    }

    public void Reset() => (bounds, increment) = (null, 0);

    public bool Next(TokenStream input)
    {
        while (bounds is null || !Fits())
        {
            if (!input.IncrementToken())
            {
                return false;
            }

            word = input.Token.Term.ToArray();
            bounds = Bounds(word);
            (start, size) = (0, min);
            increment += input.Token.PositionIncrement;
        }

        var token = input.Token;
        token.CopyBuffer(word, bounds[start], bounds[start + size] - bounds[start]);
        token.PositionIncrement = increment;
        increment = 0;
        size++;
        return true;
    }

    private bool Fits()
    {
        if (size > max || start + size >= bounds.Length)
        {
            (start, size) = (start + 1, min);
            return everyStart && start + size < bounds.Length;
        }

        return true;
    }

    private static int[] Bounds(char[] word)
    {
        var bounds = new int[word.Length + 1];
        var count = 0;
        foreach (var rune in word.AsSpan().EnumerateRunes())
        {
            bounds[count + 1] = bounds[count] + rune.Utf16SequenceLength;
            count++;
        }

        return bounds[..(count + 1)];
    }
}
