using System;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace Bundled.Tests.Lucene;

public class TokenStreamContractTests
{
    private readonly Analyzer analyzer = new StandardAnalyzer(LuceneVersion.LUCENE_48);

    [Fact]
    public void AStreamMustBeResetBeforeItIsRead()
    {
        using var stream = analyzer.GetTokenStream("field", "word");
        var fault = Assert.ThrowsAny<InvalidOperationException>(() => stream.IncrementToken());
        Assert.StartsWith("TokenStream contract violation: ", fault.Message);
    }

    [Fact]
    public void AStreamMustBeDisposedBeforeTheNextText()
    {
        var stream = analyzer.GetTokenStream("field", "word");
        stream.Reset();
        var fault = Assert.ThrowsAny<InvalidOperationException>(() => analyzer.GetTokenStream("field", "other"));
        Assert.StartsWith("TokenStream contract violation: ", fault.Message);
    }

    [Fact]
    public void TheComponentsAreUsedAgainForTheNextText()
    {
        var first = analyzer.GetTokenStream("field", "one");
        first.Reset();
        first.End();
        first.Dispose();
        using var second = analyzer.GetTokenStream("other", "two");
        Assert.Same(first, second);
    }

    [Fact]
    public void AnAttributeThatWasNotAddedIsAFault()
    {
        using var stream = analyzer.GetTokenStream("field", "word");
        Assert.False(stream.HasAttribute<IKeywordAttribute>());
        Assert.ThrowsAny<ArgumentException>(() => stream.GetAttribute<IKeywordAttribute>());
        Assert.NotNull(stream.AddAttribute<IKeywordAttribute>());
        Assert.True(stream.HasAttribute<IKeywordAttribute>());
    }

    [Fact]
    public void ATokenCanBePutAsideAndTakenUpAgain()
    {
        using var stream = analyzer.GetTokenStream("field", "first second");
        var term = stream.AddAttribute<ICharTermAttribute>();
        var offset = stream.AddAttribute<IOffsetAttribute>();
        stream.Reset();
        stream.IncrementToken();
        var state = stream.CaptureState();
        stream.IncrementToken();
        Assert.Equal("second", term.ToString());
        stream.RestoreState(state);
        Assert.Equal(("first", 0, 5), (term.ToString(), offset.StartOffset, offset.EndOffset));
    }
}
