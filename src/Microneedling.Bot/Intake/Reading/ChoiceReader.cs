using System.Globalization;
using System.Text.RegularExpressions;
using Microneedling.Bot.Conversation;
using Microneedling.Bot.Intake.Questionnaires;

namespace Microneedling.Bot.Intake.Reading;

/// <summary>
/// Finds the options that a text picks: by number, label, near label, several at once. "None" picks only what says none,
/// and "no" only what says no. Where one answer excludes the others, a label that says more than the person did is confirmed.
/// </summary>
internal static partial class ChoiceReader
{
    private const string PickOne = "Please pick one of the answers, by its number or its words.";
    private const string PickSome = "Please pick from the answers, by number or words; several are fine, such as \"1 and 3\".";

    /// <param name="freeText">What fits no option is an answer of its own (open-choice).</param>
    public static Reading Read(string text, IReadOnlyList<Option> options, bool several, bool freeText)
    {
        var read = ReadAll(text, options, several, freeText);
        if (read is Reading.Given { IsExact: true } || !several && read is not Reading.Unclear) return read;
        // "Only melasma, no keloids": what is denied beside an answer adds nothing to it.
        var rest = Loose().Replace(Denied().Replace(text, " "), "");
        if (rest.Length <= 2 || rest.Length >= text.Trim().Length) return read;
        return ReadAll(rest, options, several, freeText) switch
        {
            Reading.Given given when !given.Values.Any(SaysNone) => given with { IsExact = false },
            Reading.Doubtful doubtful when !several => doubtful,
            _ => read,
        };

        bool SaysNone(Value value) => options.Any(option => (option.Exclusive || OptionKind.IsNone(option)) && option.Value.Equals(value));
    }

    private static Reading ReadAll(string text, IReadOnlyList<Option> options, bool several, bool freeText)
    {
        if (Exactly(text, options) is { } same) return new Reading.Given(same.Value);
        if (several && Labels(text, options) is { Count: > 1 } ticked) return Together(ticked, options);
        var parts = Parts(text, options).ToList();
        if (!several || parts.Count <= 1)
            switch (Pick(text, options, several, freeText))
            {
                case { Options: [var one] } picked: return Sure(picked, one, options, several || freeText);
                case { } rivals: return several && NoneOf.Option(text, [], options) is { } none && rivals.Options.Contains(none) ? new Reading.Doubtful(none.Label, none.Label) : Rivals(rivals.Options);
            }
        if (several)
        {
            // Several parts that each pick something come before a whole that would swallow one of them.
            if (!parts.All(part => Pick(part, options, several, freeText) is { Options: [_] }) && Pick(text, options, several, entirely: true) is { Options: [var one] } whole) return Sure(whole, one, options, true);
            var normal = Words.Normal(text);
            var ordinary = options.Where(option => !option.Exclusive && !OptionKind.IsNone(option) && !OptionKind.IsNoAnswer(option)).ToList();
            if (All.Contains(normal) || normal is "both" or "both of them" or "both of these" && ordinary.Count == 2) return new Reading.Given([.. ordinary.Select(option => option.Value)]);
        }
        return Together(text, parts, options, several, freeText);
    }

    /// <summary>The labels carry numbers of their own, such as "0 - not at all": those are typed, not positions.</summary>
    public static bool AreNumbered(IReadOnlyList<Option> options) =>
        options.Select(OptionKind.OwnNumber).OfType<int>().Distinct().Count() is > 1 and var numbered && numbered * 2 > options.Count;

    private static readonly HashSet<string> All = new(StringComparer.Ordinal) { "all", "all of them", "all of these", "everything", "all of the above" };

    private sealed record Picked(IReadOnlyList<Option> Options, bool IsExact, bool IsDoubtful = false);

