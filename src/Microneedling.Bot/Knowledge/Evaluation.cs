using System.Globalization;
using System.Text;

namespace Microneedling.Bot.Knowledge;

/// <summary>The figures of a set of labelled questions.</summary>
public sealed class Evaluation(IReadOnlyList<(LabelledQuestion Question, Rehearsed Result)> rows)
{
    private readonly List<(LabelledQuestion Question, Rehearsed Result)> inScope = [.. rows.Where(row => row.Question.InScope)];
    private readonly List<(LabelledQuestion Question, Rehearsed Result)> outside = [.. rows.Where(row => !row.Question.InScope)];

    public int Count => rows.Count;
    public int InScope => inScope.Count;

    /// <summary>In scope: the best ranked article is right, whatever was decided.</summary>
    public double SuccessAt1 => Share(inScope, row => Hits(row, 1));

    /// <summary>In scope: one of the three best ranked is right.</summary>
    public double SuccessAt3 => Share(inScope, row => Hits(row, 3));

    /// <summary>In scope: the decision, the answer or one of the offers is right.</summary>
    public double Served => Share(inScope, row => row.Result.Serves(row.Question));

    /// <summary>In scope: answered at once with a wrong article.</summary>
    public double AnsweredWrong => Share(inScope, WrongAnswer);

    /// <summary>In scope: turned away.</summary>
    public double TurnedAway => Share(inScope, row => row.Result.Decision == "none" && !row.Result.Meets(row.Question));

    /// <summary>Labelled with no article at all, and answered with one.</summary>
    public double OutsideAnswered => Share(outside, row => row.Result.Decision == "answer");

    /// <summary>Labelled with no article at all, and neither answered nor offered one.</summary>
    public double OutsideRefused => Share(outside, row => row.Result.Decision is not ("answer" or "clarify"));

    /// <summary>Of all direct answers, those that are right.</summary>
    public double Precision => Share([.. rows.Where(Answered)], row => row.Result.Meets(row.Question));

    /// <summary>Of all questions in scope, those answered at once.</summary>
    public double Coverage => Share(inScope, Answered);

    /// <summary>Of the rows labelled <c>emergency</c> alone, those caught.</summary>
    public double EmergenciesCaught => Share([.. rows.Where(row => row.Question.Expected is ["emergency", ..])], row => row.Result.Decision == "urgent");

    /// <summary>Of the rows not labelled <c>emergency</c>, those treated as one.</summary>
    public double FalseAlarms => Share([.. rows.Where(row => !row.Question.Expects("emergency"))], row => row.Result.Decision == "urgent");

    /// <summary>Of the rows whose first label is the given one, those decided so.</summary>
    public double Decided(string label) => Share([.. rows.Where(row => row.Question.Expected[0] == label)], row => row.Result.Decision == label);

    public override string ToString()
    {
        var text = new StringBuilder();
        Line("questions", $"{Count} ({InScope} in scope, {outside.Count} outside)");
        Line("success@1", Percent(SuccessAt1));
        Line("success@3", Percent(SuccessAt3));
        Line("answered right or right one offered", Percent(Served));
        Line("coverage (answered at once)", Percent(Coverage));
        Line("answered wrongly", Percent(AnsweredWrong));
        Line("turned away", Percent(TurnedAway));
        Line("precision of answers", Percent(Precision));
        Line("out-of-scope refused", Percent(OutsideRefused));
        Line("out-of-scope answered", Percent(OutsideAnswered));
        Line("emergencies caught", Percent(EmergenciesCaught));
        Line("false alarms", Percent(FalseAlarms));
        Line("small talk known", Percent(Decided("smalltalk")));
        Line("hand-off requests known", Percent(Decided("handoff")));
        return text.ToString();

        void Line(string name, string value) => text.Append(CultureInfo.InvariantCulture, $"{name,-38}{value}\n");
        static string Percent(double share) => double.IsNaN(share) ? "-" : share.ToString("0.0 %", CultureInfo.InvariantCulture);
    }

    private static bool Hits((LabelledQuestion Question, Rehearsed Result) row, int most) =>
        row.Result.Ranked.Take(most).Any(candidate => row.Question.Expects(candidate.Article.Id));

    private static bool Answered((LabelledQuestion Question, Rehearsed Result) row) => row.Result.Decision == "answer";

    private static bool WrongAnswer((LabelledQuestion Question, Rehearsed Result) row) => Answered(row) && !row.Result.Meets(row.Question);

    private static double Share<T>(IReadOnlyCollection<T> all, Func<T, bool> some) => all.Count == 0 ? double.NaN : (double)all.Count(some) / all.Count;
}
