using System.Text.RegularExpressions;
using Microneedling.Bot.Intake.Questionnaires;

namespace Microneedling.Bot.Intake.Reading;

/// <summary>"Nah none of those, had my kids years ago", "no, it's all clear": nothing of a list, and something about it. To be confirmed.</summary>
internal static partial class NoneOf
{
    /// <summary>The option that says none, when that is what is meant; null otherwise: "no diabetes" says nothing of the others.</summary>
    /// <param name="understood">What the parts of the text picked.</param>
    public static Option? Option(string text, List<Value> understood, IReadOnlyList<Option> options)
    {
        var none = options.FirstOrDefault(option => (option.Exclusive || OptionKind.IsNone(option)) && !OptionKind.IsNoAnswer(option));
        if (none is null || Except().IsMatch(text) || NamesAnother(text, options, none)) return null;
        var isSaid = understood.Count > 0 ? understood.TrueForAll(none.Value.Equals) : YesNo.Leading(text) is false && Nothing().IsMatch(text);
        return isSaid ? none : null;
    }

    private static bool NamesAnother(string text, IReadOnlyList<Option> options, Option none)
    {
        var said = Words.Content(text);
        return options.Any(option => option != none && !OptionKind.IsNoAnswer(option) && !OptionKind.IsOther(option) && Words.Content(OptionKind.Bare(option)).Concat(option.Also).Any(word => said.Any(own => Words.Alike(own, word))));
    }

    [GeneratedRegex(@"\b(?:any|anything|none|nothing|all that|all clear|all of (?:that|it|them))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Nothing();

    /// <summary>What comes after one of these is not denied.</summary>
    [GeneratedRegex(@"\b(?:just|only|except|apart from|but|other than|besides|some|bit|i have|ive got|i've got|i am|got a|told|said|actually|wrong)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Except();
}
