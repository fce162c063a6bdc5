using System.Collections.Concurrent;
using Npgsql;

namespace Microneedling.Bot.Storage;

/// <summary>Those who write to PostgreSQL: one gathers its rows while the other's are on their way to the disk.</summary>
/// <param name="connectionString">That of <see cref="ClinicDb"/>. The writers have a small pool of their own beside it, so that their connections know the statements.</param>
internal sealed class PostgreSqlCommitter(string connectionString, WriterGate gate) : GroupCommitter(Writers, gate)
{
    private const int Writers = 2;

    private readonly string connectionString = new NpgsqlConnectionStringBuilder(connectionString) { MinPoolSize = 0, MaxPoolSize = Writers }.ToString();
    private readonly ConcurrentDictionary<string, string> changingOne = new(StringComparer.Ordinal);

    /// <summary>
    /// One way to the server and back: what is sent together without a transaction of its own is one to the server. Where a
    /// statement must change exactly one row and does not, the division fails there, and takes the rest with it.
    /// </summary>
    protected override async Task<bool> WriteAsync(IReadOnlyList<Pending> group)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statements in PostgreSqlRows.Together(group.Select(pending => pending.Work)))
            batch.BatchCommands.Add(statements is [var one] ? Command(one) : PostgreSqlRows.Insert(statements));
        try
        {
            await batch.ExecuteNonQueryAsync();
            return true;
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.DivisionByZero)
        {
            return false;
        }
    }

    private NpgsqlBatchCommand Command(in Statement statement)
    {
        var command = new NpgsqlBatchCommand(statement.MustChangeOne ? changingOne.GetOrAdd(statement.Sql, ChangingOne) : statement.Sql);
        PostgreSqlDatabase.AddValues(statement, command.Parameters);
        return command;
    }

    private static string ChangingOne(string sql) => $"WITH changed AS ({sql} RETURNING 1) SELECT 1 / (COUNT(*) = 1)::int FROM changed";
}
