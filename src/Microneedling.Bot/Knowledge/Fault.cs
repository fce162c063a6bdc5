namespace Microneedling.Bot.Knowledge;

/// <summary>How much a fault matters.</summary>
public enum FaultLevel
{
    /// <summary>Worth knowing; nothing has to be done.</summary>
    Note,

    /// <summary>The content works, but somebody should mend it: <c>check</c> fails.</summary>
    Warning,

    /// <summary>The content cannot be used: the last good content goes on serving.</summary>
    Broken,
}

/// <summary>Something wrong with the content, and where.</summary>
/// <param name="File">Path as a person would type it, relative to the content folder.</param>
/// <param name="Line">From 1.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record Fault(string File, int Line, string Message, FaultLevel Level = FaultLevel.Warning)
{
    public override string ToString() => Level == FaultLevel.Note ? $"{File}:{Line}: note: {Message}" : $"{File}:{Line}: {Message}";
}
