using System;
using System.Collections.Generic;

namespace Lucene.Net.Search;

/// <summary>
/// Documents that any of the scorers matches: a heap of scorers by their document. The scorers at the present document
/// are the root and those reached from it through equal documents; sums in float depend on that order.
/// </summary>
internal abstract class DisjunctionScorer : Scorer
{
    private readonly Scorer[] heap;
    private readonly int[] docs;
    private readonly long cost;
    private int count;
    private int doc = -1;

    protected DisjunctionScorer(List<Scorer> scorers)
    {
        heap = [.. scorers];
        count = heap.Length;
        docs = new int[count];
        Array.Fill(docs, -1);
        foreach (var scorer in heap)
        {
            cost += scorer.GetCost();
        }
    }

    public sealed override int DocID => doc;

    /// <summary>The scorers that match the present document.</summary>
    public sealed override int Freq => CountFrom(0);

    public sealed override long GetCost() => cost;

    public sealed override int NextDoc()
    {
        while (count > 0 && docs[0] == doc)
        {
            Place(heap[0].NextDoc());
        }

        return doc = count == 0 ? NO_MORE_DOCS : docs[0];
    }

    public sealed override int Advance(int target)
    {
        while (count > 0 && docs[0] < target)
        {
            Place(heap[0].Advance(target));
        }

        return doc = count == 0 ? NO_MORE_DOCS : docs[0];
    }

    internal sealed override void AddTo(ScoreWindow window)
    {
        if (doc < window.Start)
        {
            Advance(window.Start);
        }

        while (doc < window.End)
        {
            window.Add(doc, GetScore());
            NextDoc();
        }
    }

    /// <summary>Hands on the scores at the present document in the order of the heap.</summary>
    protected void AddScores()
    {
        Add(heap[0].GetScore());
        AddFrom(1);
        AddFrom(2);
    }

    protected abstract void Add(float score);

    private void AddFrom(int slot)
    {
        if (slot < count && docs[slot] == doc)
        {
            Add(heap[slot].GetScore());
            AddFrom((2 * slot) + 1);
            AddFrom((2 * slot) + 2);
        }
    }

    private int CountFrom(int slot) =>
        slot < count && docs[slot] == doc ? 1 + CountFrom((2 * slot) + 1) + CountFrom((2 * slot) + 2) : 0;

    /// <summary>Lets the root, now at another document, sink to its place.</summary>
    private void Place(int newDoc)
    {
        if (newDoc == NO_MORE_DOCS)
        {
            heap[0] = heap[--count];
            newDoc = docs[count];
        }

        var moving = heap[0];
        var slot = 0;
        for (var child = 1; child < count; child = (2 * slot) + 1)
        {
            child += child + 1 < count && docs[child + 1] < docs[child] ? 1 : 0;
            if (docs[child] >= newDoc)
            {
                break;
            }

            (heap[slot], docs[slot]) = (heap[child], docs[child]);
            slot = child;
        }

        (heap[slot], docs[slot]) = (moving, newDoc);
    }
}

/// <summary>Sums the scores in double.</summary>
internal sealed class DisjunctionSumScorer(List<Scorer> scorers) : DisjunctionScorer(scorers)
{
    private double sum;

    public override float GetScore()
    {
        sum = 0;
        AddScores();
        return (float)sum;
    }

    protected override void Add(float score) => sum += score;
}

/// <summary>The best score and a share of the others, in float.</summary>
internal sealed class DisjunctionMaxScorer(List<Scorer> scorers, float tie) : DisjunctionScorer(scorers)
{
    private float max;
    private float sum;

    public override float GetScore()
    {
        (max, sum) = (float.NegativeInfinity, 0);
        AddScores();
        return max + ((sum - max) * tie);
    }

    protected override void Add(float score) => (max, sum) = (Math.Max(max, score), sum + score);
}
