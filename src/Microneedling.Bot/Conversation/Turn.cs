using Microneedling.Bot.Storage;

namespace Microneedling.Bot.Conversation;

/// <summary>What made the turn.</summary>
public enum TurnKind
{
    /// <summary>The conversation was opened; nobody has said anything yet.</summary>
    Opened,

    /// <summary>The visitor wrote something or pressed a button.</summary>
    Message,
}

/// <summary>One thing that a visitor did, in the words that the responders need. It knows no channel and no SDK.</summary>
public sealed class Turn
{
    private readonly List<Func<Statement>> writes = [];

    /// <summary>Longest text that is read, in UTF-16 units; what is longer is cut before the responders see it.</summary>
    public const int MaxTextLength = 2_000;

    public required string ChatId { get; init; }

    public required TurnKind Kind { get; init; }

    /// <summary>What the visitor typed, or the title of the button pressed; trimmed; well-formed Unicode; empty when there is none.</summary>
    public required string Text { get; init; }

    /// <summary>What the pressed button stands for, or null when the visitor typed something that no shown button says.</summary>
    public TurnAction? Action { get; init; }

    /// <summary>The text says nothing but options that the open question showed: an answer, whatever words are in it.</summary>
    public bool PicksShownOption { get; init; }

    /// <summary>The place of the visitor's message in the transcript; 0 when the turn has none.</summary>
    public required int Sequence { get; init; }

    /// <summary>The visitor sent a file; its content is not read.</summary>
    public bool HasAttachments { get; init; }

    /// <summary>The text was longer than <see cref="MaxTextLength"/>.</summary>
    public bool WasCut { get; init; }

    /// <summary>The moment of the turn: the only clock that responders use.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>When the conversation began.</summary>
    public DateTimeOffset ChatBegan { get; init; }

    /// <summary>A person of the clinic has the conversation.</summary>
    public bool IsWithStaff { get; init; }

    /// <summary>The visitor's own message is not to be kept: of it the transcript only has that there was one.</summary>
    public bool ForgetsMessage { get; set; }

    /// <summary>What the capabilities remember about this conversation; saved with the turn.</summary>
    public required Memory Memory { get; init; }

    /// <summary>Writes something with the turn: all of it is committed, or nothing.</summary>
    public void Write(Statement statement) => writes.Add(() => statement);

    /// <summary>The same for a row that may go on changing until the turn is saved.</summary>
    public void Write(Func<Statement> asItIsThen) => writes.Add(asItIsThen);

    /// <summary>All that was to be written, in the order in which it was said.</summary>
    internal IEnumerable<Statement> Writes => writes.Select(write => write());

    /// <summary>Done once the turn is saved, and not when it fails or is run again: for what is counted. Must not throw.</summary>
    public List<Action> OnceSaved { get; } = [];
}
