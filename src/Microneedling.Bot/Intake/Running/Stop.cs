using Microneedling.Bot.Intake.Questionnaires;
using Microneedling.Bot.Intake.Responses;

namespace Microneedling.Bot.Intake.Running;

/// <summary>One question on the way through a questionnaire.</summary>
/// <param name="Given">What was said to it; null when nothing. For "another one?" the last instance of the group.</param>
/// <param name="Section">The heading it stands under; empty when there is none.</param>
/// <param name="About">Which repetition it belongs to, such as "Child 2" or the answer it stands under; null when there is only one.</param>
public sealed record Stop(Item Item, Place Place, ResponseItem? Given, string Section, string? About)
{
    /// <summary>Asks whether the group is to be repeated, instead of asking the item.</summary>
    public bool AsksForMore { get; init; }

    /// <summary>How many instances the group has so far.</summary>
    public int Instances { get; init; }

    /// <summary>What can be picked now.</summary>
    public IReadOnlyList<Option> Options { get; init; } = [];

    /// <summary>The options have numbers of their own, such as "0 - not at all": those pick them, and not their places.</summary>
    public bool IsNumbered => Reading.ChoiceReader.AreNumbered(Options);

    /// <summary>What the questionnaire proposes; taken when the person agrees.</summary>
    public IReadOnlyList<Value> Proposed { get; init; } = [];

    /// <summary>Texts to read before the question.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public bool IsOpen => AsksForMore
        ? Given is { NoMore: false } && Given.HasAnswers
        : Given is null || Given.Absent is null && Given.Answers.Count < Math.Max(1, Item.Repeats ? Item.MinOccurs : 1);

    public bool IsAnswered => !AsksForMore && Given is { Answers.Count: > 0 };

    public string Question => AsksForMore
        ? $"Would you like to add another{(Item.Text.Length > 0 ? $": {Item.Text}" : " entry")}?"
        : About is null ? Item.Text : $"{Item.Text} ({About})";

    /// <summary>The answer with the person's words, where these say more.</summary>
    public string Told => Given?.Said is { } said ? $"{Answer} (“{said}”)" : Answer;

    /// <summary>The answer as a person reads it; empty when there is none.</summary>
    public string Answer => Given is null ? "" : Given.Absent switch
    {
        Absence.NotSure => "Not sure",
        Absence.PreferToSayToStaff => "Prefer to say to staff",
        Absence.Skipped => "Skipped",
        Absence.NotTaken => "No file taken",
        _ => string.Join(", ", Given.Answers.Select(answer => answer.Value.Words)),
    };
}
