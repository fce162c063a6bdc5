namespace Lucene.Net.Index;

/// <summary>A commit in two steps.</summary>
public interface ITwoPhaseCommit
{
    void PrepareCommit();

    void Commit();

    void Rollback();
}