    private static Reading Together(string text, List<string> parts, IReadOnlyList<Option> options, bool several, bool freeText)
    {
        if (parts.Count > 1 && YesNo.Read(parts[0]) is true && Pick(parts[0], options, several, freeText) is null) parts.RemoveAt(0);
        var (values, exact, left) = (new List<Value>(), true, 0);
        var own = new List<Value>();
        foreach (var part in parts)
            switch (Pick(part, options, several, freeText))
            {
                case null when parts.Count > 1 && several && OwnWords.AreDenial(part): break; // "I never fainted": said beside an answer
                case null:
                    if (freeText || parts.Count == 1 || !OwnWords.AreRemark(part)) left++;
                    own.Add(new StringValue(part));
                    break;
                case { IsExact: false, Options: [var other] } when OptionKind.IsOther(other) && OwnWords.SayMore(part, other.Label): // "osteoarthritis, another condition"
                    left++;
                    own.Add(new StringValue(part));
                    break;
                case { Options: [var one] } picked:
                    exact &= picked.IsExact;
                    if (!values.Contains(one.Value)) values.Add(one.Value);
                    break;
                case { } rivals: return Rivals(rivals.Options);
            }
        if (left > 0 && freeText)
            return values.Count == 0 || !several ? new Reading.Given(new StringValue(text), isExact: false) : new Reading.Given([.. values, .. own], IsExact: false);
        if (left > 0 || values.Count == 0)
        {
            if (several && NoneOf.Option(text, values, options) is { } none) return new Reading.Doubtful(none.Label, none.Label);
            var hint = Hint(text, values, options, several);
            if (!several) return new Reading.Unclear(hint);
            var isNamed = AreNamed([.. own.Select(said => said.Words)]);
            return isNamed || values.Count > 0 ? new Reading.Partly(values, OwnWords.Kept(own.Select(said => said.Words)), hint, isNamed) : new Reading.Unclear(hint);
        }
        if (!several) return values.Count > 1 ? new Reading.Unclear("Only one answer fits here. " + PickOne) : Sure(new Picked([], exact, true), options.First(option => option.Value.Equals(values[0])), options, freeText);
        return Together(values, options, exact);
    }

    /// <summary>They name something that the list does not have, and what else they say tells of it.</summary>
    private static bool AreNamed(IReadOnlyList<string> own) =>
        own.All(said => OwnWords.Name(said) || OwnWords.AreRemark(said)) || own.Any(OwnWords.Name) && own.All(said => OwnWords.Name(said) || OwnWords.AreRemark(said) || OwnWords.AreStory(said));

    private static Reading Together(List<Value> values, IReadOnlyList<Option> options, bool exact = true) =>
        values.Count > 1 && options.FirstOrDefault(option => option.Exclusive && values.Contains(option.Value)) is { } alone
            ? new Reading.Unclear($"\"{alone.Label}\" cannot go together with another answer. Please pick again.") : new Reading.Given(values, exact);

