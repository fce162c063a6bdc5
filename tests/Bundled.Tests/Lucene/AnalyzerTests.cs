using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.NGram;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;

namespace Bundled.Tests.Lucene;

public class AnalyzerTests
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;
    private static readonly Analyzer English = new EnglishAnalyzer(Version);
    private static readonly Analyzer Standard = new StandardAnalyzer(Version);

    [Theory]
    [InlineData("needling needles needled", "needl|needl|needl")]
    [InlineData("microneedling redness aftercare", "microneedl|red|aftercar")]
    [InlineData("pregnancy pregnant", "pregnanc|pregnant")]
    [InlineData("skies sky dying", "ski|sky|dy")]
    [InlineData("relational conditional rational generalizations", "relat|condit|ration|gener")]
    [InlineData("possibly apology hopping hoping falling", "possibl|apolog|hop|hope|fall")]
    [InlineData("us ye by", "us|ye")]
    [InlineData("The doctor's DOCTOR\u2019S doctor\uFF07s", "doctor|doctor|doctor")]
    [InlineData("don't", "don't")]
    public void EnglishIsStemmed(string text, string stems) => Assert.Equal(stems, Tokens.Terms(English, text));

    [Fact]
    public void TheDefaultStopWordsAreThirtyThreeAndReadOnly()
    {
        Assert.Same(StandardAnalyzer.STOP_WORDS_SET, EnglishAnalyzer.DefaultStopSet);
        Assert.Equal(33, StandardAnalyzer.STOP_WORDS_SET.Count);
        Assert.Contains("such", (ISet<string>)StandardAnalyzer.STOP_WORDS_SET);
        Assert.Throws<System.NotSupportedException>(() => StandardAnalyzer.STOP_WORDS_SET.Add("word"));
        Assert.Equal("have|i|we|my|can", Tokens.Terms(Standard, "have I we my can the"));
    }

    [Fact]
    public void StopWordsLeaveHolesAlsoAtTheEnd()
    {
        Assert.Equal("red+2 swollen+2 end+0", Tokens.Positions(Standard, "the red and swollen"));
        Assert.Equal("end+3", Tokens.Positions(Standard, "the and of"));
        Assert.Equal("red+1 end+2", Tokens.Positions(Standard, "red and the"));
    }

    [Fact]
    public void LowerCaseIsTheSameInEveryCulture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
        try
        {
            Assert.Equal("title|\u0130", Tokens.Terms(Standard, "TITLE \u0130"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void WordsOfTheExclusionSetAreNotStemmed()
    {
        var analyzer = new EnglishAnalyzer(Version, EnglishAnalyzer.DefaultStopSet, new CharArraySet(Version, new[] { "needling" }, false));
        Assert.Equal("needling|needl", Tokens.Terms(analyzer, "needling needled"));
    }

    [Fact]
    public void ACustomAnalyzerOverridesCreateComponents() => Assert.Equal("needl", Tokens.Terms(new Stemming(), "NEEDLING"));

    [Fact]
    public void AFieldCanHaveItsOwnAnalyzer()
    {
        var analyzer = new PerFieldAnalyzerWrapper(English, new Dictionary<string, Analyzer> { ["field"] = Standard });
        Assert.Equal("needling", Tokens.Terms(analyzer, "needling"));
        Assert.Equal("needl", Tokens.Terms(new PerFieldAnalyzerWrapper(English), "needling"));
    }

    [Fact]
    public void GramsStandOnThePositionOfTheirTokenAndShortTokensAreDropped()
    {
        var grams = Analyzer.NewAnonymous((_, reader) => Chain(reader, words => new NGramTokenFilter(Version, words, 2, 3)));
        var edges = Analyzer.NewAnonymous((_, reader) => Chain(reader, words => new EdgeNGramTokenFilter(Version, words, 2, 3)));
        Assert.Equal("ab+1 abc+0 bc+0 bcd+0 cd+0 end+0", Tokens.Positions(grams, "abcd"));
        Assert.Equal("ab|abc|cd", Tokens.Terms(edges, "abcd x cd"));
    }

    private static TokenStreamComponents Chain(TextReader reader, System.Func<TokenStream, TokenStream> filter)
    {
        var source = new StandardTokenizer(Version, reader);
        return new TokenStreamComponents(source, filter(source));
    }

    private sealed class Stemming : Analyzer
    {
        protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader) =>
            Chain(reader, words => new PorterStemFilter(new LowerCaseFilter(Version, words)));
    }
}
