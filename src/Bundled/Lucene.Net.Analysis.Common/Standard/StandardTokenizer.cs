using System;
using System.IO;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace Lucene.Net.Analysis.Standard;

/// <summary>Splits text into words by the Unicode rules, and says of which kind each word is.</summary>
public sealed class StandardTokenizer : Tokenizer
{
    public const int ALPHANUM = 0;
    public const int NUM = 6;
    public const int SOUTHEAST_ASIAN = 9;
    public const int IDEOGRAPHIC = 10;
    public const int HIRAGANA = 11;
    public const int KATAKANA = 12;
    public const int HANGUL = 13;

    /// <summary>The names of the kinds; those without a constant here were of older versions.</summary>
    public static readonly string[] TOKEN_TYPES =
    [
        "<ALPHANUM>", "<APOSTROPHE>", "<ACRONYM>", "<COMPANY>", "<EMAIL>", "<HOST>", "<NUM>", "<CJ>", "<ACRONYM_DEP>", "<SOUTHEAST_ASIAN>",
        "<IDEOGRAPHIC>", "<HIRAGANA>", "<KATAKANA>", "<HANGUL>",
    ];

    private char[] text = new char[256];
    private int textLength;
    private int position;
    private int skipped;
    private bool isRead;
    private int maxTokenLength = StandardAnalyzer.DEFAULT_MAX_TOKEN_LENGTH;

    public StandardTokenizer(LuceneVersion matchVersion, TextReader input) : base(input)
    {
        AddAttribute<ICharTermAttribute>();
        AddAttribute<IOffsetAttribute>();
        AddAttribute<IPositionIncrementAttribute>();
        AddAttribute<ITypeAttribute>();
    }

    /// <summary>Longer tokens are dropped and leave a hole.</summary>
    public int MaxTokenLength
    {
        get => maxTokenLength;
        set => maxTokenLength = value >= 1 ? value : throw new ArgumentException("MaxTokenLength must be greater than zero.", nameof(value));
    }

    public sealed override bool IncrementToken()
    {
        ReadAll();
        ClearAttributes();
        skipped = 0;
        while (WordScanner.Next(text.AsSpan(0, textLength), position, out var start, out position, out var type))
        {
            if (position - start > maxTokenLength)
            {
                skipped++;
                continue;
            }

            Token.CopyBuffer(text, start, position - start);
            Token.PositionIncrement = skipped + 1;
            Token.SetOffset(CorrectOffset(start), CorrectOffset(position));
            Token.Type = TOKEN_TYPES[type];
            return true;
        }

        return false;
    }

    public sealed override void End()
    {
        base.End();
        Token.SetOffset(CorrectOffset(textLength), CorrectOffset(textLength));
        Token.PositionIncrement += skipped;
    }

    public override void Reset()
    {
        base.Reset();
        position = textLength = skipped = 0;
        isRead = false;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        isRead = false;
    }

    /// <summary>The whole text is read with its first token.</summary>
    private void ReadAll()
    {
        if (isRead)
        {
            return;
        }

        isRead = true;
        for (var read = 1; read > 0; textLength += read)
        {
            if (textLength == text.Length)
            {
                Array.Resize(ref text, text.Length * 2);
            }

            read = m_input.Read(text, textLength, text.Length - textLength);
        }
    }}
