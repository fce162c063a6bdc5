using System.Data.Common;
using System.Globalization;

namespace Microneedling.Bot.Storage.Migrations;

/// <summary>
/// Brings the schema to this program's version in one transaction, which either happens as a whole or not. Of several
/// nodes that start at once one does the work; the others wait for it and find it done.
/// </summary>
/// <param name="connection">Open, used by nobody else, and closed afterwards: with SQLite it no longer checks foreign keys.</param>
internal sealed class SchemaUpgrade(DbConnection connection, StorageProvider provider, IReadOnlyList<Migration> migrations, TimeProvider clock)
{
    private const long LockNumber = 0x6D6E626F74; // any number that nobody else in this database uses
    private static readonly TimeSpan LongestStep = TimeSpan.FromMinutes(30);
    private DbTransaction? transaction;

    private bool IsSqlite => provider == StorageProvider.Sqlite;

    /// <exception cref="StartupFault">The database is of a newer version, or was not made by this program.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await VersionAsync(cancellationToken) == migrations.Count) return;
        if (IsSqlite) await RunAsync("PRAGMA foreign_keys = OFF", cancellationToken); // a table that is rebuilt must not take its children with it
        await UpgradeAsync(cancellationToken);
    }

    private async Task UpgradeAsync(CancellationToken cancellationToken)
    {
        await using var begun = transaction = await connection.BeginTransactionAsync(cancellationToken); // SQLite: this is the lock
        if (!IsSqlite) await RunAsync($"SELECT pg_advisory_xact_lock({LockNumber})", cancellationToken);
        var version = await VersionAsync(cancellationToken);
        if (version > migrations.Count)
            throw new StartupFault($"The database has version {version}, made by a newer program; this one knows versions up to {migrations.Count}. Start the newer program, or restore a backup from before the upgrade.");
        if (version == 0 && await ExistsAsync("Chats", cancellationToken))
            throw new StartupFault("The database has tables but no version: it was made by a trial build. Set Storage:ConnectionString to another database, or delete this one.");
        foreach (var step in migrations.Skip(version)) await ApplyAsync(step, cancellationToken);
        if (IsSqlite && await AnyRowAsync("PRAGMA foreign_key_check", cancellationToken))
            throw new StartupFault("The database was not upgraded, because some of its rows refer to others that are missing. Restore the newest backup.");
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task ApplyAsync(Migration step, CancellationToken cancellationToken)
    {
        await RunAsync(step.Sql, cancellationToken);
        await RunAsync($"""INSERT INTO "SchemaVersions" ("Version", "Name", "AppliedAt") VALUES ({step.Version}, '{step.Name}', {clock.GetUtcNow().UtcTicks})""", cancellationToken);
    }

    /// <summary>The newest step taken; 0 for an empty database.</summary>
    private async Task<int> VersionAsync(CancellationToken cancellationToken) =>
        await ExistsAsync("SchemaVersions", cancellationToken) ? Convert.ToInt32(await ValueAsync("""SELECT MAX("Version") FROM "SchemaVersions" """, cancellationToken), CultureInfo.InvariantCulture) : 0;

    private async Task<bool> ExistsAsync(string table, CancellationToken cancellationToken) =>
        await ValueAsync(IsSqlite
            ? $"SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '{table}'"
            : $"SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = '{table}'", cancellationToken) is not null;

    private async Task RunAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<object?> ValueAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(sql);
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    private async Task<bool> AnyRowAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(sql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken);
    }

    private DbCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        command.CommandTimeout = (int)LongestStep.TotalSeconds;
        return command;
    }
}
