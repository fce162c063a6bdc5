using System.Linq;
using Lucene.Net.Store;

namespace Lucene.Net.Index;

/// <summary>A reader of a directory, as of a commit or of a writer's present state.</summary>
public abstract class DirectoryReader : BaseCompositeReader<AtomicReader>
{
    protected readonly Directory m_directory;

    private protected DirectoryReader(Directory directory, AtomicReader[] segmentReaders) : base(segmentReaders) => m_directory = directory;

    public Directory Directory => m_directory;

    public abstract long Version { get; }

    /// <exception cref="IndexNotFoundException">Nothing was committed yet.</exception>
    public static DirectoryReader Open(Directory directory)
    {
        directory.EnsureOpen();
        return new StandardDirectoryReader(
            directory, directory.LastCommit ?? throw new IndexNotFoundException("no segments* file found in " + directory), null);
    }

    public static DirectoryReader Open(IndexWriter writer, bool applyAllDeletes) => writer.GetReader(applyAllDeletes);

    /// <summary>A reader of the present state, or null when the old one still shows it.</summary>
    public static DirectoryReader OpenIfChanged(DirectoryReader oldReader) => oldReader.DoOpenIfChanged();

    public static DirectoryReader OpenIfChanged(DirectoryReader oldReader, IndexWriter writer, bool applyAllDeletes) =>
        oldReader.DoOpenIfChanged(writer, applyAllDeletes);

    public static bool IndexExists(Directory directory) => directory.LastCommit is not null;

    /// <summary>Whether the reader shows the present state.</summary>
    public abstract bool IsCurrent();

    protected internal abstract DirectoryReader DoOpenIfChanged();

    protected internal abstract DirectoryReader DoOpenIfChanged(IndexWriter writer, bool applyAllDeletes);
}

internal sealed class StandardDirectoryReader(Directory directory, Commit commit, IndexWriter writer)
    : DirectoryReader(directory, [.. commit.Segments.Select(segment => new SegmentReader(segment))])
{
    public override long Version => commit.Version;

    public override bool IsCurrent()
    {
        EnsureOpen();
        return writer is { IsClosed: false } ? writer.IsCurrent(commit) : m_directory.LastCommit?.Version == commit.Version;
    }

    protected internal override DirectoryReader DoOpenIfChanged()
    {
        EnsureOpen();
        return writer is not null ? DoOpenIfChanged(writer, true) : IsCurrent() ? null : Open(m_directory);
    }

    protected internal override DirectoryReader DoOpenIfChanged(IndexWriter writer, bool applyAllDeletes)
    {
        EnsureOpen();
        return writer.IsCurrent(commit) ? null : Open(writer, applyAllDeletes);
    }

    protected internal override void DoClose()
    {
    }
}
