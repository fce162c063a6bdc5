using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Microneedling.Bot.Storage;

/// <summary>The contexts use the SQLite files, and their connections are told the same as all others.</summary>
internal sealed class SqliteContextOptions(SqliteFiles files, SqliteTuning tuning) : IContextOptions
{
    public void Apply(DbContextOptionsBuilder db) => db
        .UseSqlite(files.ConnectionString)
        .ConfigureWarnings(warnings => warnings.Ignore(SqliteEventId.SchemaConfiguredWarning)) // SQLite finds the vault's tables in the attached file
        .AddInterceptors(new Tuned(tuning));

    private sealed class Tuned(SqliteTuning tuning) : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => tuning.Tell((SqliteConnection)connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken)
        {
            tuning.Tell((SqliteConnection)connection);
            return Task.CompletedTask;
        }
    }
}
