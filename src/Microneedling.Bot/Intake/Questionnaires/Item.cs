using System.Text.RegularExpressions;
using Microneedling.Bot.Intake.FhirPath;

namespace Microneedling.Bot.Intake.Questionnaires;

/// <summary>One item of a questionnaire, as read and checked at load.</summary>
public sealed class Item
{
    public required string LinkId { get; init; }
    public required ItemType Type { get; init; }

    /// <summary>The link id, URI-escaped: the item's part of a path.</summary>
    public string Step => field ??= Uri.EscapeDataString(LinkId);

    /// <summary>The question as asked, with its prefix; the link id where the questionnaire says nothing.</summary>
    public required string Text { get; init; }

    /// <summary>An answer is needed to complete. True too when at least one occurrence is demanded.</summary>
    public bool Required { get; init; }
    public bool Repeats { get; init; }
    public bool ReadOnly { get; init; }
    public bool Hidden { get; init; }

    /// <summary>Fewest and most answers or group instances; 0 and null when not limited.</summary>
    public int MinOccurs { get; init; }
    public int? MaxOccurs { get; init; }

    public Limits Limits { get; init; } = Limits.None;

    /// <summary>What can be picked; empty for free answers.</summary>
    public IReadOnlyList<Option> Options { get; init; } = [];

    /// <summary>Options that are offered only when a rule holds.</summary>
    public IReadOnlyList<OptionToggle> Toggles { get; init; } = [];

    public IReadOnlyList<EnableWhen> EnableWhen { get; init; } = [];

    /// <summary>All conditions must hold, not any.</summary>
    public bool EnableAll { get; init; }
    public Expression? EnableExpression { get; init; }
    public Expression? AnswerExpression { get; init; }
    public Expression? Calculated { get; init; }
    public Expression? InitialExpression { get; init; }
    public IReadOnlyList<Constraint> Constraints { get; init; } = [];
    public IReadOnlyList<Variable> Variables { get; init; } = [];
    public IReadOnlyList<Value> Initial { get; init; } = [];

    /// <summary>Units a quantity may be given in; for integer and decimal the one unit meant.</summary>
    public IReadOnlyList<QuantityUnit> Units { get; init; } = [];
    public string? EntryFormat { get; init; }

    /// <summary>Why the question is asked, in plain words; null when nobody wrote it.</summary>
    public string? Why { get; init; }

    /// <summary>Instructions and help that stand beside the question.</summary>
    public IReadOnlyList<string> Hints { get; init; } = [];

    /// <summary>Asks of what is over: what is told here of swelling and fainting is no emergency, unless it is said to be now.</summary>
    public bool AsksOfThePast { get; init; }

    /// <summary>"Not sure" and "prefer to say to staff" are answers, also where no option says so.</summary>
    public bool TakesUnsure { get; init; }

    /// <summary>Version of a consent text, kept with the consent.</summary>
    public string? TextVersion { get; init; }

    /// <summary>What kind of text is expected: <c>email</c>, <c>tel</c>, <c>name</c> or null.</summary>
    public string? Input { get; init; }

    public IReadOnlyList<Item> Items { get; init; } = [];
    public Item? Parent { get; internal set; }

    /// <summary>Place in document order, from 0.</summary>
    public int Order { get; internal set; }

    public bool IsQuestion => Type is not (ItemType.Group or ItemType.Display);
    public bool IsChoice => Options.Count > 0 || AnswerExpression is not null;
    public bool IsOpen => Type is ItemType.OpenChoice;

    /// <summary>The person is asked; what is hidden, read-only or calculated fills itself.</summary>
    public bool IsAsked => IsQuestion && !Hidden && !ReadOnly && Calculated is null;

    public IEnumerable<Item> WithDescendants() => Items.SelectMany(item => item.WithDescendants()).Prepend(this);
}

/// <param name="Value">What is recorded.</param>
/// <param name="Prefix">Such as "a)"; null when there is none.</param>
/// <param name="Exclusive">Nothing else can be picked with it ("None of these").</param>
public sealed record Option(Value Value, string? Prefix = null, bool Exclusive = false, decimal? Score = null)
{
    public string Label => Value.Words;

    /// <summary>Other names of it, such as brands of a medicine; who says one of them picks it.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];
}

/// <summary>These options are offered only while the expression holds (SDC's answerOptionsToggleExpression).</summary>
public sealed record OptionToggle(IReadOnlyList<Value> Options, Expression Expression);

/// <summary>One condition of an item. Operators: <c>exists = != &gt; &lt; &gt;= &lt;=</c>.</summary>
public sealed record EnableWhen(string Question, string Operator, Value Answer);

/// <summary>Bounds of one answer; null where there is none.</summary>
public sealed record Limits(Value? Min, Value? Max, Expression? MinExpression, Expression? MaxExpression, int? MinLength, int? MaxLength, Regex? Pattern, int? DecimalPlaces)
{
    public static Limits None { get; } = new(null, null, null, null, null, null, null, null);
}

/// <param name="Human">What to tell the person when it does not hold.</param>
/// <param name="IsError">Blocks the answer; otherwise it is a warning, which is not shown.</param>
public sealed record Constraint(Expression Expression, string Human, bool IsError);

public sealed record Variable(string Name, Expression Expression);

public sealed record QuantityUnit(string? Unit, string? System, string? Code);
