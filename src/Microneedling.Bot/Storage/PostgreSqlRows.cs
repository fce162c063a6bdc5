using System.Collections.Concurrent;
using System.Data;
using Npgsql;

namespace Microneedling.Bot.Storage;

/// <summary>
/// What several turns insert in the same words, as one statement with a row for each: to begin a statement costs
/// PostgreSQL more than the row does. Every turn's own statements keep their order.
/// </summary>
internal static class PostgreSqlRows
{
    /// <summary>The statement for many rows in place of the one for one row; null where it inserts no row of values.</summary>
    private static readonly ConcurrentDictionary<string, string?> Many = new(StringComparer.Ordinal);

    /// <summary>The statements of all, those that insert alike together: each list is one statement in the database.</summary>
    public static IEnumerable<List<Statement>> Together(IEnumerable<IReadOnlyList<Statement>> works)
    {
        var left = works.Select(work => new Queue<Statement>(work)).ToList();
        while (true)
        {
            string? next = null;
            foreach (var work in left)
            {
                while (work.TryPeek(out var first) && !IsRow(first)) yield return [work.Dequeue()];
                if (work.TryPeek(out var row)) next ??= row.Sql;
            }
            if (next is null) yield break;
            var rows = new List<Statement>();
            foreach (var work in left)
                while (work.TryPeek(out var row) && row.Sql == next) rows.Add(work.Dequeue());
            yield return rows;
        }
    }

    public static NpgsqlBatchCommand Insert(List<Statement> rows)
    {
        var command = new NpgsqlBatchCommand(Many[rows[0].Sql]!);
        for (var at = 0; at < rows[0].Values.Length; at++) command.Parameters.Add(new NpgsqlParameter { Value = Column(rows, at) });
        return command;
    }

    private static bool IsRow(in Statement statement) => !statement.MustChangeOne && Many.GetOrAdd(statement.Sql, ForMany, statement.Values.Length) is not null;

    private static string? ForMany(string sql, int values)
    {
        var numbers = string.Join(", ", Enumerable.Range(1, values).Select(number => $"${number}"));
        var one = $"VALUES ({numbers})";
        return sql.StartsWith("INSERT ", StringComparison.Ordinal) && sql.TrimEnd().EndsWith(one, StringComparison.Ordinal)
            ? sql.Replace(one, $"SELECT * FROM unnest({numbers})", StringComparison.Ordinal)
            : null;
    }

    private static object Column(List<Statement> rows, int at) => rows[0].Values[at].Type switch
    {
        DbType.String => Column<string?>(rows, at),
        DbType.Binary => Column<byte[]?>(rows, at),
        DbType.Int32 => Column<int?>(rows, at),
        DbType.Int64 => Column<long?>(rows, at),
        DbType.Double => Column<double?>(rows, at),
        DbType.Boolean => Column<bool?>(rows, at),
        DbType.Guid => Column<Guid?>(rows, at),
        var other => throw new NotSupportedException($"No column of {other} is inserted."),
    };

    private static T[] Column<T>(List<Statement> rows, int at)
    {
        var column = new T[rows.Count];
        for (var row = 0; row < column.Length; row++) column[row] = (T)rows[row].Values[at].Value!;
        return column;
    }
}
