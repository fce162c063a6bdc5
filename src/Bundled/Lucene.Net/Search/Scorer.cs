using Lucene.Net.Index;

namespace Lucene.Net.Search;

/// <summary>Walks the documents that match a query and scores them.</summary>
public abstract class Scorer : DocsEnum
{
    private protected Scorer()
    {
    }

    public abstract float GetScore();

    /// <summary>Adds the score of each match in the window, and goes behind it.</summary>
    internal virtual void AddTo(ScoreWindow window)
    {
        for (var doc = DocID < window.Start ? Advance(window.Start) : DocID; doc < window.End; doc = NextDoc())
        {
            window.Add(doc, GetScore());
        }
    }

    /// <summary>Takes each match out of the window, and goes behind it.</summary>
    internal void ExcludeFrom(ScoreWindow window)
    {
        for (var doc = DocID < window.Start ? Advance(window.Start) : DocID; doc < window.End; doc = NextDoc())
        {
            window.Exclude(doc);
        }
    }
}
