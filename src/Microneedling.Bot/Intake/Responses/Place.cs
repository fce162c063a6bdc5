namespace Microneedling.Bot.Intake.Responses;

/// <summary>
/// Where a question stands in a response: the group instances and parent answers it is nested in, by position, then its
/// own link id. Written as <c>group:1/question:0/question</c> with link ids URI-escaped.
/// </summary>
public readonly record struct Place(string Path)
{
    public static Place Root { get; } = new("");

    /// <param name="step">The link id, URI-escaped.</param>
    public Place In(string step, int index) => new($"{Path}{step}:{index}/");

    /// <summary>The instance of a repeating group itself.</summary>
    public Place Instance(int index) => new($"{Path}:{index}");

    /// <param name="step">The link id, URI-escaped.</param>
    public Place At(string step) => new(Path + step);

    /// <summary>The steps down to the question; the last has the index -1, or that of a group instance.</summary>
    internal IReadOnlyList<(string LinkId, int Index)> Steps()
    {
        var parts = Path.Split('/');
        var steps = new List<(string, int)>(parts.Length);
        foreach (var part in parts)
        {
            var colon = part.IndexOf(':');
            steps.Add(colon < 0 ? (Uri.UnescapeDataString(part), -1) : (Uri.UnescapeDataString(part[..colon]), int.Parse(part[(colon + 1)..], System.Globalization.CultureInfo.InvariantCulture)));
        }
        return steps;
    }

    /// <summary>The question stands inside the other place.</summary>
    public bool IsUnder(Place other) => Path.Length > other.Path.Length && Path.StartsWith(other.Path + ":", StringComparison.Ordinal);

    public override string ToString() => Path;
}
