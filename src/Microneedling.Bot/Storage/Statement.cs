namespace Microneedling.Bot.Storage;

/// <summary>One statement with its values, written alike for both databases: <c>$1</c> stands for the first value.</summary>
/// <param name="Values">Numbers, texts, bytes, identifiers, true or false, or null, of the column's own type.</param>
public readonly record struct Statement(string Sql, params object?[] Values)
{
    /// <summary>The work that it is part of counts only if it changes exactly one row: else somebody else was first.</summary>
    public bool MustChangeOne { get; init; }
}
