using System;
using System.Collections.Generic;

namespace Lucene.Net.Index;

/// <summary>Code point order, in which terms stand in an index (the order of their UTF-8 bytes).</summary>
internal static class TermOrder
{
    public static readonly IComparer<string> Comparer = Comparer<string>.Create(Compare);

    public static int Compare(string a, string b)
    {
        var common = a.AsSpan().CommonPrefixLength(b);
        if (common == a.Length || common == b.Length)
        {
            return a.Length - b.Length;
        }

        // Surrogates stand for code points above all of the BMP, but their UTF-16 values are below U+E000.
        char x = a[common], y = b[common];
        return char.IsSurrogate(x) == char.IsSurrogate(y) ? x - y : char.IsSurrogate(x) ? 1 : -1;
    }
}
