namespace Microneedling.Bot.Intake.Questionnaires;

/// <summary>A questionnaire that can be run completely: what was not understood has been refused at load.</summary>
public sealed class Questionnaire
{
    private readonly Dictionary<string, Item> byLinkId;

    internal Questionnaire(IReadOnlyList<Item> items)
    {
        Items = items;
        All = [.. items.SelectMany(item => item.WithDescendants())];
        byLinkId = All.ToDictionary(item => item.LinkId, StringComparer.Ordinal);
        for (var order = 0; order < All.Count; order++)
        {
            All[order].Order = order;
            foreach (var child in All[order].Items) child.Parent = All[order];
        }
        HasExpressions = All.Any(item => item.EnableExpression is not null || item.Calculated is not null || item.AnswerExpression is not null
            || item.Toggles.Count > 0 || item.Constraints.Count > 0 || item.Variables.Count > 0);
    }

    /// <summary>The resource id, or its name or title; <c>questionnaire</c> when it has none.</summary>
    public required string Id { get; init; }
    public string? Url { get; init; }
    public required string Title { get; init; }
    public required string Version { get; init; }

    /// <summary>SHA-256 of the JSON, in lower-case hex: what a running intake is bound to.</summary>
    public required string Hash { get; init; }

    /// <summary>The JSON as it was read.</summary>
    public required string Json { get; init; }
    public IReadOnlyList<Constraint> Constraints { get; init; } = [];
    public IReadOnlyList<Variable> Variables { get; init; } = [];

    /// <summary>Top-level items.</summary>
    public IReadOnlyList<Item> Items { get; }

    /// <summary>Every item in document order.</summary>
    public IReadOnlyList<Item> All { get; }

    /// <summary>Some rule is a FHIRPath expression, so rules see the response as JSON.</summary>
    internal bool HasExpressions { get; }

    /// <summary>The item, or null.</summary>
    public Item? Find(string linkId) => byLinkId.GetValueOrDefault(linkId);
}

/// <summary>What loading a questionnaire came to.</summary>
/// <param name="Questionnaire">Null when it was refused.</param>
/// <param name="Faults">Why it was refused, one sentence each, with the link id.</param>
/// <param name="Notices">What runs otherwise than its author may have meant; never a reason to refuse.</param>
public sealed record LoadedQuestionnaire(Questionnaire? Questionnaire, IReadOnlyList<string> Faults, IReadOnlyList<string> Notices);
