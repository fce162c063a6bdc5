using System.Collections.Generic;

namespace Lucene.Net.Analysis.Miscellaneous;

/// <summary>One analyzer for some fields and a default for the others.</summary>
public sealed class PerFieldAnalyzerWrapper : AnalyzerWrapper
{
    private readonly Analyzer defaultAnalyzer;
    private readonly IDictionary<string, Analyzer> fieldAnalyzers;

    public PerFieldAnalyzerWrapper(Analyzer defaultAnalyzer) : this(defaultAnalyzer, null)
    {
    }

    public PerFieldAnalyzerWrapper(Analyzer defaultAnalyzer, IDictionary<string, Analyzer> fieldAnalyzers) : base(PER_FIELD_REUSE_STRATEGY)
    {
        this.defaultAnalyzer = defaultAnalyzer;
        this.fieldAnalyzers = fieldAnalyzers ?? new Dictionary<string, Analyzer>();
    }

    public override string ToString() => $"PerFieldAnalyzerWrapper({string.Join(", ", fieldAnalyzers)}, default={defaultAnalyzer})";

    protected override Analyzer GetWrappedAnalyzer(string fieldName) =>
        fieldAnalyzers.TryGetValue(fieldName, out var analyzer) ? analyzer ?? defaultAnalyzer : defaultAnalyzer;
}
