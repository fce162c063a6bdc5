using System;
using System.Collections.Generic;

namespace Lucene.Net.Analysis;

/// <summary>Where an analyzer keeps the components it made.</summary>
public abstract class ReuseStrategy
{
    public abstract TokenStreamComponents GetReusableComponents(Analyzer analyzer, string fieldName);

    public abstract void SetReusableComponents(Analyzer analyzer, string fieldName, TokenStreamComponents components);

    /// <exception cref="ObjectDisposedException">The analyzer was disposed of.</exception>
    protected internal static object GetStoredValue(Analyzer analyzer) => Open(analyzer).Stored.Value;

    protected internal static void SetStoredValue(Analyzer analyzer, object storedValue) => Open(analyzer).Stored.Value = storedValue;

    private static Analyzer Open(Analyzer analyzer)
    {
        ObjectDisposedException.ThrowIf(analyzer.Stored is null, analyzer);
        return analyzer;
    }
}

internal sealed class GlobalReuse : ReuseStrategy
{
    public override TokenStreamComponents GetReusableComponents(Analyzer analyzer, string fieldName) =>
        (TokenStreamComponents)GetStoredValue(analyzer);

    public override void SetReusableComponents(Analyzer analyzer, string fieldName, TokenStreamComponents components) =>
        SetStoredValue(analyzer, components);
}

internal sealed class PerFieldReuse : ReuseStrategy
{
    public override TokenStreamComponents GetReusableComponents(Analyzer analyzer, string fieldName) =>
        (GetStoredValue(analyzer) as Dictionary<string, TokenStreamComponents>)?.GetValueOrDefault(fieldName);

    public override void SetReusableComponents(Analyzer analyzer, string fieldName, TokenStreamComponents components)
    {
        var fields = GetStoredValue(analyzer) as Dictionary<string, TokenStreamComponents> ?? [];
        fields[fieldName] = components;
        SetStoredValue(analyzer, fields);
    }
}
