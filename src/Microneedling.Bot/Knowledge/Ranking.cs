namespace Microneedling.Bot.Knowledge;

/// <summary>How well the articles fit one text.</summary>
/// <param name="restricted">The text is about another subject, and only articles that name it are let in.</param>
/// <param name="words">How many words the text has.</param>
internal sealed class Ranking(bool restricted, int words)
{
    /// <summary>How many are kept.</summary>
    public const int Most = 5;

    private readonly List<Candidate> best = new(Most + 1);

    /// <summary>The five best.</summary>
    public IReadOnlyList<Candidate> Best => best;

    /// <summary>The fit of the article that has the text as a wording; null when none has, or several.</summary>
    public Candidate? Exact { get; private set; }

    /// <summary>The fit of the article that was asked for; null when it shares nothing with the text.</summary>
    public Candidate? Topic { get; private set; }

    public bool Restricted => restricted;

    /// <summary>What speaks for and against the best article; null when there is none.</summary>
    public Evidence? Evidence
    {
        get
        {
            Candidate? first = null, second = null, standIn = null;
            foreach (var candidate in best)
                if (candidate.Article.IsStandIn) standIn ??= candidate;
                else if (first is null) first = candidate;
                else second ??= candidate;
            if (first is not { Sum: > 0 }) return null;
            // Where only a few articles were let in, standing alone is no merit.
            var next = Math.Max((second?.Sum ?? 0) / first.Sum, restricted ? 0.4 : 0);
            return new(first.Habit, Math.Log(1 + first.Raw), next, (standIn?.Sum ?? 0) / first.Sum, Math.Pow(Math.Log(Math.Max(1, words)), 2));
        }
    }

    /// <summary>
    /// The support that what only a person may deal with needs, what it must lead the best article by, and what that may
    /// have: a request names matters that articles are about, and who asks of them should have their answer. Where it leads
    /// so far, no article is meant.
    /// </summary>
    private const double StaffSupport = 0.40, StaffSupportOfAName = 0.50, StaffLead = 1.15, OthersSupport = 0.35, FarLead = 1.5;

    /// <summary>A text of so few words may be a name, and "Maya Mail" is like a message about mail.</summary>
    private const int WordsOfAName = 2;

    /// <summary>The text is most like what only a person may deal with.</summary>
    public bool IsForStaff => best is [{ Article.Id: AskedQuestions.Staff } first, ..] && first.Support >= (words > WordsOfAName ? StaffSupport : StaffSupportOfAName)
        && (best.Count == 1 || first.Sum >= best[1].Sum * FarLead || (first.Sum >= best[1].Sum * StaffLead && best[1].Support < OthersSupport));

    /// <summary>An article of this sum may be among the best. Rounding may still raise it.</summary>
    public bool Wants(double sum) => best.Count < Most || sum > best[^1].Sum - 0.0001;

    public void Add(Candidate one, bool isExact, bool isTopic)
    {
        if (isExact) Exact = one;
        if (isTopic) Topic = one;
        var place = best.Count;
        while (place > 0 && Order(one, best[place - 1]) < 0) place--;
        if (place == Most) return;
        best.Insert(place, one);
        if (best.Count > Most) best.RemoveAt(Most);
    }

    private static int Order(Candidate one, Candidate other) =>
        one.Sum != other.Sum ? other.Sum.CompareTo(one.Sum) : string.CompareOrdinal(one.Article.Id, other.Article.Id);
}
