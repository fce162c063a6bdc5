using Microneedling.Bot.Intake.Questionnaires;

namespace Microneedling.Bot.Intake.Flags;

/// <summary>One line of a rule's <c>when</c>.</summary>
public abstract record FlagCondition(string LinkId)
{
    public abstract bool Holds(Answers answers, DateOnly today);

    /// <summary>It says itself what "not sure" or "prefer to say" means for this question.</summary>
    public virtual bool TakesUnsure => false;

    public sealed record OneOf(string LinkId, IReadOnlyList<string> Codes) : FlagCondition(LinkId)
    {
        public override bool Holds(Answers answers, DateOnly today) => answers.Codes(LinkId).Any(Codes.Contains);
        public override bool TakesUnsure => Codes.Contains("not-sure") || Codes.Contains("tell-staff");
    }

    public sealed record AllOf(string LinkId, IReadOnlyList<string> Codes) : FlagCondition(LinkId)
    {
        public override bool Holds(Answers answers, DateOnly today) => Codes.All(answers.Codes(LinkId).Contains);
    }

    /// <param name="From">Inclusive; null: no limit.</param>
    /// <param name="Below">Exclusive; null: no limit.</param>
    public sealed record Between(string LinkId, decimal? From, decimal? Below) : FlagCondition(LinkId)
    {
        public override bool Holds(Answers answers, DateOnly today) =>
            answers.To(LinkId).OfType<NumberValue>().Any(number => (From is null || number.Number >= From) && (Below is null || number.Number < Below));
    }

    /// <summary>A date of which the wait has not passed yet (<paramref name="Within"/>) or has.</summary>
    public sealed record Since(string LinkId, Wait Wait, bool Within) : FlagCondition(LinkId)
    {
        public override bool Holds(Answers answers, DateOnly today) => answers.Date(LinkId) is { } date && Within == today < Wait.After(date.Last);
    }
}
