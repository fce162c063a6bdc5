namespace Microneedling.Bot.Intake.FhirPath;

/// <summary>
/// A FHIRPath expression of the subset that questionnaires use (README.md of Intake lists it). Parsed once at load;
/// evaluating it never throws: what cannot be computed is the empty collection.
/// </summary>
public sealed class Expression
{
    private readonly Evaluate evaluate;

    private Expression(string text, Evaluate evaluate) => (Text, this.evaluate) = (text, evaluate);

    public string Text { get; }

    /// <summary>Parses the text; otherwise <paramref name="fault"/> says what is not supported.</summary>
    public static Expression? TryParse(string text, out string? fault)
    {
        try
        {
            fault = null;
            return new Expression(text, new Parser(Lexer.Read(text)).Whole());
        }
        catch (FormatException unsupported)
        {
            fault = unsupported.Message;
            return null;
        }
    }

    /// <summary>The resulting collection of <c>bool</c>, <c>decimal</c>, <c>string</c> (also dates and times), <see cref="Quantity"/> and JSON objects.</summary>
    internal IReadOnlyList<object> Of(object? focus, Surroundings surroundings) =>
        evaluate(new Scope(focus is null ? [] : [focus], 0, surroundings));

    /// <summary>True only for a single <c>true</c>, or for a single value that is not a boolean.</summary>
    internal bool Holds(object? focus, Surroundings surroundings) => Of(focus, surroundings) is [var only] && only is not false;
}

/// <summary>What an expression sees besides its focus.</summary>
/// <param name="Variable">The value of <c>%name</c>; null when there is no such variable.</param>
internal sealed record Surroundings(Func<string, IReadOnlyList<object>?> Variable, DateTimeOffset Now);

internal sealed record Quantity(decimal Value, string Unit);

internal sealed record Scope(IReadOnlyList<object> This, int Index, Surroundings Around)
{
    public Scope With(object item, int index) => this with { This = [item], Index = index };
}

internal delegate IReadOnlyList<object> Evaluate(Scope scope);
