using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Microneedling.Bot.Storage;

/// <summary>A connection that keeps its statements prepared. One user at a time.</summary>
internal sealed class SqliteStatements(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);

    public int Run(string sql) => Prepared(sql, 0).ExecuteNonQuery();

    /// <returns>How many rows it changed.</returns>
    public int Run(in Statement statement) => Filled(statement).ExecuteNonQuery();

    public List<T> Read<T>(in Statement query, Func<DbDataReader, T> read)
    {
        using var reader = Filled(query).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    private SqliteCommand Filled(in Statement statement)
    {
        var command = Prepared(statement.Sql, statement.Values.Length);
        for (var at = 0; at < statement.Values.Length; at++) command.Parameters[at].Value = statement.Values[at].Value ?? DBNull.Value;
        return command;
    }

    private SqliteCommand Prepared(string sql, int values)
    {
        if (prepared.TryGetValue(sql, out var command)) return command;
        command = connection.CreateCommand();
        command.CommandText = sql;
        for (var number = 1; number <= values; number++) command.Parameters.Add(new SqliteParameter { ParameterName = string.Create(CultureInfo.InvariantCulture, $"${number}") });
        prepared.Add(sql, command);
        return command;
    }

    public void Dispose()
    {
        foreach (var command in prepared.Values) command.Dispose();
        connection.Dispose();
    }
}
