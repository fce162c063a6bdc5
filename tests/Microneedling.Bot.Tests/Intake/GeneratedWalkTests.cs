using System.Collections.Concurrent;
using System.Text.Json;
using Microneedling.Bot.Intake;
using Microneedling.Bot.Intake.Questionnaires;
using Microneedling.Bot.Intake.Responses;
using Microneedling.Bot.Intake.Running;

namespace Microneedling.Bot.Tests.Intake;

/// <summary>
/// Whatever way a person takes through a questionnaire, the record is that of answering once with the final answers.
/// INTAKE_WALKS sets how many ways are tried; a failure names its seed.
/// </summary>
public sealed class GeneratedWalkTests
{
    private static readonly Questionnaire NextVersion = Samples.Loaded(Samples.Clinic.Json
        .Replace("\"version\": \"1\"", "\"version\": \"2\"", StringComparison.Ordinal)
        .Replace("\"linkId\": \"skin-tone\"", "\"linkId\": \"skin-type\"", StringComparison.Ordinal)
        .Replace("{\"valueCoding\": {\"code\": \"melasma\", \"display\": \"Melasma\"}},", "", StringComparison.Ordinal));

    /// <summary>Every question and option that some walk answered with.</summary>
    private static readonly ConcurrentDictionary<(string LinkId, string? Option), bool> Visited = new();

    /// <summary>Through the clinic's questionnaire: answers, bad input, edits, skips, restarts, and a new version of the file in the middle.</summary>
    [Fact]
    public void EveryWayThroughTheClinicsQuestionnaireEndsInTheSameRecord()
    {
        ForEachSeed(GeneratedWalks.Count * 40 / 100, WalkTheClinics);
        var all = Samples.Clinic.All.Where(item => item.IsAsked).SelectMany(item => item.Options.Select(option => (item.LinkId, (string?)option.Label)).DefaultIfEmpty((item.LinkId, null)));
        if (GeneratedWalks.Count >= 10_000) Assert.Equal([], all.Where(answer => !Visited.ContainsKey(answer)));
    }

    private static void WalkTheClinics(int seed)
    {
        var random = new Random(seed);
        var expected = new Dictionary<Place, string>();
        var questionnaire = Samples.Clinic;
        var walk = Wander(ref questionnaire, random, expected, random.Next(10) == 0 ? NextVersion : null);

        foreach (var stop in walk.Stops.Where(stop => stop.Options.Count == 0 && expected.ContainsKey(stop.Place)))
            Assert.Equal(Canonical(stop, expected[stop.Place]), GeneratedWalks.Text(stop, walk));
        var once = GeneratedWalks.Once(questionnaire, walk);
        Assert.Equal(Samples.Fhir(questionnaire, once), Samples.Fhir(questionnaire, walk));
        var today = DateOnly.FromDateTime(Samples.Now.DateTime);
        Assert.Equal(ClinicAnswers.Flags.Evaluate(once, today).Select(Describe), ClinicAnswers.Flags.Evaluate(walk, today).Select(Describe));
        Assert.All(walk.Response.All, item => Assert.NotNull(questionnaire.Find(item.LinkId)));
        if (questionnaire == Samples.Clinic)
            foreach (var stop in walk.Stops)
                if (stop.Options.Count == 0) Visited.TryAdd((stop.Item.LinkId, null), true);
                else foreach (var answer in stop.Given?.Answers ?? []) Visited.TryAdd((stop.Item.LinkId, answer.Value.Words), true);
    }

    /// <summary>Through questionnaires made at random, with repeating groups, nested questions and conditions.</summary>
    [Fact]
    public void EveryWayThroughAnyQuestionnaireEndsInTheSameRecord() => ForEachSeed(GeneratedWalks.Count * 58 / 100, seed =>
    {
        var questionnaire = RandomQuestionnaire.Of(seed / 4);
        var walk = Wander(ref questionnaire, new Random(seed), [], null);
        Assert.Equal(Samples.Fhir(questionnaire, GeneratedWalks.Once(questionnaire, walk)), Samples.Fhir(questionnaire, walk));
    });

