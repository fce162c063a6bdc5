using System.Data.Common;

namespace Microneedling.Bot.Storage;

/// <summary>
/// Runs statements that are known by heart, without the context: for what happens at the start, at every turn and at every
/// look into a transcript. All else goes through <see cref="ClinicDb"/>.
/// </summary>
public interface IDatabase
{
    /// <summary>The rows that a query gives, each turned into a <typeparamref name="T"/>.</summary>
    /// <exception cref="DbException">See <see cref="StorageFaults"/>.</exception>
    Task<IReadOnlyList<T>> ReadAsync<T>(Statement query, Func<DbDataReader, T> read, CancellationToken cancellationToken);

    /// <summary>Runs the statements in their order as one transaction.</summary>
    /// <returns>False when one that must did not change exactly one row: somebody else was first, and nothing happened.</returns>
    /// <exception cref="DbException">
    /// Somebody else was first and the database says so itself, or nothing was committed, or it is not known: see <see cref="StorageFaults"/>.
    /// </exception>
    Task<bool> CommitAsync(IReadOnlyList<Statement> work, CancellationToken cancellationToken);

    /// <summary>An open connection for who needs one of his own; to be disposed.</summary>
    /// <exception cref="DbException">The database cannot be reached.</exception>
    DbConnection Open();
}
