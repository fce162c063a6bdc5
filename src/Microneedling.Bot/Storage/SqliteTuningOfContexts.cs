using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Microneedling.Bot.Storage;

/// <summary>The connections of the contexts are told the same as all others.</summary>
internal sealed class SqliteTuningOfContexts(SqliteTuning tuning) : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => tuning.Tell((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken)
    {
        tuning.Tell((SqliteConnection)connection);
        return Task.CompletedTask;
    }
}
