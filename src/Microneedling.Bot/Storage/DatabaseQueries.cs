using System.Data.Common;

namespace Microneedling.Bot.Storage;

internal static class DatabaseQueries
{
    /// <summary>The query gives a row.</summary>
    public static async Task<bool> AnyAsync(this IDatabase database, Statement query, CancellationToken cancellationToken) =>
        (await database.ReadAsync(query, _ => true, cancellationToken)).Count > 0;

    /// <summary>The text or the bytes of a column; null where it is empty.</summary>
    public static T? ValueOrNull<T>(this DbDataReader row, int column) where T : class => row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);

    /// <summary>The moment in a column; null where it is empty.</summary>
    public static DateTimeOffset? MomentOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Moment(column);

    /// <summary>See <see cref="UtcTicks"/>.</summary>
    public static DateTimeOffset Moment(this DbDataReader row, int column) => new(row.GetInt64(column), TimeSpan.Zero);
}
