using Microneedling.Bot.Conversation;
using Microneedling.Bot.Intake.Questionnaires;
using Microneedling.Bot.Intake.Responses;
using Microneedling.Bot.Intake.Running;

namespace Microneedling.Bot.Intake;

/// <summary>Moving around: buttons and wishes.</summary>
internal sealed partial class IntakeDialogue
{
    private async ValueTask<Reply?> PressedAsync(TurnAction action, CancellationToken cancellationToken)
    {
        switch (action.Name)
        {
            case TurnActions.StartIntake: return Offer();
            case IntakeActions.GoOn or IntakeActions.Agree: return GoOn();
            case IntakeActions.StartOver: return Confirm(PendingKind.StartOver);
            case IntakeActions.Delete: return Confirm(PendingKind.Delete);
            case IntakeActions.Yes or IntakeActions.No when session.Memory.Pending is { } pending: return await DecideAsync(pending, action.Name is IntakeActions.Yes, cancellationToken);
            case IntakeActions.Answer or IntakeActions.Change or IntakeActions.Skip or IntakeActions.Why when action.Id is { } place && session.Current?.Place.Path != place:
                // A button of an earlier question: it is that question that is meant.
                if (session.Walk.At(new Place(place)) is not { } earlier) return Ask("That question does not apply any more.");
                if (action.Name is IntakeActions.Why) return Said(new Message(earlier.Item.Why ?? "")).With(OpenMessage());
                Reopen(earlier);
                return action.Name is IntakeActions.Answer ? await AnswerAsync(earlier, turn.Text, null, cancellationToken) : Next();
        }
        if (session.Memory.Paused || session.Memory.Pending is not null) session.Keep(memory => memory with { Paused = false, Pending = null });
        if (action.Name is IntakeActions.Answer && session.Current is { } stop) return await AnswerAsync(stop, turn.Text, null, cancellationToken);
        var wish = action.Name switch
        {
            IntakeActions.Back => IntakeWish.Back,
            IntakeActions.Skip => IntakeWish.Skip,
            IntakeActions.Why => IntakeWish.Why,
            IntakeActions.Pause => IntakeWish.Pause,
            IntakeActions.Send => IntakeWish.Send,
            IntakeActions.Review => IntakeWish.Review,
            _ => IntakeWish.GoOn,
        };
        return await FulfilAsync(new IntakeRequest(wish), session.Current, cancellationToken) ?? Next();
    }

    /// <summary>Does what was wished; null when it is no wish at this point.</summary>
    private async ValueTask<Reply?> FulfilAsync(IntakeRequest request, Stop? stop, CancellationToken cancellationToken)
    {
        switch (request.Wish)
        {
            case IntakeWish.Back: return Back();
            case IntakeWish.Skip when stop is not null: return Skip(stop);
            case IntakeWish.Where: return Ask(Where());
            case IntakeWish.Pause:
                session.Keep(memory => memory with { Paused = true, Pending = null });
                return Said(new Message("Everything is saved. Say \"go on\" whenever you are ready; until then you can ask me anything.") { Choices = [IntakeMessages.Button("Go on", IntakeActions.GoOn)] });
            case IntakeWish.Stop or IntakeWish.Delete: return Confirm(PendingKind.Delete);
            case IntakeWish.StartOver: return Confirm(PendingKind.StartOver);
            case IntakeWish.GoOn: return GoOn();
            case IntakeWish.Why when stop is not null:
                return Ask(stop.Item.Why is { } why ? $"Why I ask: {why}" : "It helps the team prepare your consultation and reach you.");
            case IntakeWish.Review when session.IsReopened: return Skip(stop!);
            case IntakeWish.Review: return stop is null ? Next() : Ask($"So far:\n\n{IntakeMessages.Summary(session.Progress)}");
            case IntakeWish.Change: return await ChangeAsync(request, stop, cancellationToken);
            case IntakeWish.When when IntakeCompletion.Waits(session, turn) is { Count: > 0 } waits:
                return Said(IntakeDoorway.WhenMessage(waits)).With(OpenMessage());
            case IntakeWish.Help:
                return Ask("You can answer by number or in words, and say \"back\", \"skip\", \"change\" with what to change, \"where am I\", \"why\", \"pause\", or \"stop\" to delete everything. You can also ask me anything in between.");
            case IntakeWish.OtherDevice: return await OtherDeviceAsync(cancellationToken);
            case IntakeWish.Send when stop is null: return await SendAsync(cancellationToken);
            default: return null;
        }
    }

