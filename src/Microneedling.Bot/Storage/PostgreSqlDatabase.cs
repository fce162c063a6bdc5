using System.Data.Common;
using Npgsql;

namespace Microneedling.Bot.Storage;

/// <summary>PostgreSQL by the same pool of connections as <see cref="ClinicDb"/>; it gathers the commits of many by itself.</summary>
/// <param name="connectionString">That of <see cref="ClinicDb"/>.</param>
internal sealed class PostgreSqlDatabase(string connectionString) : IDatabase
{
    public DbConnection Open()
    {
        var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        return connection;
    }

    public async Task<IReadOnlyList<T>> ReadAsync<T>(Statement query, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(query.Sql, connection);
        AddValues(query, command.Parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken)) rows.Add(read(reader));
        return rows;
    }

    /// <summary>
    /// One way to the server and back: what is sent together without a transaction of its own is one to the server. Where a
    /// statement must change exactly one row and does not, the division fails there, and takes the rest with it.
    /// </summary>
    public async Task<bool> CommitAsync(IReadOnlyList<Statement> work, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in work)
        {
            var command = new NpgsqlBatchCommand(statement.MustChangeOne ? $"WITH changed AS ({statement.Sql} RETURNING 1) SELECT 1 / (COUNT(*) = 1)::int FROM changed" : statement.Sql);
            AddValues(statement, command.Parameters);
            batch.BatchCommands.Add(command);
        }
        try
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
            return true;
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.DivisionByZero)
        {
            return false;
        }
    }

    private static void AddValues(in Statement statement, NpgsqlParameterCollection parameters)
    {
        foreach (var value in statement.Values) parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
    }
}