    /// <summary>The labels that the text is made of, as a form with boxes to tick sends them; null when it says anything else. Labels may hold commas and "or" themselves.</summary>
    private static List<Value>? Labels(string text, IReadOnlyList<Option> options)
    {
        var rest = $" {Words.Normal(text)} ";
        var found = new List<Option>();
        foreach (var option in options.OrderByDescending(option => option.Label.Length))
        {
            var label = $" {Words.Normal(option.Label)} ";
            if (label.Length < 3 || !rest.Contains(label, StringComparison.Ordinal)) continue;
            rest = rest.Replace(label, " ", StringComparison.Ordinal);
            found.Add(option);
        }
        return rest.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => word is "and" or "or" or "plus") ? [.. options.Where(found.Contains).Select(option => option.Value)] : null;
    }

    private static Reading Sure(Picked picked, Option option, IReadOnlyList<Option> options, bool takesMore) => picked.IsDoubtful && !takesMore
        ? new Reading.Doubtful(option.Label, Exactly(option.Label, options) == option ? option.Label : $"{options.ToList().IndexOf(option) + 1}")
        : new Reading.Given(option.Value, picked.IsExact);

    private static Reading.Unclear Rivals(IReadOnlyList<Option> options) =>
        new($"Did you mean {string.Join(" or ", options.Take(4).Select(option => $"\"{option.Label}\""))}?", IsNear: true);

    private static string Hint(string text, List<Value> understood, IReadOnlyList<Option> options, bool several)
    {
        if (!several) return PickOne;
        if (understood.Count > 0) return $"I understood {string.Join(" and ", understood.Select(value => $"\"{value.Words}\""))}, but not the rest. {PickSome}";
        if (YesNo.Read(text) is true) return "Which of them? " + PickSome;
        return YesNo.Leading(text) is false && options.FirstOrDefault(option => option.Exclusive || OptionKind.IsNone(option)) is { } none ? $"{PickSome} If none fits, say \"{none.Label}\"." : PickSome;
    }

    private static Picked? Pick(string text, IReadOnlyList<Option> options, bool several, bool entirely = false)
    {
        // What somebody used to take is none of what they take, unless the answer is about the past.
        if (several && Over().IsMatch(text)) options = [.. options.Where(option => OptionKind.IsNoAnswer(option) || Past().IsMatch(option.Label))];
        if (Exactly(text, options) is { } exact) return new Picked([exact], true);
        if (InOtherWords(text, options) is { } meant) return meant;
        return Likeness.Of(text, options, entirely, inOneClause: !several) is { } near ? new Picked(near.Options, false, !near.IsWhole) : ByOtherName(text, options, entirely);
    }

    private static Option? Exactly(string text, IReadOnlyList<Option> options)
    {
        var normal = Words.Normal(text);
        if (normal.Length == 0) return options.FirstOrDefault(option => option.Label == text.Trim());
        Option? byCode = null;
        foreach (var option in options)
        {
            if (Words.Normal(option.Label) == normal) return option;
            if (Words.Normal(OptionKind.Bare(option)) == normal) byCode ??= option;
            if (option.Prefix is { } prefix && Words.Normal(prefix) is var mark && (mark == normal || Words.Normal(prefix + " " + option.Label) == normal)) byCode ??= option;
            if (option.Value is CodingValue { Code: { } code } && Words.Normal(code) == normal) byCode ??= option;
        }
        if (byCode is not null) return byCode;
        if (AreNumbered(options) && int.TryParse(normal, NumberStyles.None, CultureInfo.InvariantCulture, out var own)) return options.FirstOrDefault(option => OptionKind.OwnNumber(option) == own);
        return Number(normal, options.Count) is { } number ? options[number - 1] : null;
    }

    /// <summary>Not sure, rather told to staff, none, yes and no: each picks only the options that say the same.</summary>
    private static Picked? InOtherWords(string text, IReadOnlyList<Option> options)
    {
        if (YesNo.IsUnsure(text) && Those(OptionKind.IsUnsure) is { } unsure) return unsure;
        if (YesNo.IsPrivate(text) && Those(OptionKind.IsPrivate) is { } rather) return rather;
        var isNone = YesNo.IsNone(text);
        var polarity = YesNo.Read(text);
        if (!isNone && polarity is { } plain && Those(option => OptionKind.Polarity(option) == plain) is { } same) return same;
        if ((isNone || polarity is false) && (Those(option => option.Exclusive && !OptionKind.IsNoAnswer(option)) ?? Those(OptionKind.IsNone)) is { } none) return none;
        // "None" to a yes-or-no question, and "yes, but ...", say less or more than the option does.
        return (isNone ? false : YesNo.Leading(text)) is { } leading && Those(option => OptionKind.Polarity(option) == leading) is { Options: [_] } meant ? meant with { IsExact = false, IsDoubtful = true } : null;

        Picked? Those(Func<Option, bool> say) => options.Where(say).ToList() is { Count: > 0 } found ? new Picked(found, true) : null;
    }

    /// <summary>By a name that the label does not have: "nurofen" for ibuprofen.</summary>
    /// <param name="entirely">It must be all that the text says.</param>
    private static Picked? ByOtherName(string text, IReadOnlyList<Option> options, bool entirely)
    {
        if (!options.Any(option => option.Also.Count > 0)) return null;
        var (said, count, denies) = (Words.Of(text), Words.Content(text).Length, Words.Denies(text));
        return options.Where(option => option.Also.Any(name => (Words.Denies(name) == denies || OptionKind.IsNone(option)) && Says(said, Words.Of(name), count))).ToList() is { Count: > 0 } found ? new Picked(found, false) : null;

        bool Says(string[] said, string[] name, int count)
        {
            if (entirely && name.Length < count) return false;
            for (var from = 0; from + name.Length <= said.Length; from++)
                if (name.Index().All(word => Words.Alike(said[from + word.Index], word.Item))) return true;
            return false;
        }
    }

    private static int? Number(string normal, int count)
    {
        var match = NumberForm().Match(normal);
        var number = match.Success && int.TryParse(match.Groups[1].Value, out var typed) ? typed
            : normal is "last" or "the last one" or "last one" ? count
            : Ordinals.Read(normal) ?? 0;
        return number >= 1 && number <= count ? number : null;
    }

    private static IEnumerable<string> Parts(string text, IReadOnlyList<Option> options)
    {
        // Semicolons and lines part answers, whatever else stands in them; commas and the like may be part of a label.
        var whole = text.Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return whole.SelectMany(part => whole.Length > 1 && Exactly(part, options) is not null ? [part] : Parts(part, options.Count));
    }

    private static IEnumerable<string> Parts(string text, int count)
    {
        foreach (var part in Separators().Split(Pairs().Replace(text, "$1_and_$2")).Select(part => part.Replace("_and_", " and ", StringComparison.Ordinal).Trim()).Where(part => part.Length > 0))
        {
            var range = Range().Match(part);
            if (range.Success && int.Parse(range.Groups[1].Value) is var from && int.Parse(range.Groups[2].Value) is var to && from < to && to <= count)
                for (var number = from; number <= to; number++) yield return number.ToString(CultureInfo.InvariantCulture);
            else if (NumbersOnly().IsMatch(part))
                foreach (var number in part.Split(' ', StringSplitOptions.RemoveEmptyEntries)) yield return number;
            else yield return part;
        }
    }

    [GeneratedRegex(@"\b(?:used to (?:take|use|be on)|stopped (?:it|taking|using)|came off|no longer (?:take|use|on)|(?:doctor|gp) (?:has )?stopped|had (?:a|my|our|the) baby|gave birth)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Over();

    [GeneratedRegex(@"\b(?:last|past|ever|before|previously|finished|stopped)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Past();

    [GeneratedRegex(@"(?<=^|[,.;!]\s*|\b(?:and|but)\s+)(?:i (?:have|had|got|am|was|do) )?(?:(?:no|not|never|without)\b|(?:i )?(?:don'?t|haven'?t|isn'?t|didn'?t)\b)[^,.;!?]*?(?=[,.;!?]|\b(?:but|only|just|and (?:i|my|the|a|an))\b|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Denied();

    /// <summary>What is left at the edges of a text when something was taken out.</summary>
    [GeneratedRegex(@"^[\s,.;!]+|(?:[\s,.;!]|\b(?:but|and|or)\b)+$", RegexOptions.IgnoreCase)]
    private static partial Regex Loose();

    [GeneratedRegex(@"^(?:(?:option|number|no|answer|nr|the|ig|id say|just) )*(\d{1,3})(?:st|nd|rd|th)?(?: (?:one|so|please|pls|i guess|ig|i think))*$")]
    private static partial Regex NumberForm();

    [GeneratedRegex(@"[,&+]|[.!]\s|/(?!\w*\d)|\band\b|\bplus\b|\bor\b|\balso\b|(?<=\w )n(?= \w)", RegexOptions.IgnoreCase)]
    private static partial Regex Separators();

    /// <summary>They name one thing.</summary>
    [GeneratedRegex(@"\b(now|on|more|again|up|better) and (then|off|more|again|down|better)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Pairs();

    [GeneratedRegex(@"^(\d{1,2})\s*(?:-|–|to)\s*(\d{1,2})$")]
    private static partial Regex Range();

    [GeneratedRegex(@"^\d{1,2}(?:\s+\d{1,2})+$")]
    private static partial Regex NumbersOnly();
}
