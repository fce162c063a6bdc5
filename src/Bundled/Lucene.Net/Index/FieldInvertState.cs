namespace Lucene.Net.Index;

/// <summary>What is known of a field of a document once it is analysed: what its norm is computed from.</summary>
public sealed class FieldInvertState
{
    public FieldInvertState(string name) => Name = name;

    public FieldInvertState(string name, int position, int length, int numOverlap, int offset, float boost) : this(name) =>
        (Position, Length, NumOverlap, Offset, Boost) = (position, length, numOverlap, offset, boost);

    public string Name { get; }

    public int Position { get; internal set; }

    /// <summary>Tokens.</summary>
    public int Length { get; set; }

    /// <summary>Tokens among them that stand on the position of another.</summary>
    public int NumOverlap { get; set; }

    public int Offset { get; internal set; }

    public int MaxTermFrequency { get; internal set; }

    public int UniqueTermCount { get; internal set; }

    public float Boost { get; set; } = 1;
}
