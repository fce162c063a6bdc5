using Microneedling.Bot.Conversation;
using Microneedling.Bot.Intake.Questionnaires;
using Microneedling.Bot.Intake.Responses;
using Microneedling.Bot.Intake.Running;

namespace Microneedling.Bot.Intake;

/// <summary>A running intake in one turn: memory, questions and the walk through them.</summary>
internal sealed class IntakeSession
{
    private readonly Turn turn;
    private IntakeProgress? progress;

    /// <param name="isSettled">The answers were kept under this very edition; expressions may come to something else by now, all other rules cannot.</param>
    private IntakeSession(Turn turn, IntakeMemory memory, IntakeEdition edition, bool isSettled)
    {
        (this.turn, Memory, Edition) = (turn, memory, edition);
        var response = memory.Response.WithSequences(memory.Sequences);
        Walk = isSettled && !edition.Questionnaire.HasExpressions ? Walk.Of(edition.Questionnaire, response, turn.Now) : Runner.Resume(edition.Questionnaire, response, turn.Now);
    }

    public IntakeMemory Memory { get; private set; }
    public IntakeEdition Edition { get; }
    public Questionnaire Questionnaire => Edition.Questionnaire;
    public Walk Walk { get; private set; }
    public IntakeProgress Progress => progress ??= new IntakeProgress(Walk);

    /// <summary>The question that the visitor is asked; null when only the review is left.</summary>
    public Stop? Current => (Memory.Reopened is { } place ? Walk.At(new Place(place)) : null) ?? Walk.Open;

    public bool IsReopened => Memory.Reopened is { } place && Walk.At(new Place(place)) is not null;

    /// <summary>The intake that runs in this conversation, or null. Without its own edition it goes on with the current one.</summary>
    public static IntakeSession? Load(Turn turn, IntakeContent content)
    {
        if (turn.Memory.Get<IntakeMemory>() is not { } memory) return null;
        if (content.Find(memory.Edition, turn.Memory.Get<IntakeEditionCopy>) is { } own) return new IntakeSession(turn, memory, own, isSettled: true);
        return content.Current is { } current ? new IntakeSession(turn, memory with { Edition = current.Questionnaire.Hash, Reopened = null, Pending = null }, current, isSettled: false) : null;
    }

    /// <summary>Begins an intake: the consent has just been given.</summary>
    public static IntakeSession Begin(Turn turn, IntakeEdition edition, IntakeConsent consent)
    {
        var memory = new IntakeMemory(Guid.NewGuid().ToString("N"), edition.Questionnaire.Hash, Response.Empty, turn.Now, consent) { From = turn.Sequence };
        turn.Memory.Set<IntakeInvitation>(null);
        turn.Memory.Set<IntakeSent>(null);
        turn.Memory.Set(edition.Copy);
        turn.OnceSaved.Add(static () => Figures.IntakesStarted.Add(1));
        var session = new IntakeSession(turn, memory, edition, isSettled: false);
        if (session.Walk.At(Place.Root.At(IntakeProgress.Consent)) is { } asked
            && Runner.Answer(edition.Questionnaire, session.Walk, asked, "yes", turn.Now, turn.Sequence) is Step.Taken agreed) session.Take(agreed.Walk);
        else session.Take(session.Walk);
        return session;
    }

    /// <summary>Takes over the walk after an answer; nothing is pending any more.</summary>
    public void Take(Walk walk)
    {
        (Walk, progress) = (walk, null);
        Keep(memory => memory with { Response = walk.Response, Sequences = [.. walk.Response.All.Select(item => item.Sequence)], Reopened = null, Pending = null, Away = false, Paused = false, Yields = 0 });
    }

    public void Keep(Func<IntakeMemory, IntakeMemory> change)
    {
        Memory = change(Memory) with { LastAt = turn.Now };
        turn.Memory.Set(Memory);
    }

    /// <summary>Forgets the intake and every answer of it.</summary>
    public static void Forget(Turn turn)
    {
        turn.Memory.Set<IntakeInvitation>(null);
        turn.Memory.Set<IntakeMemory>(null);
        turn.Memory.Set<IntakeEditionCopy>(null);
    }
}
