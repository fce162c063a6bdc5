using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace Lucene.Net.Analysis.NGram;

/// <summary>Replaces each token by all its parts of some lengths, at its position. Shorter tokens are dropped.</summary>
public sealed class NGramTokenFilter : TokenFilter
{
    public const int DEFAULT_MIN_NGRAM_SIZE = 1;
    public const int DEFAULT_MAX_NGRAM_SIZE = 2;

    private readonly Grams grams;

    public NGramTokenFilter(LuceneVersion version, TokenStream input) : this(version, input, DEFAULT_MIN_NGRAM_SIZE, DEFAULT_MAX_NGRAM_SIZE)
    {
    }

    public NGramTokenFilter(LuceneVersion version, TokenStream input, int minGram, int maxGram) : base(input)
    {
        grams = new Grams(minGram, maxGram, everyStart: true);
        AddAttribute<ICharTermAttribute>();
        AddAttribute<IPositionIncrementAttribute>();
    }

    public sealed override bool IncrementToken() => grams.Next(m_input);

    public override void Reset()
    {
        base.Reset();
        grams.Reset();
    }
}

/// <summary>Replaces each token by its beginnings of some lengths, at its position. Shorter tokens are dropped.</summary>
public sealed class EdgeNGramTokenFilter : TokenFilter
{
    public const int DEFAULT_MIN_GRAM_SIZE = 1;
    public const int DEFAULT_MAX_GRAM_SIZE = 1;

    private readonly Grams grams;

    public EdgeNGramTokenFilter(LuceneVersion version, TokenStream input, int minGram, int maxGram) : base(input)
    {
        grams = new Grams(minGram, maxGram, everyStart: false);
        AddAttribute<ICharTermAttribute>();
        AddAttribute<IPositionIncrementAttribute>();
    }

    public sealed override bool IncrementToken() => grams.Next(m_input);

    public override void Reset()
    {
        base.Reset();
        grams.Reset();
    }
}
