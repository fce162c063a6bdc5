namespace Lucene.Net.Search;

/// <summary>Walks document numbers in ascending order, from -1 to <see cref="NO_MORE_DOCS"/>.</summary>
public abstract class DocIdSetIterator
{
    public const int NO_MORE_DOCS = int.MaxValue;

    private protected DocIdSetIterator()
    {
    }

    public abstract int DocID { get; }

    public abstract int NextDoc();

    /// <summary>Goes to the first document at or after the target, which is after the present one.</summary>
    public abstract int Advance(int target);

    /// <summary>How many documents there are at most.</summary>
    public abstract long GetCost();
}
