using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Util;

namespace Bundled.Tests.Lucene;

public class StandardTokenizerTests
{
    private static readonly Analyzer Words =
        Analyzer.NewAnonymous((_, reader) => new TokenStreamComponents(new StandardTokenizer(LuceneVersion.LUCENE_48, reader)));

    [Theory]
    [InlineData("don't")]
    [InlineData("don\u2019t")]
    [InlineData("o'clock")]
    [InlineData("0.25mm")]
    [InlineData("1.5")]
    [InlineData("3,000")]
    [InlineData("a:b")]
    [InlineData("x.y")]
    [InlineData("a_b")]
    [InlineData("_x")]
    [InlineData("foo_")]
    [InlineData("I.V")]
    [InlineData("U.S.A")]
    [InlineData("www.example.com")]
    [InlineData("3;4")]
    [InlineData("3'4")]
    [InlineData("1st")]
    [InlineData("SPF50")]
    [InlineData("soft\u00ADhyphen")]
    [InlineData("e\u0301te\u0301")]
    public void ItIsOneWord(string text) => Assert.Equal(text, Tokens.Terms(Words, text));

    [Theory]
    [InlineData("24-48h", "24|48h")]
    [InlineData("2:1", "2|1")]
    [InlineData("3/4", "3|4")]
    [InlineData("e-mail", "e|mail")]
    [InlineData("non\u2011breaking", "non|breaking")]
    [InlineData("10\u201320", "10|20")]
    [InlineData("bob@example.com", "bob|example.com")]
    [InlineData("AT&T", "AT|T")]
    [InlineData("can''t", "can|t")]
    [InlineData("zero\u200Bwidth", "zero|width")]
    public void ItIsSplit(string text, string words) => Assert.Equal(words, Tokens.Terms(Words, text));

    [Theory]
    [InlineData("\U0001F600 \u2764 + € ...", "")]
    [InlineData("The end.", "The|end")]
    [InlineData("patients'", "patients")]
    [InlineData("_ __", "")]
    [InlineData("", "")]
    public void SymbolsAndFinalMarksAreDropped(string text, string words) => Assert.Equal(words, Tokens.Terms(Words, text));

    [Theory]
    [InlineData("漢字", "漢<IDEOGRAPHIC> 字<IDEOGRAPHIC>")]
    [InlineData("かな", "か<HIRAGANA> な<HIRAGANA>")]
    [InlineData("カタカナ", "カタカナ<KATAKANA>")]
    [InlineData("한국어", "한국어<HANGUL>")]
    [InlineData("ภาษาไทย", "ภาษาไทย<SOUTHEAST_ASIAN>")]
    [InlineData("12 1.5 3,000", "12<NUM> 1.5<NUM> 3,000<NUM>")]
    [InlineData("\uFF11\uFF12", "\uFF11\uFF12<NUM>")]
    [InlineData("1st word", "1st<ALPHANUM> word<ALPHANUM>")]
    [InlineData("\u05D0\"\u05D1 \u05D2'", "\u05D0\"\u05D1<ALPHANUM> \u05D2'<ALPHANUM>")]
    [InlineData("\U00020000", "\U00020000<IDEOGRAPHIC>")]
    [InlineData("\U0001D400\U0001D401", "\U0001D400\U0001D401<ALPHANUM>")]
    public void EachScriptHasItsType(string text, string tokens) => Assert.Equal(tokens, Tokens.Types(Words, text));

    [Fact]
    public void OffsetsCountUtf16UnitsOfTheText() =>
        Assert.Equal("a[0,1] \U00020000[2,4] b[5,6]", Tokens.Offsets(Words, "a \U00020000 b"));

    [Fact]
    public void ATokenOfMoreThan255CharactersIsDroppedAndLeavesAHole()
    {
        Assert.Equal(new string('a', 255) + "+1 b+1 end+0", Tokens.Positions(Words, new string('a', 255) + " b"));
        Assert.Equal("b+2 end+1", Tokens.Positions(Words, new string('a', 256) + " b " + new string('c', 256)));
    }
}
