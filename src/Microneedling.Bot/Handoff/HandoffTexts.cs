using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff.Hours;
using Microsoft.Extensions.Options;

namespace Microneedling.Bot.Handoff;

/// <summary>Every sentence that a visitor reads about being handed over: one for each state, so that nobody is left in silence.</summary>
public sealed class HandoffTexts(TeamHours hours, Clinic clinic, IOptions<HandoffOptions> options)
{
    public const string AskName = "A person from the team can help with that – I’m passing you on. What’s your name?";
    public const string AskNameAgain = "The team can read that here. What’s your name?";
    public const string AskNameStill = "And so that the team can get back to you: what’s your name?";
    public const string AskNameLast = "Thanks, they can reach you there. And what’s your name?";
    public const string AskContactAgain = "That doesn’t look like a phone number or an e-mail address. A number such as 07700 900123 or an address such as name@example.com works, or you can skip this.";
    public const string Cancelled = "No problem, I have taken that back. What else can I help with?";
    public const string NotPassed = "No problem, I pass nothing on. What else can I help with?";
    public const string Stands = "I cannot take that back from here: the team will look at it first. If they answer, just tell them that you would rather be left in peace.";
    public const string SkipTitle = "Skip", CancelTitle = "Never mind";

    public static string AskContact(string? name) =>
        $"Thanks{(name is null ? "" : ", " + name.Split(' ')[0])}. If you leave before someone answers here, how can they reach you? A phone number or an e-mail address is enough.";

    /// <summary>Requested: a person was asked for.</summary>
    public string Requested(string reference, DateTimeOffset now) =>
        $"I’ve passed this to the team. {Promise(now)}\n\nYour reference is **{reference}**. The answer appears here in the chat; meanwhile you can go on asking me.";

    public string RequestedAgain(string reference, DateTimeOffset now) =>
        $"The team already has your request and can read this here too; I’ve just reminded them. {Promise(now)}\n\nYour reference is **{reference}**.";

    /// <summary>How a request stands that is still open.</summary>
    public string Standing(string reference, DateTimeOffset now) =>
        $"The team has your request and reads what you write here. {Promise(now)}{PhoneSentence()}\n\nYour reference is **{reference}**.";

    /// <summary>Something was added to a request that is open.</summary>
    public string Added(string reference, DateTimeOffset now) => $"I’ve added that to your request **{reference}**, for the team to read. {Promise(now)}";

    /// <summary>A number or an address was told after all.</summary>
    public string ContactAdded(string reference, DateTimeOffset now) =>
        $"Thanks, the team has that now. {Promise(now)}\n\nYour reference is **{reference}**.";

    /// <summary>Accepted: a person has the conversation.</summary>
    public static string Accepted(string staffName) => $"{staffName} from the team has joined the chat. I’ll be quiet until they hand back.";

    /// <summary>Failed: the person who had the conversation did not answer.</summary>
    public string NobodyThere(DateTimeOffset now) =>
        $"Sorry, nobody could get back to you just now. Your request is back with the whole team. {Promise(now)} Meanwhile I can go on answering your questions.{PhoneSentence()}";

    /// <summary>Completed: the person hands back.</summary>
    public static string HandedBack(string staffName) => $"{staffName} has left the chat. I’m the automated assistant again; just ask if there is anything else.";

    /// <summary>After a pre-consultation was sent.</summary>
    public string IntakeReceived(bool reviewFirst, DateTimeOffset now) =>
        $"{(reviewFirst ? "A clinician will look at your answers first, and then" : "Someone from the team will read your answers, and then")} the clinic gets in touch with you. {Promise(now)}";

    /// <summary>When someone answers: always a promise that the opening hours allow, never silence.</summary>
    public string Promise(DateTimeOffset now)
    {
        var known = hours.Now;
        if (!known.AreKnown) return "Someone will answer as soon as they can.";
        if (known.IsOpen(now)) return $"Someone usually answers within {Span(options.Value.AnswerWithinMinutes)}.";
        return hours.NextOpeningInWords(now) is { } opening
            ? $"The clinic is closed right now; the team is back {opening} and will answer then."
            : "The clinic is closed right now; someone will answer as soon as the team is back.";
    }

    private string PhoneSentence() => clinic.Facts.Phone is { } phone ? $" You can also call {phone}." : "";

    private static string Span(int minutes) => minutes % 60 == 0 ? (minutes == 60 ? "an hour" : $"{minutes / 60} hours") : $"{minutes} minutes";
}
