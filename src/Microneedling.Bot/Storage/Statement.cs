namespace Microneedling.Bot.Storage;

/// <summary>One statement with its values, written alike for both databases: <c>$1</c> stands for the first value.</summary>
/// <param name="Values">Numbers, texts, bytes, true or false, or null, of the column's own type.</param>
public readonly record struct Statement(string Sql, params object?[] Values);
