using System.Text.RegularExpressions;
using Microneedling.Bot.Intake.Questionnaires;

namespace Microneedling.Bot.Intake.Reading;

/// <summary>Finds the options that a text picks: by number, label, near label, several at once.</summary>
internal static partial class ChoiceReader
{
    private const string PickOne = "Please pick one of the answers, by its number or its words.";
    private const string PickSome = "Please pick from the answers, by number or words; several are fine, such as \"1 and 3\".";

    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    /// <param name="freeText">What fits no option is an answer of its own (open-choice).</param>
    public static Reading Read(string text, IReadOnlyList<Option> options, bool several, bool freeText)
    {
        var parts = several ? Parts(text, options.Count).ToList() : [text];
        // Several parts that each pick something come before a whole that would swallow one of them.
        var whole = Exactly(text, options) is { } same ? new Picked([same], true) : parts.Count > 1 && AllPick(parts, options) ? null : Pick(text, options, parts.Count > 1);
        if (whole is { Options: [var one] }) return new Reading.Given(one.Value, whole.IsExact);
        if (several && Words.Normal(text) is "all" or "all of them" or "all of these" or "everything" or "all of the above")
            return new Reading.Given([.. options.Where(option => !option.Exclusive && !IsUnsure(option) && !IsPrivate(option)).Select(option => option.Value)]);

        var (values, exact, left) = (new List<Value>(), true, new List<string>());
        List<Option>? rivals = null;
        foreach (var part in several ? parts : [.. Parts(text, options.Count)])
        {
            if (Pick(part, options) is not { } picked) left.Add(part);
            else if (picked.Options.Count > 1) rivals = picked.Options;
            else
            {
                exact &= picked.IsExact;
                if (!values.Contains(picked.Options[0].Value)) values.Add(picked.Options[0].Value);
            }
        }
        if (rivals is not null && (!freeText || values.Count > 0)) return new Reading.Unclear($"Did you mean {Or(rivals)}?", IsNear: true);
        if (left.Count > 0 && freeText)
            return values.Count == 0 || !several ? new Reading.Given(new StringValue(text), isExact: false)
                : new Reading.Given([.. values, .. left.Select(part => new StringValue(part))], IsExact: false);
        if (left.Count > 0 || values.Count == 0) return new Reading.Unclear(several ? PickSome : PickOne);
        if (!several && values.Count > 1) return new Reading.Unclear("Only one answer fits here. " + PickOne);
        if (values.Count > 1 && options.FirstOrDefault(option => option.Exclusive && values.Contains(option.Value)) is { } alone)
            return new Reading.Unclear($"\"{alone.Label}\" cannot go together with another answer. Please pick again.");
        return new Reading.Given(values, exact);
    }

    public static bool IsUnsure(Option option) => option.Value is CodingValue { Code: "not-sure" } || YesNo.IsUnsure(option.Label);
    public static bool IsPrivate(Option option) => option.Value is CodingValue { Code: "tell-staff" } || YesNo.IsPrivate(option.Label);

    private sealed record Picked(List<Option> Options, bool IsExact);

    private static bool AllPick(List<string> parts, IReadOnlyList<Option> options) => parts.All(part => Pick(part, options) is { Options.Count: 1 });

    /// <param name="entirely">Every word that carries meaning must belong to the label.</param>
    private static Picked? Pick(string text, IReadOnlyList<Option> options, bool entirely = false) =>
        Exactly(text, options) is { } exact ? new Picked([exact], true) : InOtherWords(text, options) ?? ByLikeness(text, options, entirely);

    private static Option? Exactly(string text, IReadOnlyList<Option> options)
    {
        var normal = Words.Normal(text);
        if (normal.Length == 0) return options.FirstOrDefault(option => option.Label == text.Trim());
        Option? byCode = null;
        foreach (var option in options)
        {
            if (Words.Normal(option.Label) == normal) return option;
            if (option.Prefix is { } prefix && Words.Normal(prefix) is var mark && (mark == normal || Words.Normal(prefix + " " + option.Label) == normal)) byCode ??= option;
            if (option.Value is CodingValue { Code: { } code } && Words.Normal(code) == normal) byCode ??= option;
        }
        return byCode ?? (Number(normal, options.Count) is { } number ? options[number - 1] : null);
    }