    private async ValueTask<Reply?> ReviewAsync(IntakeRequest? wish, CancellationToken cancellationToken)
    {
        if (wish is null && IntakePhrases.Sends(turn.Text)) return await SendAsync(cancellationToken);
        if (wish is not null && await FulfilAsync(wish, null, cancellationToken) is { } fulfilled) return fulfilled;
        if (Reading.Confirmation.Read(turn.Text) is { } yes) return yes ? Confirm(PendingKind.Send) : Ask("What should I change? Say \"change\" and what, such as \"change my e-mail\".");
        if (ContactTold() is { } contact)
        {
            Reopen(contact);
            return await AnswerAsync(contact, turn.Text, null, cancellationToken);
        }
        if (IntakePhrases.WantsPerson(turn.Text) || Interrupts(null)) return null;
        if (QuestionFinder.Find(session.Walk, turn.Text, session.Progress.NumberOf, IsTold) is not [var named]) return Ask("Please say \"send\", or \"change\" and what you want to change.");
        if (!IsTold(named)) return Reopened(named);
        Reopen(named);
        return await AnswerAsync(named, turn.Text, null, cancellationToken);

        // "The laser was in January": the new answer stands in it.
        bool IsTold(Stop stop) => stop.Item.Type is ItemType.Date or ItemType.Integer && Reads(stop, turn.Text);
    }

    /// <summary>The question that an address or a number in the text answers; null when there is none.</summary>
    private Stop? ContactTold()
    {
        var kind = Reading.ContactReader.Email(turn.Text) is Reading.Reading.Given ? "email" : Reading.ContactReader.Phone(turn.Text) is Reading.Reading.Given ? "tel" : null;
        return kind is null ? null : session.Walk.Stops.FirstOrDefault(stop => stop.Item.Input == kind);
    }

    private Reply GoOn()
    {
        session.Keep(memory => memory with { Paused = false, Away = false, Pending = memory.Pending?.Kind is PendingKind.Resume ? null : memory.Pending });
        return Next();
    }

    private Reply Back()
    {
        var shown = session.Progress.Shown.Where(stop => !stop.AsksForMore).ToList();
        var at = session.Current is { } current ? shown.FindIndex(stop => stop.Place == current.Place) : shown.Count;
        if (at < 0) at = shown.Count(stop => stop.Item.Order <= session.Current!.Item.Order);
        return at == 0 ? Ask("This is the first question.") : Reopened(shown[at - 1]);
    }

    private Reply Skip(Stop stop)
    {
        if (session.IsReopened)
        {
            session.Keep(memory => memory with { Reopened = null });
            return Next("Left as it was.");
        }
        if (Runner.Skip(session.Questionnaire, session.Walk, stop, turn.Now, turn.Sequence) is not Step.Taken taken)
            return Ask("This one cannot be skipped." + (stop.Options.Any(Reading.OptionKind.IsNoAnswer) || stop.Item.TakesUnsure ? " \"Not sure\" or \"prefer to say to staff\" are fine." : ""));
        session.Take(taken.Walk);
        return Next("Skipped.");
    }

    private async ValueTask<Reply?> ChangeAsync(IntakeRequest request, Stop? stop, CancellationToken cancellationToken)
    {
        if (request.About is null)
        {
            var answered = session.Progress.Shown.Where(shown => shown is { AsksForMore: false, Given: not null }).ToList();
            return answered.Count == 0 ? Ask("There is no answer to change yet.") : Ask($"What would you like to change? Say \"change\" and the number or name.\n\n{string.Join('\n', answered.Select(shown => $"{session.Progress.NumberOf(shown)}. {shown.Question}"))}");
        }
        var found = QuestionFinder.Find(session.Walk, request.About, session.Progress.NumberOf, request.Value is { } said ? named => Reads(named, said) : null);
        // In a question that takes any text, "I want to change my job" is an answer.
        if (found.Count == 0) return stop is { Options.Count: 0, Item.Type: Questionnaires.ItemType.Text or Questionnaires.ItemType.String } ? null : Ask("I did not find that among your answers. Say \"change\" to see them all.");
        if (found.Count > 1)
            return Said(new Message("Which one do you mean?") { Choices = [.. found.Select(match => IntakeMessages.Button(match.Question, IntakeActions.Change, match.Place.Path))] });
        if (request.Value is not { } value) return Reopened(found[0]);
        Reopen(found[0]);
        return await AnswerAsync(found[0], value, null, cancellationToken) ?? Next();
    }

    private bool Reads(Stop stop, string text) => Runner.Answer(session.Questionnaire, session.Walk, stop, text, turn.Now) is Step.Taken or Step.Doubtful;

    private void Reopen(Stop stop) => session.Keep(memory => memory with { Reopened = stop.Place.Path, Pending = null, Paused = false });

    private Reply Reopened(Stop stop)
    {
        Reopen(stop);
        return Next();
    }

    private string Where() => session.Current is null ? "All questions are answered; only sending is left."
        : $"You have answered {session.Progress.Answered} of about {session.Progress.Total} questions. Everything is saved.";
}
