namespace Microneedling.Bot.Knowledge;

/// <summary>A curated answer: one file of <c>knowledge/articles</c>.</summary>
public sealed record Article
{
    public required string Id { get; init; }

    /// <summary>The question it answers, in the clinic's words.</summary>
    public required string Question { get; init; }

    /// <summary>The same question in visitors' words.</summary>
    public IReadOnlyList<Entry> Phrasings { get; init; } = [];

    /// <summary>The group it belongs to, such as <c>aftercare</c>; for people only, but for <see cref="IsOfClinic"/> and <see cref="IsCare"/>.</summary>
    public string Topic { get; init; } = "";

    /// <summary>Its topic is <c>clinic</c>: where it is, when it is open. True whatever treatment is spoken of.</summary>
    public bool IsOfClinic => Topic == "clinic";

    /// <summary>Tells how to treat the skin after the treatment, and is no help in danger: not for somebody with whom something may be wrong.</summary>
    public bool IsCare => Topic == "after" && !Alert;

    /// <summary>Ids of the articles to offer next, best first.</summary>
    public IReadOnlyList<Entry> Related { get; init; } = [];

    public IReadOnlyList<string> Sources { get; init; } = [];
    public DateOnly? Reviewed { get; init; }
    public DateOnly? ReviewBy { get; init; }

    /// <summary>A condition or medicine: what visitors say of themselves here is for a clinician to judge.</summary>
    public bool Personal { get; init; }

    /// <summary>What visitors report of themselves here is for staff to hear of today.</summary>
    public bool Alert { get; init; }

    /// <summary>Not yet signed off by a clinician.</summary>
    public bool Draft { get; init; }

    /// <summary>Name of an SVG in <c>knowledge/pictures</c>, without extension.</summary>
    public string? Picture { get; init; }

    public string? PictureAlt { get; init; }

    /// <summary>Markdown blocks as they stand in the file; the first is the direct answer.</summary>
    public IReadOnlyList<Entry> Paragraphs { get; init; } = [];

    /// <summary>Path relative to the content folder.</summary>
    public required string File { get; init; }

    /// <summary>What else people ask for it with, from <c>asked.tsv</c>: learned from, never shown.</summary>
    public IReadOnlyList<Entry> Asked { get; init; } = [];

    /// <summary>There is no such article: it stands for what none answers.</summary>
    public bool IsStandIn => AskedQuestions.IsStandIn(Id);

    /// <summary>Question, phrasings and what else is asked: everything that is known to ask for this article.</summary>
    public IEnumerable<string> Wordings => Phrasings.Concat(Asked).Select(wording => wording.Text).Prepend(Question);
}

/// <summary>A piece of text and the line of the file that it starts on.</summary>
public sealed record Entry(string Text, int Line);