    private static Picked? InOtherWords(string text, IReadOnlyList<Option> options)
    {
        List<Option> found = [];
        if (YesNo.IsUnsure(text)) found = [.. options.Where(IsUnsure)];
        else if (YesNo.IsPrivate(text)) found = [.. options.Where(IsPrivate)];
        else if (YesNo.Read(text) is { } yes)
            found = [.. options.Where(option => Words.Of(option.Label) is [var first, ..] && first == (yes ? "yes" : "no") || (option.Value as BooleanValue)?.IsTrue == yes)];
        if (found.Count == 0 && YesNo.IsNone(text))
            found = options.Where(option => option.Exclusive).ToList() is { Count: > 0 } exclusive ? exclusive : [.. options.Where(option => Words.Of(option.Label) is ["none" or "no" or "never", ..])];
        return found.Count == 0 ? null : new Picked(found, true);
    }

    /// <summary>Every word that carries meaning is in the label, or every such word of the label is in the text.</summary>
    private static Picked? ByLikeness(string text, IReadOnlyList<Option> options, bool entirely)
    {
        var said = Words.Content(text);
        if (said.Length == 0 || said.All(word => int.TryParse(word, out _))) return null;
        var denies = Words.Of(text).Any(Words.IsNegation);
        var (best, bestScore) = (new List<Option>(), 0.0);
        foreach (var option in options)
        {
            if (Words.Of(option.Label).Any(Words.IsNegation) != denies) continue;
            var label = Words.Content(option.Label);
            if (label.Length == 0) continue;
            var inLabel = said.Count(word => label.Any(other => Words.Alike(word, other)));
            var inText = label.Count(word => said.Any(other => Words.Alike(word, other)));
            if (inLabel < said.Length && (entirely || inText < label.Length || said.Length > label.Length + 6)) continue;
            // Labels that hold all that was said are equals, unless one says nothing more.
            var score = inLabel == said.Length ? inText == label.Length ? 2 : 1 : inText / (double)said.Length;
            if (score > bestScore + 1e-9) (best, bestScore) = ([option], score);
            else if (Math.Abs(score - bestScore) <= 1e-9) best.Add(option);
        }
        return best.Count == 0 ? null : new Picked(best, false);
    }

    private static int? Number(string normal, int count)
    {
        var match = NumberForm().Match(normal);
        var number = match.Success && int.TryParse(match.Groups[1].Value, out var typed) ? typed
            : normal is "last" or "the last one" or "last one" ? count
            : Array.FindIndex(Ordinals, ordinal => normal == ordinal || normal == $"{ordinal} one" || normal == $"the {ordinal}" || normal == $"the {ordinal} one") + 1;
        return number >= 1 && number <= count ? number : null;
    }

    private static IEnumerable<string> Parts(string text, int count)
    {
        foreach (var part in Separators().Split(text).Select(part => part.Trim()).Where(part => part.Length > 0))
        {
            var range = Range().Match(part);
            if (range.Success && int.Parse(range.Groups[1].Value) is var from && int.Parse(range.Groups[2].Value) is var to && from < to && to <= count)
                for (var number = from; number <= to; number++) yield return number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            else if (NumbersOnly().IsMatch(part))
                foreach (var number in part.Split(' ', StringSplitOptions.RemoveEmptyEntries)) yield return number;
            else yield return part;
        }
    }

    private static string Or(List<Option> options) =>
        string.Join(" or ", options.Take(4).Select(option => $"\"{option.Label}\""));

    [GeneratedRegex(@"^(?:option |number |no |answer |nr |the )?(\d{1,3})(?:st|nd|rd|th)?(?: one)?$")]
    private static partial Regex NumberForm();

    [GeneratedRegex(@"[\n;,&+]|/(?!\w*\d)|\band\b|\bplus\b|\bor\b|\balso\b", RegexOptions.IgnoreCase)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^(\d{1,2})\s*(?:-|–|to)\s*(\d{1,2})$")]
    private static partial Regex Range();

    [GeneratedRegex(@"^\d{1,2}(?:\s+\d{1,2})+$")]
    private static partial Regex NumbersOnly();
}
