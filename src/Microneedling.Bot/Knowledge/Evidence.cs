using System.Globalization;

namespace Microneedling.Bot.Knowledge;

/// <summary>What speaks for and against the best article as the answer to a text.</summary>
/// <param name="Habit">Its <see cref="Candidate.Habit"/>.</param>
/// <param name="Rest">On how much of the text it rests: ln(1 + <see cref="Candidate.Raw"/>).</param>
/// <param name="Next">The sum of the second best article, as a share of its own: half of all wrong answers are one of two near twins.</param>
/// <param name="Outside">The same of what no article answers.</param>
/// <param name="Said">How much was said: the square of ln(words). What is said in many words is less often mistaken.</param>
public readonly record struct Evidence(double Habit, double Rest, double Next, double Outside, double Said)
{
    private const double Before = -1.06, OfHabit = 2.98, OfRest = 0.26, OfNext = -1.20, OfOutside = -0.83, OfSaid = 0.20;

    /// <summary>
    /// The chance that it is the answer, 0..1: a logistic regression, whose weights were fitted to rows of asked.tsv, each
    /// ranked by an index that has learned from the other four fifths. <c>tests/Microneedling.Bot.Benchmarks -- certainty</c>
    /// fits them anew.
    /// </summary>
    public double Certainty => Math.Round(1 / (1 + Math.Exp(-(Before + OfHabit * Habit + OfRest * Rest + OfNext * Next + OfOutside * Outside + OfSaid * Said))), 4);

    /// <summary>How the chance comes about: what each speaks for (or against, below 0) in log-odds.</summary>
    public string Explained =>
        $"{Log(Before)} at first, {Log(OfHabit * Habit)} habit, {Log(OfRest * Rest)} raw, {Log(OfNext * Next)} the second best, {Log(OfOutside * Outside)} what no article answers, {Log(OfSaid * Said)} length";

    private static string Log(double odds) => odds.ToString("+0.00;-0.00;0", CultureInfo.InvariantCulture);
}
