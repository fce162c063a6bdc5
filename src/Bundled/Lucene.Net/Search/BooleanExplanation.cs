using System.Collections.Generic;
using System.Linq;

namespace Lucene.Net.Search;

/// <summary>Explains a boolean query by the explanations of its clauses.</summary>
internal static class BooleanExplanation
{
    /// <param name="details">One for each clause of the query.</param>
    /// <param name="coord">The factor for each number of matching clauses.</param>
    public static Explanation Of(BooleanQuery query, IReadOnlyList<Explanation> details, float[] coord)
    {
        var sum = new ComplexExplanation { Description = "sum of:" };
        int matched = 0, optional = 0;
        var failed = false;
        foreach (var (clause, detail) in query.Clauses.Zip(details))
        {
            if (detail.IsMatch == clause.IsProhibited && (clause.IsProhibited || clause.IsRequired))
            {
                sum.AddDetail(Failure(clause, detail));
                failed = true;
            }
            else if (detail.IsMatch)
            {
                sum.AddDetail(detail);
                sum.Value += detail.Value;
                matched++;
                optional += clause.IsRequired ? 0 : 1;
            }
        }

        return failed ? NoMatch(sum, "Failure to meet condition(s) of required/prohibited clause(s)")
            : matched == 0 ? NoMatch(sum, "No matching clauses")
            : optional < query.MinimumNumberShouldMatch
                ? NoMatch(sum, "Failure to match minimum number of optional clauses: " + query.MinimumNumberShouldMatch)
            : Match(sum, coord[matched], $"coord({matched}/{coord.Length - 1})");
    }

    private static Explanation Failure(BooleanClause clause, Explanation detail)
    {
        var failure = new Explanation(0, (clause.IsRequired ? "no match on required clause (" : "match on prohibited clause (") + clause.Query + ")");
        failure.AddDetail(detail);
        return failure;
    }

    private static ComplexExplanation NoMatch(ComplexExplanation sum, string reason)
    {
        (sum.Match, sum.Value, sum.Description) = (false, 0, reason);
        return sum;
    }

    private static ComplexExplanation Match(ComplexExplanation sum, float factor, string coord)
    {
        sum.Match = true;
        if (factor == 1)
        {
            return sum;
        }

        var product = new ComplexExplanation(true, sum.Value * factor, "product of:");
        product.AddDetail(sum);
        product.AddDetail(new Explanation(factor, coord));
        return product;
    }
}
