using System.Collections.Generic;
using System.Linq;

namespace Lucene.Net.Index;

/// <summary>
/// Makes one segment of several and drops the deleted documents.
/// SUBSET: documents keep the order in which they were added; the official merge policies put larger segments first.
/// </summary>
internal static class SegmentMerger
{
    public static Segment Merge(IReadOnlyList<LiveSegment> sources)
    {
        var stored = new List<StoredValue[]>();
        var maps = sources.Select(source => Renumber(source, stored)).ToArray();
        var names = sources.SelectMany(source => source.Segment.Fields.Keys).Distinct();
        var fields = names.ToDictionary(name => name, name => MergeField(name, sources, maps, stored.Count));
        return new Segment(stored, fields);
    }

    /// <summary>The new number of each document, -1 for deleted ones.</summary>
    private static int[] Renumber(LiveSegment source, List<StoredValue[]> stored)
    {
        var map = new int[source.Segment.MaxDoc];
        for (var doc = 0; doc < map.Length; doc++)
        {
            map[doc] = source.Deleted?[doc] == true ? -1 : stored.Count;
            if (map[doc] >= 0)
            {
                stored.Add(source.Segment.Stored[doc]);
            }
        }

        return map;
    }

    private static SegmentField MergeField(string name, IReadOnlyList<LiveSegment> sources, int[][] maps, int maxDoc)
    {
        var options = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS;
        var norms = new byte[maxDoc];
        var hasField = new bool[maxDoc];
        var terms = new Dictionary<string, PostingsBuilder>();
        for (var i = 0; i < sources.Count; i++)
        {
            if (!sources[i].Segment.Fields.TryGetValue(name, out var field))
            {
                continue;
            }

            options = field.Options < options ? field.Options : options;
            norms = MergeNorms(norms, field.Norms, maps[i]);
            foreach (var (term, postings) in field.Terms)
            {
                AddPostings(terms, term, postings, maps[i], hasField);
            }
        }

        var built = terms.ToDictionary(term => term.Key, term => term.Value.Build(options));
        return new SegmentField(options, built, norms, hasField.Count(has => has));
    }

    private static byte[] MergeNorms(byte[] norms, byte[] source, int[] map)
    {
        for (var doc = 0; norms is not null && source is not null && doc < map.Length; doc++)
        {
            if (map[doc] >= 0)
            {
                norms[map[doc]] = source[doc];
            }
        }

        return source is null ? null : norms;
    }

    private static void AddPostings(Dictionary<string, PostingsBuilder> terms, string term, Postings postings, int[] map, bool[] hasField)
    {
        for (var i = 0; i < postings.DocFreq; i++)
        {
            var doc = map[postings.Docs[i]];
            if (doc < 0)
            {
                continue;
            }

            if (!terms.TryGetValue(term, out var builder))
            {
                terms[term] = builder = new PostingsBuilder();
            }

            hasField[doc] = true;
            for (var j = 0; j < postings.Freq(i); j++)
            {
                builder.Add(doc, postings.HasPositions ? postings.Positions(i)[j] : 0);
            }
        }
    }
}
