using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microneedling.Bot.Intake.FhirPath;

namespace Microneedling.Bot.Intake.Questionnaires;

/// <summary>Reads conditions, limits, constraints and expressions.</summary>
internal sealed class RuleReader(Findings findings)
{
    private static readonly string[] Operators = ["exists", "=", "!=", ">", "<", ">=", "<="];

    public IReadOnlyList<EnableWhen> Conditions(JsonObject node, string linkId)
    {
        var conditions = new List<EnableWhen>();
        foreach (var condition in node.Objects("enableWhen"))
        {
            var answer = ValueJson.Read(condition, "answer");
            if (condition.Text("question") is not { } question) findings.Fault(linkId, "an enableWhen names no question");
            else if (condition.Text("operator") is not { } symbol || !Operators.Contains(symbol))
                findings.Fault(linkId, $"an enableWhen has the operator \"{condition.Text("operator")}\"; FHIR R4 knows {string.Join(' ', Operators)}");
            else if (answer is null || symbol is "exists" && answer is not BooleanValue)
                findings.Fault(linkId, $"its enableWhen on \"{question}\" has no answer to compare with");
            else conditions.Add(new EnableWhen(question, symbol, answer));
        }
        if (conditions.Count > 1 && node.Text("enableBehavior") is null)
            findings.Notice(linkId, "it has several conditions and no enableBehavior, so any of them is enough");
        return conditions;
    }

    public Limits Limits(JsonObject node, string linkId)
    {
        var (min, minExpression) = Bound(node, linkId, "minValue", "minQuantity");
        var (max, maxExpression) = Bound(node, linkId, "maxValue", "maxQuantity");
        return new Limits(min, max, minExpression, maxExpression, node.ExtensionWhole("minLength"),
            node.Whole("maxLength"), Pattern(node, linkId), node.ExtensionWhole("maxDecimalPlaces"));
    }

    /// <summary>An expression that decides what is asked: it is supported or the questionnaire is refused.</summary>
    public Expression? Expression(JsonObject node, string linkId, string extension)
    {
        var (expression, fault) = Read(node.Extension(extension)?["valueExpression"] as JsonObject);
        if (fault is not null) findings.Fault(linkId, $"its {Short(extension)} cannot be run: {fault}");
        return expression;
    }

    /// <summary>An expression that only fills in: where it is not supported, the person is asked instead.</summary>
    public Expression? OptionalExpression(JsonObject node, string linkId, string extension)
    {
        var (expression, fault) = Read(node.Extension(extension)?["valueExpression"] as JsonObject);
        if (fault is not null) findings.Notice(linkId, $"its {Short(extension)} is not computed: {fault}");
        return expression;
    }

    public IReadOnlyList<Variable> Variables(JsonObject node, string? linkId)
    {
        var variables = new List<Variable>();
        foreach (var extension in node.Extensions("variable"))
        {
            if (extension["valueExpression"] is not JsonObject holder || holder.Text("name") is not { } name) continue;
            var (expression, fault) = Read(holder);
            if (expression is not null) variables.Add(new Variable(name, expression));
            else findings.Notice(linkId, $"the variable {name} is left empty: {fault}");
        }
        return variables;
    }

    public IReadOnlyList<OptionToggle> Toggles(JsonObject node, string linkId)
    {
        var toggles = new List<OptionToggle>();
        foreach (var extension in node.Extensions("sdc-questionnaire-answerOptionsToggleExpression"))
        {
            var (expression, fault) = Read(extension.Objects("extension").FirstOrDefault(part => part.Text("url") is "expression")?["valueExpression"] as JsonObject);
            var options = extension.Objects("extension").Where(part => part.Text("url") is "option").Select(part => ValueJson.Read(part)).OfType<Value>().ToList();
            if (expression is null) findings.Fault(linkId, $"its answerOptionsToggleExpression cannot be run: {fault ?? "it has no expression"}");
            else toggles.Add(new OptionToggle(options, expression));
        }
        return toggles;
    }

    public IReadOnlyList<Constraint> Constraints(JsonObject node, string? linkId)
    {
        var constraints = new List<Constraint>();
        foreach (var extension in node.Extensions("questionnaire-constraint").Concat(node.Extensions("targetConstraint")))
        {
            var parts = extension.Objects("extension").ToDictionary(part => part.Text("url") ?? "", part => part);
            var (expression, fault) = parts.TryGetValue("expression", out var holder)
                ? Read(holder["valueExpression"] as JsonObject ?? new JsonObject { ["language"] = "text/fhirpath", ["expression"] = holder.Text("valueString") })
                : (null, "it has no expression");
            var human = parts.GetValueOrDefault("human")?.Text("valueString") ?? "That does not fit the other answers.";
            if (expression is null) findings.Fault(linkId, $"its constraint cannot be checked: {fault}");
            else constraints.Add(new Constraint(expression, human, parts.GetValueOrDefault("severity")?.Text("valueCode") is not "warning"));
        }
        return constraints;
    }

    private (Value?, Expression?) Bound(JsonObject node, string linkId, string name, string quantity)
    {
        var extension = node.Extension(name) ?? node.Extension("sdc-questionnaire-" + quantity);
        if (extension is null) return (null, null);
        var calculated = extension.Where(part => part.Key.StartsWith("_value", StringComparison.Ordinal)).Select(part => part.Value).OfType<JsonObject>()
            .FirstOrDefault()?.Extension("cqf-calculatedValue") ?? extension.Extension("cqf-calculatedValue");
        if (calculated is null) return (ValueJson.Read(extension), null);
        var (expression, fault) = Read(calculated["valueExpression"] as JsonObject);
        if (fault is not null) findings.Fault(linkId, $"its {name} cannot be computed: {fault}");
        return (null, expression);
    }

    private Regex? Pattern(JsonObject node, string linkId)
    {
        if (node.ExtensionText("regex") is not { } pattern) return null;
        try
        {
            return new Regex($"^(?:{pattern})$", RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
        }
        catch (ArgumentException)
        {
            findings.Fault(linkId, "its regex is not a regular expression that can be run");
            return null;
        }
    }

    private static (Expression?, string? Fault) Read(JsonObject? holder)
    {
        if (holder?.Text("expression") is not { } text) return (null, holder is null ? null : "it has no expression");
        if (holder.Text("language") is { } language and not ("text/fhirpath" or "text/FHIRPath")) return (null, $"the language {language} needs a server");
        return FhirPath.Expression.TryParse(text, out var fault) is { } expression ? (expression, null) : (null, $"\"{text}\": {fault}");
    }

    private static string Short(string extension) => extension[(extension.LastIndexOf('-') + 1)..];
}
