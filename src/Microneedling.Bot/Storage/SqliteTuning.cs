using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace Microneedling.Bot.Storage;

/// <summary>
/// What every SQLite connection is told once: where the keys are, write-ahead log so that readers never wait, full sync so
/// that a committed turn survives a power cut, overwritten rather than unlinked content when something is deleted. The log
/// is carried over every 16 MB: the same few pages are written by every turn, and are so written once for many.
/// </summary>
internal sealed class SqliteTuning(SqliteFiles files)
{
    /// <summary>The tables of the keys' file. They are simple enough never to change; see the migrations for all others.</summary>
    private const string KeyTables = """
        CREATE TABLE IF NOT EXISTS vault."PersonKeys" ("PersonId" TEXT NOT NULL CONSTRAINT "PK_PersonKeys" PRIMARY KEY, "Wrapped" BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS vault."KeyRing" ("Name" TEXT NOT NULL CONSTRAINT "PK_KeyRing" PRIMARY KEY, "Xml" TEXT NOT NULL);
        """;

    private static readonly ConditionalWeakTable<object, object> Told = []; // static as the pool of connections is

    private volatile bool hasKeyTables;

    /// <summary>A connection for who does without the context. It is in no pool: after a fault the next one begins anew.</summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(files.ConnectionString + ";Pooling=False");
        try
        {
            connection.Open();
            Tell(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void Tell(SqliteConnection connection)
    {
        if (!Told.TryAdd(connection.Handle!, this)) return; // pooled connections remember
        Run(connection, "PRAGMA busy_timeout = 5000");
        Run(connection, "ATTACH DATABASE $keys AS vault", ("$keys", files.Keys)); // before anything is written: data without keys is a mistake
        Run(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 4000;");
        Run(connection, "PRAGMA vault.journal_mode = WAL; PRAGMA vault.synchronous = FULL; PRAGMA vault.secure_delete = ON;");
        if (hasKeyTables) return;
        Run(connection, KeyTables);
        hasKeyTables = true;
    }

    private static void Run(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }
}
