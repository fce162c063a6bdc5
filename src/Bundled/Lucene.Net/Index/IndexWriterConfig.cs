using System;
using Lucene.Net.Analysis;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Util;

namespace Lucene.Net.Index;

/// <summary>Whether a writer starts afresh or goes on with what is there.</summary>
public enum OpenMode
{
    CREATE,
    APPEND,
    CREATE_OR_APPEND,
}

/// <summary>The settings of a writer in use.</summary>
public class LiveIndexWriterConfig
{
    private protected LiveIndexWriterConfig(Analyzer analyzer) => Analyzer = analyzer;

    public virtual Analyzer Analyzer { get; }

    public virtual Similarity Similarity { get; private protected set; } = IndexSearcher.DefaultSimilarity;

    public virtual OpenMode OpenMode { get; private protected set; } = OpenMode.CREATE_OR_APPEND;

    public virtual long WriteLockTimeout { get; private protected set; } = IndexWriterConfig.DefaultWriteLockTimeout;

    /// <summary>SUBSET: kept but not used; documents wait in memory until they are asked for.</summary>
    public virtual double RAMBufferSizeMB { get; set; } = IndexWriterConfig.DEFAULT_RAM_BUFFER_SIZE_MB;

    /// <summary>SUBSET: kept but not used; documents wait in memory until they are asked for.</summary>
    public virtual int MaxBufferedDocs { get; set; } = IndexWriterConfig.DEFAULT_MAX_BUFFERED_DOCS;
}

/// <summary>The settings of one writer; an instance serves one writer only.</summary>
public sealed class IndexWriterConfig : LiveIndexWriterConfig
{
    public static readonly int DISABLE_AUTO_FLUSH = -1;

    public static readonly int DEFAULT_MAX_BUFFERED_DOCS = DISABLE_AUTO_FLUSH;

    public static readonly double DEFAULT_RAM_BUFFER_SIZE_MB = 16;

    private bool used;

    public IndexWriterConfig(LuceneVersion matchVersion, Analyzer analyzer) : base(analyzer)
    {
    }

    /// <summary>Milliseconds.</summary>
    public static long DefaultWriteLockTimeout { get; set; } = 1000;

    public new Similarity Similarity
    {
        get => base.Similarity;
        set => base.Similarity = value ?? IndexSearcher.DefaultSimilarity;
    }

    public new OpenMode OpenMode
    {
        get => base.OpenMode;
        set => base.OpenMode = value;
    }

    public new long WriteLockTimeout
    {
        get => base.WriteLockTimeout;
        set => base.WriteLockTimeout = value;
    }

    internal IndexWriterConfig Use()
    {
        if (used)
        {
            throw new AlreadySetException();
        }

        used = true;
        return this;
    }
}

internal sealed class AlreadySetException() : InvalidOperationException("The object cannot be set twice!");
