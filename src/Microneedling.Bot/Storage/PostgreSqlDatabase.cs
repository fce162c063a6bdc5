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

    /// <summary>One batch, then the commit: two ways to the server and back.</summary>
    public async Task<bool> CommitAsync(IReadOnlyList<Statement> work, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var statement in work)
        {
            var command = new NpgsqlBatchCommand(statement.Sql);
            AddValues(statement, command.Parameters);
            batch.BatchCommands.Add(command);
        }
        await batch.ExecuteNonQueryAsync(cancellationToken);
        if (batch.BatchCommands[0].RecordsAffected != 1) return false; // leaving rolls back
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static void AddValues(in Statement statement, NpgsqlParameterCollection parameters)
    {
        foreach (var value in statement.Values) parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
    }
}
