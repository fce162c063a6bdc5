using System.Text.RegularExpressions;
using Microneedling.Bot.Intake;

namespace Microneedling.Bot.Handoff;

/// <summary>Reads a name and a way to be reached as people type them, alone or amid other things.</summary>
internal static partial class ContactText
{
    /// <summary>Of a name: words, and letters that are kept.</summary>
    private const int MostWords = 6, MostLetters = 100;

    /// <summary>None of these is in a name, if it is not written as all of the name is ("Late Line"): what follows is about something else.</summary>
    private static readonly HashSet<string> NotOfNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "about", "after", "again", "an", "and", "are", "at", "be", "booked", "but", "calling", "can", "cancel", "could", "do", "email", "fine", "for", "from", "get", "go",
        "has", "have", "hello", "help", "here", "hey", "hi", "i", "i'd", "i'll", "i'm", "i've", "id", "if", "ill", "im", "in", "is", "it", "it's", "its", "ive", "just", "late", "me",
        "my", "need", "no", "not", "number", "of", "ok", "okay", "on", "or", "phone", "please", "pls", "re", "ring", "running", "so", "someone", "sorry", "text", "thank", "thanks",
        "that", "the", "then", "this", "to", "today", "tomorrow", "urgent", "waiting", "want", "was", "we", "what", "when", "where", "why", "with", "would", "yes", "you", "your",
        "allergic", "angry", "anxious", "away", "back", "bit", "busy", "disappointed", "free", "furious", "human", "interested", "nervous", "outside", "person", "pregnant", "private", "really",
        "anybody", "anyone", "everyone", "nobody", "somebody", "scared", "still", "there", "too", "unhappy", "unsure", "upset", "very", "worried",
        "bye", "cell", "cheerio", "cheers", "contact", "goodbye", "great", "home", "landline", "later", "mobile", "never", "nothing", "oh", "reach", "right", "sure", "tel", "telephone", "well", "whatsapp", "work", "yeah", "yep",
    };

    /// <summary>What the text tells of who writes and how to reach them; null when neither is said.</summary>
    /// <param name="isAsked">Name and number are being asked for: any number is one. Else it may be that of an invoice or an order.</param>
    public static IntakeContact? Read(string text, bool isAsked)
    {
        var email = Email().Match(text) is { Success: true } mail ? mail.Value.TrimEnd('.').ToLowerInvariant() : null;
        var rest = email is null ? text : Email().Replace(text, " ");
        var phone = Phone().Matches(rest).Select(match => match.Value.Trim())
            .FirstOrDefault(number => number.Count(char.IsAsciiDigit) is >= 7 and <= 15 && !Date().IsMatch(number) && (isAsked || Dialled().IsMatch(number)));
        var isReachable = email is not null || phone is not null;
        var before = phone is null ? "" : text[..Math.Max(0, text.IndexOf(phone, StringComparison.Ordinal))];
        if (phone is not null) rest = rest.Replace(phone, ", ", StringComparison.Ordinal);
        var name = Introduced(rest) ?? (isReachable ? BesideContact(rest, before) : null);
        return isReachable || name is not null ? new IntakeContact(name, phone, email, null, null) : null;
    }

    /// <summary>Whose number it is may be said in a later sentence, or right before it, however it is written: "its priya nair 07700 900456 after 5".</summary>
    private static string? BesideContact(string rest, string before) =>
        rest.Split(['.', '?', '!', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Introduced).FirstOrDefault(found => found is not null)
        ?? Name(rest) ?? Introduced(before) ?? Name(before);

    /// <summary>A text that is nothing but a name, or begins with one as names are written; null when it is something else.</summary>
    public static string? Name(string text)
    {
        var trimmed = text.AsSpan().TrimStart(" ,.;:-\t\r\n").ToString();
        if (Name(trimmed, isAnnounced: false) is { } name) return name;
        // "dave. dave hutchins"
        var said = trimmed.Split(['.', ',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return said.Length == 2 && said[1].StartsWith(said[0], StringComparison.OrdinalIgnoreCase) ? Name(said[1], isAnnounced: false) : null;
    }

    /// <summary>"it's Dawn Whitlock, I need to cancel" → "Dawn Whitlock".</summary>
    private static string? Introduced(string text)
    {
        if (Caller().Match(text) is { Success: true } caller && Words(caller.Groups["name"].Value) is { IsAll: true } said) return Joined(said.Name);
        // "I'm Ann" and "I'm worried" begin alike; after "my name is" comes nothing but a name.
        return LeadIn().Match(text) is { Success: true } lead ? Name(text[lead.Length..], isAnnounced: lead.Groups["plain"].Success) : null;
    }

    private static string? Name(string text, bool isAnnounced)
    {
        var (name, isAll) = Words(text);
        return name.Length > 0 && (isAnnounced || isAll || Array.TrueForAll(name, IsCapital)) ? Joined(name) : null;
    }

    private static string Joined(string[] name)
    {
        var joined = string.Join(' ', name);
        return joined.Length > MostLetters ? joined[..MostLetters] : joined;
    }

    /// <summary>The words that the text begins with and that may be a name; and whether that is all that it says.</summary>
    private static (string[] Name, bool IsAll) Words(string text)
    {
        var name = new List<string>();
        var words = text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var isTitle = words.Length is > 1 and <= MostWords && Array.TrueForAll(words, IsCapital) && text.Any(char.IsLower);
        var read = 0;
        for (var ends = false; read < words.Length && !ends; read++)
        {
            var word = words[read].TrimEnd(',', '.', ';', ':', '!', ')').TrimStart('(');
            if (!isTitle && NotOfNames.Contains(word.Replace('’', '\''))) break;
            if (word.Length > 0 && !NameWord().IsMatch(word)) break;
            if (word.Length > 0) name.Add(word);
            ends = words[read] != word && !Title().IsMatch(words[read]);
        }
        var isAll = read == words.Length;
        return name.Count <= MostWords ? ([.. name], isAll) : ([], isAll);
    }

    private static bool IsCapital(string word) => !char.IsLower(word[0]);

    [GeneratedRegex(@"^[\s,.!]*((hi|hello|hey|hiya|yes|ok|okay|sure|thanks)\b[\s,.!]*)*((?<plain>(the |my )?(name(['’]?s| is|:)|surname( is|:)?)|call me)|i am|i['’]?m|it['’]?s|it is|this is)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex LeadIn();

    // "Dawn Whitlock here", "Devika's mum here".
    [GeneratedRegex(@"^[\s,.!]*((?i:hi|hello|hey|hiya)\b[\s,.!]*)*(?<name>\p{Lu}[\p{L}'’\-]*(\s[\p{L}'’\-]+){0,3}?)\s(?i:here|speaking)\b")]
    private static partial Regex Caller();

    [GeneratedRegex(@"^\p{L}[\p{L}\p{M}'’.\-]*$")]
    private static partial Regex NameWord();

    [GeneratedRegex(@"^(mr|mrs|ms|miss|dr|prof|\p{L})\.$", RegexOptions.IgnoreCase)]
    private static partial Regex Title();

    [GeneratedRegex(@"[^\s@,;<>()]+@[^\s@,;<>()]+\.[^\s@,;<>()]{2,}", RegexOptions.IgnoreCase)]
    private static partial Regex Email();

    [GeneratedRegex(@"\+?\(?\d[\d\s().\-/]{5,}\d")]
    private static partial Regex Phone();

    // As numbers are dialled: with the country, with a 0 before the area, or in three groups.
    [GeneratedRegex(@"^(\+|\(|0)|^\d{3}[\s.\-]\d{3}[\s.\-]\d{4}$")]
    private static partial Regex Dialled();

    [GeneratedRegex(@"^(\d{1,2}[./\-]\d{1,2}[./\-](19|20)\d\d|\d{1,2}/\d{1,2}/\d\d|(19|20)\d\d-\d\d-\d\d)(\s|$)")]
    private static partial Regex Date();
}
