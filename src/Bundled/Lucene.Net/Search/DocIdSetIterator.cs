namespace Lucene.Net.Search
{
    /// <summary>Walks document numbers in ascending order, from -1 to <see cref="NO_MORE_DOCS"/>.</summary>
    public abstract class DocIdSetIterator
    {
        public const int NO_MORE_DOCS = int.MaxValue;

        private protected DocIdSetIterator()
        {
        }

        public abstract int DocID { get; }

        public abstract int NextDoc();

        /// <summary>Goes to the first document at or after the target.</summary>
        public abstract int Advance(int target);

        /// <summary>How many documents there are at most.</summary>
        public abstract long GetCost();
    }

    /// <summary>Walks the documents that match a query and scores them.</summary>
    public abstract class Scorer : Index.DocsEnum
    {
        private protected Scorer()
        {
        }

        public abstract float GetScore();

        /// <summary>Adds the scores of the documents of a window and counts the matches in each.</summary>
        internal virtual void AddTo(ScoreWindow window)
        {
            for (var doc = DocID < window.Start ? Advance(window.Start) : DocID; doc < window.End; doc = NextDoc())
            {
                window.Add(doc, GetScore());
            }
        }

        internal void ExcludeFrom(ScoreWindow window)
        {
            for (var doc = DocID < window.Start ? Advance(window.Start) : DocID; doc < window.End; doc = NextDoc())
            {
                window.Exclude(doc);
            }
        }
    }
}

namespace Lucene.Net.Index
{
    /// <summary>Walks documents and says how often the term is in each.</summary>
    public abstract class DocsEnum : Search.DocIdSetIterator
    {
        private protected DocsEnum()
        {
        }

        public abstract int Freq { get; }
    }
}
