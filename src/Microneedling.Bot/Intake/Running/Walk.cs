using Microneedling.Bot.Intake.Questionnaires;
using Microneedling.Bot.Intake.Responses;

namespace Microneedling.Bot.Intake.Running;

/// <summary>The questions that apply to a response, in order: computed from questionnaire and response alone.</summary>
public sealed class Walk
{
    private readonly Questionnaire questionnaire;
    private readonly View view;
    private readonly List<Stop> stops = [];
    private List<string> notes = [];
    private Dictionary<Place, Stop>? byPlace;

    private Walk(Questionnaire questionnaire, Response response, DateTimeOffset now)
    {
        (this.questionnaire, Response) = (questionnaire, response);
        view = new View(questionnaire, response, now);
        Visit(questionnaire.Items, new Level(null, null, response.Items), Place.Root, "", null);
        ClosingNotes = notes;
    }

    /// <param name="now">What <c>today()</c> means in expressions.</param>
    public static Walk Of(Questionnaire questionnaire, Response response, DateTimeOffset now) => new(questionnaire, response, now);

    public Response Response { get; }
    public IReadOnlyList<Stop> Stops => stops;

    /// <summary>The first question that still needs an answer; null when the questionnaire is complete.</summary>
    public Stop? Open => stops.Find(stop => stop.IsOpen);
    public bool IsComplete => Open is null;

    /// <summary>Display texts after the last question.</summary>
    public IReadOnlyList<string> ClosingNotes { get; }

    public Stop? At(Place place) => (byPlace ??= Index()).GetValueOrDefault(place);

    /// <summary>The number of the stop, from 1.</summary>
    public int NumberOf(Stop stop) => stops.FindIndex(other => other.Place == stop.Place && other.AsksForMore == stop.AsksForMore) + 1;

    private Dictionary<Place, Stop> Index()
    {
        var index = new Dictionary<Place, Stop>(stops.Count);
        foreach (var stop in stops) index.TryAdd(stop.Place, stop);
        return index;
    }

    private void Visit(IReadOnlyList<Item> items, Level level, Place place, string section, string? about)
    {
        foreach (var item in items)
        {
            if (item.Hidden || !Enablement.IsEnabled(questionnaire, item, level, view)) continue;
            switch (item.Type)
            {
                case ItemType.Display: AddNote(item.Text); break;
                case ItemType.Group: VisitGroup(item, level, place, section, about); break;
                default: VisitQuestion(item, level, place, section, about); break;
            }
        }
    }

    private void VisitGroup(Item item, Level level, Place place, string section, string? about)
    {
        var instances = level.Items.Where(instance => instance.LinkId == item.LinkId).ToList();
        var title = item.Text.Length > 0 ? item.Text : section;
        var before = stops.Count;
        foreach (var hint in item.Hints) AddNote(hint);
        var shown = Math.Max(Math.Max(1, instances.Count), item.Repeats ? item.MinOccurs : 1);
        for (var index = 0; index < shown; index++)
            Visit(item.Items, new Level(level, item, instances.ElementAtOrDefault(index)?.Items ?? []), place.In(item.Step, index), title, Numbered(about, item, index, shown));
        if (!item.Repeats || stops.Count == before || shown >= item.MaxOccurs) return;
        var last = instances.ElementAtOrDefault(shown - 1);
        AddStop(new Stop(item, place.At(item.Step), last, title, about) { Notes = notes, AsksForMore = true, Instances = shown });
    }

    private void VisitQuestion(Item item, Level level, Place place, string section, string? about)
    {
        var given = level.Find(item.LinkId);
        if (item.IsAsked && item is { Type: ItemType.Attachment, Required: false })
            AddNote($"({item.Text}: files are not taken here. Please bring it along or send it to the team.)");
        else if (item.IsAsked && item is { Type: ItemType.Choice, Options.Count: 0, AnswerExpression: null })
            AddNote($"({item.Text}: this cannot be answered here; the team will ask you.)");
        else if (item.IsAsked)
        {
            var options = view.Options(item);
            if (options.Count > 0 || item.AnswerExpression is null)
                AddStop(new Stop(item, place.At(item.Step), given, section, about)
                {
                    Notes = notes,
                    Options = options,
                    Proposed = given is null ? Settling.InitialOf(item, view) : [],
                });
        }
        else if (given is { Answers.Count: > 0 }) AddNote($"{item.Text}: {string.Join(", ", given.Answers.Select(answer => answer.Value.Words))}");

        if (item.Items.Count == 0) return;
        for (var index = 0; index < (given?.Answers.Count ?? 0); index++)
        {
            var answer = given!.Answers[index];
            var nearer = item.Repeats ? answer.Value.Words : about;
            Visit(item.Items, new Level(level, item, answer.Items, answer.Value), place.In(item.Step, index), section, nearer);
        }
    }

    private static string? Numbered(string? about, Item group, int index, int shown) =>
        !group.Repeats || shown == 1 && index == 0 ? about : $"{(group.Text.Length > 0 ? group.Text : "Entry")} {index + 1}";

    private void AddNote(string note)
    {
        if (note.Length > 0 && !notes.Contains(note)) notes.Add(note);
    }

    private void AddStop(Stop stop)
    {
        stops.Add(stop);
        if (notes.Count > 0) notes = [];
    }
}
