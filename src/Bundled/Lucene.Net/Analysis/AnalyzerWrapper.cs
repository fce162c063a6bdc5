using System.IO;

namespace Lucene.Net.Analysis;

/// <summary>An analyzer that hands each field to another one.</summary>
public abstract class AnalyzerWrapper : Analyzer
{
    protected AnalyzerWrapper(ReuseStrategy reuseStrategy) : base(reuseStrategy)
    {
    }

    public override int GetPositionIncrementGap(string fieldName) => GetWrappedAnalyzer(fieldName).GetPositionIncrementGap(fieldName);

    public override int GetOffsetGap(string fieldName) => GetWrappedAnalyzer(fieldName).GetOffsetGap(fieldName);

    protected abstract Analyzer GetWrappedAnalyzer(string fieldName);

    protected virtual TokenStreamComponents WrapComponents(string fieldName, TokenStreamComponents components) => components;

    protected virtual TextReader WrapReader(string fieldName, TextReader reader) => reader;

    protected internal sealed override TokenStreamComponents CreateComponents(string fieldName, TextReader aReader) =>
        WrapComponents(fieldName, GetWrappedAnalyzer(fieldName).CreateComponents(fieldName, aReader));

    protected internal override TextReader InitReader(string fieldName, TextReader reader) =>
        GetWrappedAnalyzer(fieldName).InitReader(fieldName, WrapReader(fieldName, reader));
}
