using System.Collections.Generic;

namespace Lucene.Net.Index;

/// <summary>A segment and which of its documents were deleted. Deleted documents still count in every statistic.</summary>
internal sealed record LiveSegment(Segment Segment, bool[] Deleted = null, int DeletedCount = 0)
{
    public int NumDocs => Segment.MaxDoc - DeletedCount;

    public LiveSegment Without(IEnumerable<int> docs)
    {
        bool[] deleted = null;
        var count = DeletedCount;
        foreach (var doc in docs)
        {
            if (!(deleted ?? Deleted)?[doc] ?? true)
            {
                deleted ??= Deleted is null ? new bool[Segment.MaxDoc] : [.. Deleted];
                deleted[doc] = true;
                count++;
            }
        }

        return deleted is null ? this : new LiveSegment(Segment, deleted, count);
    }
}

/// <summary>What one commit made visible.</summary>
internal sealed record Commit(IReadOnlyList<LiveSegment> Segments, long Version);
