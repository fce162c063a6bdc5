using System.Globalization;

namespace Microneedling.Bot.Intake.FhirPath;

/// <summary>Turns tokens into one delegate, by precedence climbing over the operator table of the FHIRPath grammar.</summary>
internal sealed class Parser(List<Token> tokens)
{
    private static readonly Dictionary<string, int> Precedence = new(StringComparer.Ordinal)
    {
        ["implies"] = 1, ["or"] = 2, ["xor"] = 2, ["and"] = 3, ["in"] = 4, ["contains"] = 4, ["="] = 5, ["~"] = 5, ["!="] = 5, ["!~"] = 5,
        ["<"] = 6, [">"] = 6, ["<="] = 6, [">="] = 6, ["|"] = 7, ["is"] = 8, ["as"] = 8, ["+"] = 9, ["-"] = 9, ["&"] = 9,
        ["*"] = 10, ["/"] = 10, ["div"] = 10, ["mod"] = 10,
    };

    private static readonly string[] CalendarUnits = ["year", "month", "week", "day", "hour", "minute", "second"];
    private int at;

    private Token Next => tokens[at];

    /// <exception cref="FormatException">The expression is not of the subset.</exception>
    public Evaluate Whole()
    {
        var whole = Binary(1);
        return Next.Kind is TokenKind.End ? whole : throw Unexpected();
    }

    private Evaluate Binary(int least)
    {
        var left = Unary();
        while (Next.Kind is TokenKind.Symbol or TokenKind.Name && Precedence.TryGetValue(Next.Text, out var strength) && strength >= least)
        {
            var symbol = tokens[at++].Text;
            left = symbol is "is" or "as" ? Types.Operator(symbol, left, TypeName()) : Operators.Binary(symbol, left, Binary(strength + 1));
        }
        return left;
    }

    private Evaluate Unary()
    {
        if (Take("+")) return Unary();
        if (!Take("-")) return Postfix(Term());
        var operand = Unary();
        return scope => operand(scope) switch { [decimal number] => [-number], [Quantity quantity] => [quantity with { Value = -quantity.Value }], _ => [] };
    }

    private Evaluate Postfix(Evaluate left)
    {
        while (true)
        {
            var source = left;
            if (Take(".")) left = Step(source);
            else if (Take("["))
            {
                var index = Binary(1);
                Expect("]");
                left = scope => index(scope) is [decimal place] && source(scope) is var items && place >= 0 && place < items.Count ? [items[(int)place]] : [];
            }
            else return left;
        }
    }

    private Evaluate Step(Evaluate source)
    {
        if (Next.Kind is not TokenKind.Name) throw Unexpected();
        var name = tokens[at++].Text;
        return Next is { Kind: TokenKind.Symbol, Text: "(" } ? Call(name, source) : scope => Nodes.Child(source(scope), name);
    }

    private Evaluate Term()
    {
        var token = tokens[at++];
        switch (token.Kind)
        {
            case TokenKind.Text: return Constant(token.Text);
            case TokenKind.Number: return NumberOrQuantity(decimal.Parse(token.Text, CultureInfo.InvariantCulture));
            case TokenKind.Date: return Constant(token.Text.TrimStart('T'));
            case TokenKind.This: return token.Text is "index" ? scope => [(decimal)scope.Index] : scope => scope.This;
            case TokenKind.Variable: return scope => scope.Around.Variable(token.Text) ?? [];
            case TokenKind.Name when token.Text is "true" or "false": return Constant(token.Text is "true");
            case TokenKind.Name when Next is { Kind: TokenKind.Symbol, Text: "(" }: return Call(token.Text, scope => scope.This);
            // A path may begin with the type of its focus: QuestionnaireResponse.item is item.
            case TokenKind.Name when char.IsAsciiLetterUpper(token.Text[0]): return scope => scope.This;
            case TokenKind.Name: return scope => Nodes.Child(scope.This, token.Text);
            case TokenKind.Symbol when token.Text is "{": Expect("}"); return _ => [];
            case TokenKind.Symbol when token.Text is "(":
                var inner = Binary(1);
                Expect(")");
                return inner;
            default: at--; throw Unexpected();
        }
    }

    private Evaluate NumberOrQuantity(decimal number)
    {
        if (Next.Kind is TokenKind.Text) return Constant(new Quantity(number, tokens[at++].Text));
        if (Next.Kind is TokenKind.Name && CalendarUnits.Contains(Next.Text.TrimEnd('s'))) return Constant(new Quantity(number, tokens[at++].Text.TrimEnd('s')));
        return Constant(number);
    }

    private Evaluate Call(string name, Evaluate source)
    {
        Expect("(");
        if (name is "is" or "as" or "ofType")
        {
            var type = TypeName();
            Expect(")");
            return Types.Operator(name, source, type);
        }
        var arguments = new List<Evaluate>();
        while (!Take(")"))
        {
            if (arguments.Count > 0) Expect(",");
            arguments.Add(Binary(1));
        }
        return Functions.Find(name, arguments)?.Invoke(source) ?? throw new FormatException($"the function {name}() is not supported");
    }

    private string TypeName()
    {
        if (Next.Kind is not TokenKind.Name) throw Unexpected();
        var name = tokens[at++].Text;
        return Take(".") ? tokens[at++].Text : name;
    }

    private static Evaluate Constant(object value)
    {
        IReadOnlyList<object> constant = [value];
        return _ => constant;
    }

    private bool Take(string symbol)
    {
        if (Next.Kind is not TokenKind.Symbol || Next.Text != symbol) return false;
        at++;
        return true;
    }

    private void Expect(string symbol)
    {
        if (!Take(symbol)) throw new FormatException($"'{symbol}' is missing before '{Next.Text}'");
    }

    private FormatException Unexpected() => new(Next.Kind is TokenKind.End ? "it ends too early" : $"'{Next.Text}' is not expected there");
}
