using System.Collections.Generic;
using System.Text;

namespace Lucene.Net.Search;

/// <summary>A number, what it is, and the numbers that it comes from.</summary>
public class Explanation
{
    private readonly List<Explanation> details = [];

    public Explanation()
    {
    }

    public Explanation(float value, string description) => (Value, Description) = (value, description);

    public virtual bool IsMatch => Value > 0;

    public virtual float Value { get; set; }

    public virtual string Description { get; set; }

    public virtual Explanation[] GetDetails() => details.Count == 0 ? null : [.. details];

    public virtual void AddDetail(Explanation detail) => details.Add(detail);

    public override string ToString() => ToString(0);

    protected internal virtual string ToString(int depth)
    {
        var text = new StringBuilder().Append(' ', 2 * depth).Append(GetSummary()).Append('\n');
        foreach (var detail in details)
        {
            text.Append(detail.ToString(depth + 1));
        }

        return text.ToString();
    }

    protected virtual string GetSummary() => Value + " = " + Description;
}

/// <summary>An explanation that says itself whether the document matches.</summary>
public class ComplexExplanation : Explanation
{
    public ComplexExplanation()
    {
    }

    public ComplexExplanation(bool match, float value, string description) : base(value, description) => Match = match;

    public virtual bool? Match { get; set; }

    public override bool IsMatch => Match ?? base.IsMatch;

    protected override string GetSummary() =>
        Match is null ? base.GetSummary() : Value + " = " + (IsMatch ? "(MATCH) " : "(NON-MATCH) ") + Description;
}
