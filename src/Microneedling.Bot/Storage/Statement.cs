using System.Data;

namespace Microneedling.Bot.Storage;

/// <summary>One statement with its values, written alike for both databases: <c>$1</c> stands for the first value.</summary>
/// <param name="Values">Of the column's own type.</param>
public readonly record struct Statement(string Sql, params SqlValue[] Values)
{
    /// <summary>The work that it is part of counts only if it changes exactly one row: else somebody else was first.</summary>
    public bool MustChangeOne { get; init; }
}

/// <summary>
/// A value or null, with its type: PostgreSQL keeps a statement prepared for the types that it came with first, so a null
/// has to say what it is missing from.
/// </summary>
public readonly record struct SqlValue(object? Value, DbType Type)
{
    public static implicit operator SqlValue(string? value) => new(value, DbType.String);
    public static implicit operator SqlValue(byte[]? value) => new(value, DbType.Binary);
    public static implicit operator SqlValue(int? value) => new(value, DbType.Int32);
    public static implicit operator SqlValue(long? value) => new(value, DbType.Int64);
    public static implicit operator SqlValue(double? value) => new(value, DbType.Double);
    public static implicit operator SqlValue(bool? value) => new(value, DbType.Boolean);
    public static implicit operator SqlValue(Guid? value) => new(value, DbType.Guid);
}
