using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SQLitePCL;

namespace Microneedling.Bot.Storage;

/// <summary>What a fault of the database means to the work that met it.</summary>
public static class StorageFaults
{
    /// <summary>Somebody else committed first: on the stored state as it is now, the same work may succeed.</summary>
    public static bool IsConflict(this Exception fault) => fault switch
    {
        LostRaceException or DbUpdateConcurrencyException => true,
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY or raw.SQLITE_CONSTRAINT_FOREIGNKEY or raw.SQLITE_BUSY_SNAPSHOT,
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation
            or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
        _ => fault.InnerException?.IsConflict() ?? false,
    };

    /// <summary>The database refused the statements themselves, and nothing was committed: without them others may succeed.</summary>
    public static bool LiesInTheWork(this Exception fault) => fault switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is raw.SQLITE_CONSTRAINT,
        PostgresException postgres => postgres.SqlState[..2] is "22" or "23" or "40", // data, integrity, transaction rolled back
        _ => false,
    };

    /// <summary>
    /// The database was busy or away and may be back in a moment. Whether a commit had happened is then not known: whoever
    /// tries again has to look first.
    /// </summary>
    public static bool IsPassing(this Exception fault) => fault switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED,
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => false,
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow } => true,
        NpgsqlException postgres => postgres.IsTransient,
        _ => fault.InnerException?.IsPassing() ?? false,
    };

    /// <summary>One sentence for the operator, without anything of what was to be stored; null when the fault is not the database's.</summary>
    public static string? Explain(this Exception fault) => fault switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode switch
        {
            raw.SQLITE_FULL => "The disk with the database is full. Free some space: nothing that was acknowledged is lost, and new messages are taken again at once.",
            raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM => "The database file cannot be written. Give this account the right to write to it and to its folder.",
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "Another program holds the database. Close it, or wait until it is done.",
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => "The database file is damaged. Stop the assistant and restore the newest backup.",
            raw.SQLITE_IOERR => "The disk with the database reports an error. Check the disk.",
            _ => $"SQLite reports error {sqlite.SqliteExtendedErrorCode}.",
        },
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => "The disk of the PostgreSQL server is full. Free some space: nothing that was acknowledged is lost.",
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => "PostgreSQL is read-only now. Check that Storage:ConnectionString names the primary server.",
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } => "PostgreSQL has no connection left. Raise max_connections, or set Maximum Pool Size in Storage:ConnectionString.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } => "PostgreSQL refuses user name or password. Check Storage:ConnectionString.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => "PostgreSQL has no database of that name. Create it, or check Storage:ConnectionString.",
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } => "PostgreSQL does not let this user do that. Make the user the owner of the database.",
        PostgresException { SqlState: PostgresErrorCodes.DuplicatePreparedStatement or PostgresErrorCodes.InvalidSqlStatementName } =>
            "A pooler stands before PostgreSQL and gives each transaction another connection. Add Max Auto Prepare=0 to Storage:ConnectionString.",
        PostgresException postgres => $"PostgreSQL reports error {postgres.SqlState}.",
        NpgsqlException => "PostgreSQL cannot be reached. It is tried again with every message; check that the server runs and that Storage:ConnectionString is right.",
        _ => fault.InnerException?.Explain(),
    };
}

/// <summary>The database could not take the work. Nothing was changed, the message says why, and trying later may succeed.</summary>
public sealed class StorageUnavailableException(string message, Exception cause) : Exception(message, cause);

/// <summary>Somebody else committed first, found out without the context.</summary>
internal sealed class LostRaceException(string message) : Exception(message);
