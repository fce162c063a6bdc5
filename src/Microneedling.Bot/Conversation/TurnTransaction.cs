using Microneedling.Bot.Storage;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;

namespace Microneedling.Bot.Conversation;

/// <summary>One turn as one unit of work: transcript, memory, outcome and whatever the responders add are saved together.</summary>
internal sealed class TurnTransaction(
    ClinicDb db, PersonalVault vault, Transcript transcript, IEnumerable<IResponder> responders, Clinic clinic, TimeProvider clock)
{
    private const string AssistantId = "assistant";

    /// <param name="lookForDuplicate">An earlier attempt failed to save: the message may be stored already.</param>
    /// <param name="apologise">An earlier attempt broke: ask nobody, say sorry.</param>
    public async Task<TurnReceipt> RunAsync(Activity activity, bool lookForDuplicate, bool apologise, CancellationToken cancellationToken)
    {
        var opened = activity.Type == ActivityTypes.ConversationUpdate;
        var clientId = Activities.ClientIdOf(activity);
        var chat = await db.Set<Chat>().FirstOrDefaultAsync(row => row.Id == activity.Conversation.Id, cancellationToken) ?? Begin(activity);
        if (opened && chat.LastSequence > 0) return new TurnReceipt("", true, chat.LastSequence, []);
        if (lookForDuplicate && clientId is not null && await FindAsync(chat.Id, clientId, cancellationToken) is { } known)
            return new TurnReceipt(known.ActivityId, true, chat.LastSequence, []);

        var seal = await vault.ForAsync(chat.Id, cancellationToken);
        var memory = new Memory(chat.MemorySealed is null ? null : seal.Open(chat.MemorySealed));
        var sequence = opened ? 0 : transcript.Append(chat, seal, Speaker.Visitor, activity, clientId);

        var turn = TurnOf(activity, chat.Id, opened, sequence, memory);
        var reply = apologise ? Apology() : await AskAsync(turn, cancellationToken);

        var replies = reply.Messages.Select(message => Append(chat, seal, activity, message)).ToArray();
        memory.Set(ShownChoices.Of(reply));
        if (memory.Changed) chat.MemorySealed = seal.Seal(memory.ToJson());
        if (!opened) await RecordAsync(turn, reply.Outcome, cancellationToken);
        chat.Version++;
        await db.SaveChangesAsync(cancellationToken);
        return new TurnReceipt(activity.Id ?? "", false, chat.LastSequence, replies);
    }

    private Chat Begin(Activity activity)
    {
        var chat = new Chat
        {
            Id = activity.Conversation.Id,
            VisitorId = activity.From?.Id ?? "visitor",
            Channel = activity.ChannelId ?? "unknown",
            CreatedAt = clock.GetUtcNow(),
        };
        db.Add(chat);
        return chat;
    }

    private Task<TranscriptEntry?> FindAsync(string chatId, string clientId, CancellationToken cancellationToken) =>
        db.Set<TranscriptEntry>().AsNoTracking().FirstOrDefaultAsync(entry => entry.ChatId == chatId && entry.ClientActivityId == clientId, cancellationToken);

    private Turn TurnOf(Activity activity, string chatId, bool opened, int sequence, Memory memory)
    {
        var text = (activity.Text ?? "").Trim();
        var cut = text.Length > Turn.MaxTextLength;
        if (cut) text = text[..Turn.MaxTextLength];
        return new Turn
        {
            ChatId = chatId,
            Kind = opened ? TurnKind.Opened : TurnKind.Message,
            Text = text,
            WasCut = cut,
            Action = Activities.ActionOf(activity) ?? memory.Get<ShownChoices>()?.Resolve(text),
            Sequence = sequence,
            HasAttachments = activity.Attachments is { Count: > 0 },
            Now = clock.GetUtcNow(),
            Memory = memory,
        };
    }

    private async ValueTask<Reply> AskAsync(Turn turn, CancellationToken cancellationToken)
    {
        foreach (var responder in responders)
        {
            if (await responder.RespondAsync(turn, cancellationToken) is not { } reply) continue;
            foreach (var other in responders) reply = await other.AfterAsync(turn, reply, cancellationToken);
            return reply;
        }
        throw new InvalidOperationException("No responder answered: the last one in the list must always answer.");
    }

    private IActivity Append(Chat chat, PersonalVault.PersonSeal seal, Activity incoming, Message message)
    {
        var activity = Activities.From(message);
        activity.ChannelId = chat.Channel;
        activity.ServiceUrl = incoming.ServiceUrl;
        activity.Conversation = incoming.Conversation;
        activity.From = new ChannelAccount { Id = AssistantId, Name = clinic.Facts["assistant-name"] ?? "Assistant", Role = RoleTypes.Bot };
        activity.Recipient = incoming.From;
        activity.Locale = incoming.Locale;
        if (incoming.Type != ActivityTypes.ConversationUpdate) activity.ReplyToId = incoming.Id;
        transcript.Append(chat, seal, Speaker.Assistant, activity, clientActivityId: null);
        return activity;
    }

    private async Task RecordAsync(Turn turn, Outcome outcome, CancellationToken cancellationToken)
    {
        if (turn.Action is { Name: TurnActions.Helpful or TurnActions.NotHelpful, Id: { } rated })
        {
            var answer = await db.Set<TurnRecord>().Where(record => record.ChatId == turn.ChatId && record.ArticleId == rated)
                .OrderByDescending(record => record.Sequence).FirstOrDefaultAsync(cancellationToken);
            answer?.Helpful = turn.Action.Name == TurnActions.Helpful;
        }
        db.Add(new TurnRecord
        {
            ChatId = turn.ChatId,
            Sequence = turn.Sequence,
            At = turn.Now,
            Kind = outcome.Kind,
            Action = turn.Action?.Name,
            ArticleId = outcome.ArticleId,
            Options = outcome.Options is { Count: > 0 } ? string.Join(' ', outcome.Options) : null,
            Score = outcome.Score,
        });
    }

    private Reply Apology() => new(
        new Message($"Sorry, something went wrong on our side. Your message is saved. Please try again, or ask the team{(clinic.Facts.Phone is { } phone ? $" on {phone}" : "")}.")
        {
            Choices = [new Choice("Talk to the team", new TurnAction(TurnActions.TalkToTeam))],
        },
        new Outcome(OutcomeKind.Failed));
}