    /// <summary>In the conversation: interruptions, confirmations, back, pauses, other devices, and a restart at every message.</summary>
    [Fact]
    public void EveryConversationEndsInTheSameCase()
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "intake"));
        File.WriteAllText(Path.Combine(folder.Path, "intake", IntakeContent.FileName), NextVersion.Json);
        ForEachSeed(GeneratedWalks.Count * 2 / 100, seed => TalkThrough(seed, folder.Path));
    }

    /// <param name="renewed">A content folder in which the clinic has changed its questionnaire.</param>
    private static void TalkThrough(int seed, string renewed)
    {
        var random = new Random(seed);
        // Some conversations go on at another node, which has a new version of the file and never saw the one they began with.
        var moves = random.Next(3) == 0 ? random.Next(1, 40) : -1;
        var chat = new IntakeChat(content: Shared).Start();
        for (var turns = 0; chat.Form?.Kind != "review" || random.Next(4) == 0; turns++)
        {
            Assert.True(turns < 1_000, "the conversation does not end");
            if (turns == moves) chat.MoveTo(new IntakeContent(renewed, Microsoft.Extensions.Logging.Abstractions.NullLogger<IntakeContent>.Instance).Prepare());
            Converse(chat, random);
        }
        chat.Say("send");
        var intake = Assert.Single(chat.Sent);
        var final = Runner.Resume(Samples.Clinic, ResponseJson.Read((System.Text.Json.Nodes.JsonObject)System.Text.Json.Nodes.JsonNode.Parse(intake.QuestionnaireResponse)!), Samples.Now);
        // What was skipped is not in the record that leaves: it is open, and skipped again.
        var once = Runner.Start(Samples.Clinic, Samples.Now);
        while (once.Open is { } stop)
            once = final.At(stop.Place) is { Given: not null } ? Samples.Answer(Samples.Clinic, once, GeneratedWalks.Text(stop, final)) : Assert.IsType<Step.Taken>(Runner.Skip(Samples.Clinic, once, stop, Samples.Now)).Walk;
        Assert.Equal(Samples.Fhir(Samples.Clinic, once), Samples.Fhir(Samples.Clinic, final));
        Assert.Equal(ClinicAnswers.Flags.Evaluate(once, DateOnly.FromDateTime(Samples.Now.DateTime)).Select(Describe), intake.Flags.Select(Describe));
    }

    private static readonly IntakeContent Shared = new IntakeContent(Samples.Knowledge, Microsoft.Extensions.Logging.Abstractions.NullLogger<IntakeContent>.Instance).Prepare();

    private static void Converse(IntakeChat chat, Random random)
    {
        var session = chat.Memory.Get<IntakeMemory>()!;
        if (session.Pending is { } pending)
        {
            chat.Say(pending.Kind is PendingKind.Delete or PendingKind.StartOver ? "no" : pending.Kind is PendingKind.Resume ? "go on" : random.Next(4) == 0 ? "no" : "yes");
            return;
        }
        if (session.Paused) { chat.Say("continue"); return; }
        var walk = Runner.Resume(Samples.Clinic, session.Response, Samples.Now);
        var stop = session.Reopened is { } place ? walk.At(new Place(place)) ?? walk.Open : walk.Open;
        switch (random.Next(30))
        {
            case 0: chat.Say("does it hurt?"); break;
            case 1: chat.Say("go back"); break;
            case 2: chat.Say("pause"); break;
            case 3: chat.Say("stop"); break;
            case 4: chat.Open(); break;
            case 5: chat.Say(GeneratedWalks.Invalid(random)); break;
            case 6: chat.Say("why do you ask?"); break;
            case 7 when walk.Stops.Count(asked => asked.Given is not null) > 2: chat.Say($"change {random.Next(1, 15)}"); break;
            case 8: chat.Now += TimeSpan.FromHours(2); break;
            case 9: chat.Say("where am I"); break;
            default: chat.Say(stop is null ? "change 3" : GeneratedWalks.Valid(stop, random)); break;
        }
    }

    private static Walk Wander(ref Questionnaire questionnaire, Random random, Dictionary<Place, string> expected, Questionnaire? next)
    {
        var walk = Runner.Start(questionnaire, Samples.Now);
        var (edits, change) = (random.Next(6), random.Next(1, 40));
        for (var steps = 0; walk.Open is not null || edits > 0; steps++)
        {
            Assert.True(steps < 2_000, "the walk does not end");
            if (next is not null && steps == change) (questionnaire, walk) = (next, Runner.Resume(next, walk.Response, Samples.Now));
            if (random.Next(12) == 0) walk = Runner.Resume(questionnaire, random.Next(2) == 0 ? ResponseJson.Read(ResponseJson.ToJson(walk.Response)) : Restored(walk.Response), Samples.Now);
            var answered = walk.Stops.Where(stop => stop is { IsOpen: false, AsksForMore: false, Item.LinkId: not "consent" }).ToList();
            var edit = edits > 0 && answered.Count > 0 && (walk.Open is null || random.Next(8) == 0);
            if (walk.Open is null && !edit) break;
            if (edit) edits--;
            var stop = edit ? answered[random.Next(answered.Count)] : walk.Open!;
            var text = stop.Item.LinkId is "consent" ? "yes" : random.Next(10) == 0 ? GeneratedWalks.Invalid(random) : GeneratedWalks.Valid(stop, random);
            if (Runner.Answer(questionnaire, walk, stop, text, Samples.Now) is not Step.Taken taken) continue;
            walk = taken.Walk;
            expected[stop.Place] = text;
            foreach (var closed in taken.Closed) expected.Remove(closed.Place);
        }
        return walk;
    }

    private static readonly JsonSerializerOptions State = new() { Converters = { new ResponseState() } };

    /// <summary>The response after a restart, as the conversation's memory keeps it.</summary>
    private static Response Restored(Response response) => JsonSerializer.Deserialize<Response>(JsonSerializer.Serialize(response, State), State)!;

    /// <summary>The text as it is recorded: reading it twice is reading it once.</summary>
    private static string Canonical(Stop stop, string text)
    {
        var reading = Bot.Intake.Reading.AnswerReader.Read(stop with { Given = null }, text, Samples.Now);
        return reading switch
        {
            Bot.Intake.Reading.Reading.Given given => string.Join("; ", given.Values.Select(value => value is DateValue date ? date.Iso : value.Words)),
            Bot.Intake.Reading.Reading.NoValue { Why: Absence.NotSure } => "not sure",
            Bot.Intake.Reading.Reading.NoValue { Why: Absence.Skipped } => "",
            Bot.Intake.Reading.Reading.NoValue => "prefer to say to staff",
            _ => "not read",
        };
    }

    private static string Describe(IntakeFlag flag) => $"{flag.Id} {flag.Level} {flag.Text} {string.Join(',', flag.LinkIds)} {flag.EarliestToDiscuss}";

    private static void ForEachSeed(int count, Action<int> walk) => Parallel.For(0, count, seed =>
    {
        try { walk(seed); }
        catch (Exception fault) { throw new InvalidOperationException($"seed {seed}: {fault.Message}", fault); }
    });
}
