namespace Microneedling.Bot.Conversation;

/// <summary>What the assistant says in one turn.</summary>
/// <param name="Messages">In order; none when the assistant keeps silent because a person has the conversation.</param>
/// <param name="Outcome">How the turn ended, for staff and for the figures.</param>
public sealed record Reply(IReadOnlyList<Message> Messages, Outcome Outcome)
{
    public Reply(Message message, Outcome outcome) : this([message], outcome) { }

    /// <summary>
    /// Set when the visitor is handed over to people: the channel is told with the Bot Framework event
    /// <c>handoff.initiate</c>, of which this becomes the value. It goes out: nothing about anybody's health.
    /// </summary>
    public object? HandoffContext { get; init; }

    /// <summary>It tells how the skin is to be treated after the treatment, as if all were well.</summary>
    public bool IsCare { get; init; }

    /// <summary>The same reply with one more message at its end.</summary>
    public Reply With(Message message) => this with { Messages = [.. Messages, message] };

    /// <summary>The same reply with one more quick reply under its last message.</summary>
    public Reply Offering(Choice choice) => this with { Messages = [.. Messages.SkipLast(1), Messages[^1] with { Choices = [.. Messages[^1].Choices, choice] }] };
}

/// <summary>One message of the assistant.</summary>
/// <param name="Text">Markdown: paragraphs, lists, links, emphasis, images from our own origin; no HTML.</param>
public sealed record Message(string Text)
{
    /// <summary>Quick replies, at most about five. They land by their action.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>How the question can be asked as a form field; null for plain text.</summary>
    public MessageForm? Form { get; init; }

    /// <summary>An emergency or warning: shown and announced with priority.</summary>
    public bool Urgent { get; init; }
}

/// <summary>A quick reply.</summary>
public sealed record Choice(string Title, TurnAction Action);

/// <summary>One question as a form: clients that know it draw a field, all others show the text and the choices.</summary>
/// <param name="Kind">choice, choices, boolean, text, longtext, date, datetime, time, number, quantity, email, tel, url, file or review.</param>
public sealed record MessageForm(string Kind)
{
    /// <summary>What can be picked, for choice kinds; the value sent back is the title.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];
    /// <summary>Those of the options with which nothing else can be picked, such as "None of these"; null: none.</summary>
    public IReadOnlyList<string>? Exclusive { get; init; }
    public string? Placeholder { get; init; }
    public string? Min { get; init; }
    public string? Max { get; init; }
    public int? MaxLength { get; init; }
    public string? Unit { get; init; }
    public bool Required { get; init; }
    /// <summary>Number of this question, from 1, and about how many there are; 0 when unknown.</summary>
    public int Step { get; init; }
    public int Steps { get; init; }
}

/// <summary>How a turn ended.</summary>
public enum OutcomeKind { Greeted, Answered, Clarified, Declined, SmallTalk, Urgent, Handoff, Intake, Command, Silent, Failed }

/// <summary>How a turn ended, with what the figures need; never the visitor's words.</summary>
/// <param name="ArticleId">The article answered with.</param>
/// <param name="Options">The articles offered.</param>
/// <param name="Score">How certain it is that the best article answers, 0..1.</param>
public sealed record Outcome(OutcomeKind Kind, string? ArticleId = null, IReadOnlyList<string>? Options = null, double? Score = null);
