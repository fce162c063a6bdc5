namespace Microneedling.Bot.Storage;

/// <summary>
/// Commits a few statements that are known by heart, without the change tracker: for what happens at every turn. All else
/// goes through <see cref="ClinicDb"/>.
/// </summary>
internal interface ICommitter
{
    /// <summary>Runs the statements in their order as one transaction.</summary>
    /// <returns>False when the first one did not change exactly one row: somebody else was first, and nothing happened.</returns>
    /// <exception cref="System.Data.Common.DbException">
    /// Somebody else was first and the database says so itself, or nothing was committed, or it is not known: see <see cref="StorageFaults"/>.
    /// </exception>
    Task<bool> CommitAsync(IReadOnlyList<Statement> work, CancellationToken cancellationToken);
}
