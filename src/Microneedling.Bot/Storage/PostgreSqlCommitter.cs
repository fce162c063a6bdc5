using Npgsql;

namespace Microneedling.Bot.Storage;

/// <summary>One batch, then the commit: two ways to the server and back. PostgreSQL gathers the commits of many by itself.</summary>
/// <param name="connectionString">That of <see cref="ClinicDb"/>, so that both share one pool.</param>
internal sealed class PostgreSqlCommitter(string connectionString) : ICommitter
{
    public async Task<bool> CommitAsync(IReadOnlyList<Statement> work, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var statement in work)
        {
            var command = new NpgsqlBatchCommand(statement.Sql);
            foreach (var value in statement.Values) command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
            batch.BatchCommands.Add(command);
        }
        await batch.ExecuteNonQueryAsync(cancellationToken);
        if (batch.BatchCommands[0].RecordsAffected != 1) return false; // leaving rolls back
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
