using System;
using System.Linq;
using System.Text;

namespace Lucene.Net.Search;

/// <summary>How many code points must be inserted, dropped, replaced (or exchanged with the next) to make one word of another.</summary>
internal sealed class EditDistance(string word, bool transpositions)
{
    private readonly Rune[] letters = [.. word.EnumerateRunes()];

    public int Length => letters.Length;

    public string Prefix(int length) => string.Concat(letters.Take(length));

    /// <summary>1 for the same word, less by each edit's share of the shorter word, 0 beyond the edits that are allowed.</summary>
    public float Similarity(string other, int maxEdits)
    {
        if (other == word)
        {
            return 1;
        }

        Rune[] target = [.. other.EnumerateRunes()];
        var edits = Math.Abs(target.Length - Length) > maxEdits ? int.MaxValue : Edits(target);
        return edits > maxEdits ? 0 : 1.0f - (edits / (float)Math.Min(target.Length, Length));
    }

    private int Edits(Rune[] target)
    {
        int[] beforeLast = new int[target.Length + 1], last = [.. Enumerable.Range(0, target.Length + 1)], row = new int[target.Length + 1];
        for (var i = 1; i <= letters.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= target.Length; j++)
            {
                var replaced = last[j - 1] + (letters[i - 1] == target[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(last[j], row[j - 1]) + 1);
                if (transpositions && i > 1 && j > 1 && letters[i - 1] == target[j - 2] && letters[i - 2] == target[j - 1])
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[target.Length];
    }
}
