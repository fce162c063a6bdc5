using Npgsql;

namespace Microneedling.Bot.Storage;

/// <summary>Those who write to PostgreSQL: one gathers its rows while the other's are on their way to the disk.</summary>
/// <param name="connectionString">That of <see cref="ClinicDb"/>. The writers have a small pool of their own beside it, so that their connections know the statements.</param>
internal sealed class PostgreSqlCommitter(string connectionString, WriterGate gate) : GroupCommitter(Writers, gate)
{
    private const int Writers = 2;

    private readonly string connectionString = new NpgsqlConnectionStringBuilder(connectionString) { MinPoolSize = 0, MaxPoolSize = Writers }.ToString();

    /// <summary>
    /// One way to the server and back: what is sent together without a transaction of its own is one to the server. A
    /// statement that must change exactly one row and does not divides by zero (<see cref="PostgreSqlRows"/>), and takes the rest with it.
    /// </summary>
    protected override async Task<bool> WriteAsync(IReadOnlyList<Pending> group)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var alike in PostgreSqlRows.Together(group.Select(pending => pending.Work))) batch.BatchCommands.Add(PostgreSqlRows.Command(alike));
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
}
