using System;

namespace Lucene.Net.Analysis.En;

/// <summary>
/// M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980), pages 130 to 137, with the three departures of his
/// own published program: abli becomes able by way of "bli", "logi" becomes "log", and words of one or two letters stay.
/// </summary>
internal sealed class PorterStemmer
{
    private static readonly string[] Step2 =
    [
        "ational", "ate", "tional", "tion", "enci", "ence", "anci", "ance", "izer", "ize", "bli", "ble", "alli", "al", "entli", "ent",
        "eli", "e", "ousli", "ous", "ization", "ize", "ation", "ate", "ator", "ate", "alism", "al", "iveness", "ive", "fulness", "ful",
        "ousness", "ous", "aliti", "al", "iviti", "ive", "biliti", "ble", "logi", "log",
    ];

    private static readonly string[] Step3 =
    [
        "icate", "ic", "ative", "", "alize", "al", "iciti", "ic", "ical", "ic", "ful", "", "ness", "",
    ];

    private static readonly string[] Step4 =
    [
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "sion", "tion", "ou", "ism", "ate", "iti", "ous",
        "ive", "ize",
    ];

    private char[] word;
    private int length;

    private Span<char> Word => word.AsSpan(0, length);

    /// <summary>Stems in place and gives the new length.</summary>
    public int Stem(char[] buffer, int length)
    {
        if (length <= 2)
        {
            return length;
        }

        (word, this.length) = (buffer, length);
        Plural();
        PastAndGerund();
        if (Word[^1] == 'y' && HasVowel(this.length - 1))
        {
            Word[^1] = 'i';
        }

        Replace(Step2);
        Replace(Step3);
        Strip();
        FinalE();
        return this.length;
    }

    /// <summary>Step 1a.</summary>
    private void Plural()
    {
        if (Word is [.., 's', 's', 'e', 's'] or [.., 'i', 'e', 's'])
        {
            length -= 2;
        }
        else if (Word is [.., not 's', 's'])
        {
            length--;
        }
    }

    /// <summary>Step 1b.</summary>
    private void PastAndGerund()
    {
        if (Word is [.., 'e', 'e', 'd'])
        {
            length -= Measure(length - 3) > 0 ? 1 : 0;
            return;
        }

        var suffix = Word is [.., 'e', 'd'] ? 2 : Word is [.., 'i', 'n', 'g'] ? 3 : 0;
        if (suffix == 0 || !HasVowel(length - suffix))
        {
            return;
        }

        length -= suffix;
        if (Word is [.., 'a', 't'] or [.., 'b', 'l'] or [.., 'i', 'z'])
        {
            Append('e');
        }
        else if (EndsInDoubleConsonant())
        {
            length -= Word[^1] is 'l' or 's' or 'z' ? 0 : 1;
        }
        else if (Measure(length) == 1 && EndsInShortSyllable(length))
        {
            Append('e');
        }
    }

    /// <summary>Steps 2 and 3: the suffix that ends the word, if what is before it is long enough, is replaced.</summary>
    private void Replace(string[] rules)
    {
        for (var i = 0; i < rules.Length; i += 2)
        {
            if (!Word.EndsWith(rules[i]))
            {
                continue;
            }

            var stem = length - rules[i].Length;
            if (Measure(stem) > 0)
            {
                rules[i + 1].CopyTo(word.AsSpan(stem));
                length = stem + rules[i + 1].Length;
            }

            return;
        }
    }

    /// <summary>Step 4.</summary>
    private void Strip()
    {
        foreach (var suffix in Step4)
        {
            if (!Word.EndsWith(suffix))
            {
                continue;
            }

            var stem = length - (suffix is "sion" or "tion" ? 3 : suffix.Length);
            length = Measure(stem) > 1 ? stem : length;
            return;
        }
    }

    /// <summary>Step 5.</summary>
    private void FinalE()
    {
        if (Word[^1] == 'e')
        {
            var measure = Measure(length - 1);
            length -= measure > 1 || (measure == 1 && !EndsInShortSyllable(length - 1)) ? 1 : 0;
        }

        if (Word is [.., 'l', 'l'] && Measure(length - 1) > 1)
        {
            length--;
        }
    }

    private void Append(char letter) => word[length++] = letter;

    private bool IsConsonant(int i) => word[i] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => false,
        'y' => i == 0 || !IsConsonant(i - 1),
        _ => true,
    };

    /// <summary>How many times a vowel is followed by a consonant in the first letters of the word.</summary>
    private int Measure(int end)
    {
        var measure = 0;
        for (var i = 1; i < end; i++)
        {
            measure += IsConsonant(i) && !IsConsonant(i - 1) ? 1 : 0;
        }

        return measure;
    }

    private bool HasVowel(int end)
    {
        for (var i = 0; i < end; i++)
        {
            if (!IsConsonant(i))
            {
                return true;
            }
        }

        return false;
    }

    private bool EndsInDoubleConsonant() => length > 1 && word[length - 1] == word[length - 2] && IsConsonant(length - 1);

    /// <summary>Consonant, vowel, consonant, the last not w, x or y: "hop", not "snow".</summary>
    private bool EndsInShortSyllable(int end) =>
        end > 2 && IsConsonant(end - 1) && !IsConsonant(end - 2) && IsConsonant(end - 3) && word[end - 1] is not ('w' or 'x' or 'y');
}
