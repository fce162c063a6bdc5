using System.Data.Common;
using Npgsql;

namespace Microneedling.Bot.Storage;

/// <summary>PostgreSQL by the same pool of connections as <see cref="ClinicDb"/>; see <see cref="PostgreSqlCommitter"/>.</summary>
/// <param name="connectionString">That of <see cref="ClinicDb"/>.</param>
internal sealed class PostgreSqlDatabase(string connectionString, WriterGate gate) : IDatabase
{
    private readonly PostgreSqlCommitter committer = new(connectionString, gate);

    public DbConnection Open()
    {
        var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        return connection;
    }

    public Task<bool> CommitAsync(IReadOnlyList<Statement> work, CancellationToken cancellationToken) => committer.CommitAsync(work);

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

    public static void AddValues(in Statement statement, NpgsqlParameterCollection parameters)
    {
        foreach (var (value, type) in statement.Values) parameters.Add(new NpgsqlParameter { DbType = type, Value = value ?? DBNull.Value });
    }
}
