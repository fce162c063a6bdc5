using System.Collections.Concurrent;
using System.Data;
using System.Text.RegularExpressions;
using Npgsql;

namespace Microneedling.Bot.Storage;

/// <summary>
/// What several turns write in the same words, as one statement with a row for each: to begin a statement costs
/// PostgreSQL more than the row does. Every turn's own statements keep their order; no turn changes a row twice in the same
/// words, and one that did would not be committed.
/// </summary>
internal static partial class PostgreSqlRows
{
    private static readonly ConcurrentDictionary<(string Sql, bool MustChangeOne), Words> Known = [];

    /// <summary>The statements of all, those that write alike together: each list is one statement in the database.</summary>
    public static IEnumerable<List<Statement>> Together(IEnumerable<IReadOnlyList<Statement>> works)
    {
        var left = works.Select(work => new Queue<Statement>(work)).ToList();
        while (true)
        {
            string? next = null;
            foreach (var work in left)
            {
                while (work.TryPeek(out var first) && WordsOf(first).ForMany is null) yield return [work.Dequeue()];
                if (work.TryPeek(out var row)) next ??= row.Sql;
            }
            if (next is null) yield break;
            var rows = new List<Statement>();
            foreach (var work in left)
                while (work.TryPeek(out var row) && row.Sql == next) rows.Add(work.Dequeue());
            yield return rows;
        }
    }

    /// <summary>One statement for all of them: they are alike.</summary>
    public static NpgsqlBatchCommand Command(List<Statement> rows)
    {
        var words = WordsOf(rows[0]);
        var command = new NpgsqlBatchCommand(rows.Count > 1 ? words.ForMany! : words.ForOne);
        if (rows.Count == 1) PostgreSqlDatabase.AddValues(rows[0], command.Parameters);
        else
            for (var at = 0; at < rows[0].Values.Length; at++) command.Parameters.Add(new NpgsqlParameter { Value = Column(rows, at) });
        return command;
    }

    private static Words WordsOf(in Statement statement) => Known.GetOrAdd((statement.Sql, statement.MustChangeOne), ToWords, statement.Values.Length);

    private static Words ToWords((string Sql, bool MustChangeOne) statement, int values)
    {
        var (sql, mustChangeOne) = statement;
        var given = string.Join(", ", Enumerable.Range(1, values).Select(number => $"${number}"));
        var one = $"VALUES ({given})";
        if (!mustChangeOne) return new(sql, sql.StartsWith("INSERT ", StringComparison.Ordinal) && sql.TrimEnd().EndsWith(one, StringComparison.Ordinal) ? sql.Replace(one, $"SELECT * FROM unnest({given})", StringComparison.Ordinal) : null);
        var alone = Changing(sql, "1", "COUNT(*) = 1");
        if (!sql.StartsWith("UPDATE ", StringComparison.Ordinal) || Number().Replace(sql, "v$1").Split("WHERE ") is not [var set, var where]) return new(alone, null);
        var many = $"{set} FROM unnest({given}) WITH ORDINALITY AS given({given.Replace('$', 'v')}, number) WHERE {where}";
        return new(alone, Changing(many, "number", "COUNT(*) = cardinality($1) AND COUNT(DISTINCT number) = COUNT(*)"));
    }

    /// <summary>Where not each changes one row, the division fails, and with it all that is written together.</summary>
    private static string Changing(string sql, string returning, string test) => $"WITH changed AS ({sql} RETURNING {returning}) SELECT 1 / ({test})::int FROM changed";

    [GeneratedRegex(@"\$(\d+)")]
    private static partial Regex Number();

    /// <param name="ForMany">The statement with a column of values in place of each value; null where each is written by itself.</param>
    private sealed record Words(string ForOne, string? ForMany);

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
