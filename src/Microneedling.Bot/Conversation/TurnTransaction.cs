using System.Text;
using Microneedling.Bot.Storage;
using Microsoft.Bot.Schema;

namespace Microneedling.Bot.Conversation;

/// <summary>One turn as one unit of work: transcript, memory, outcome and whatever the responders add are saved together.</summary>
internal sealed class TurnTransaction(
    IDatabase database, FindChat find, RecentChats recent, PersonalVault vault, Transcript transcript, IEnumerable<IResponder> responders, Clinic clinic, TimeProvider clock)
{
    private const string AssistantId = "assistant";

    private const string RateAnswer = """
        UPDATE "Turns" SET "Helpful" = $1
        WHERE "ChatId" = $2 AND "Sequence" = (SELECT MAX("Sequence") FROM "Turns" WHERE "ChatId" = $2 AND "ArticleId" = $3)
        """;

    /// <summary>So many entries at most travel with a hand-off.</summary>
    private const int LongestTranscript = 200;

    public async Task<TurnReceipt> RunAsync(Activity activity, TurnAttempt attempt, CancellationToken cancellationToken)
    {
        var opened = activity.Type == ActivityTypes.ConversationUpdate;
        var stored = await FindAsync(activity.Conversation.Id, attempt, cancellationToken);
        if (stored is null && attempt.MustBeOpen) return TurnReceipt.NoSuchConversation;
        var chat = stored?.Chat ?? Begin(activity);
        var rows = new TurnRows(chat, stored?.Chat.Version);
        activity.From ??= new ChannelAccount { Role = RoleTypes.User };
        activity.From.Id ??= chat.VisitorId;
        if (opened && chat.LastSequence > 0) return await RecallAsync(chat, 0, attempt, cancellationToken);
        if (attempt.MayBeStored && await FindStoredAsync(chat.Id, attempt.Key, cancellationToken) is { } known) return await RecallAsync(chat, known, attempt, cancellationToken);

        var seal = vault.Take(chat.Id, stored?.Key) ?? await vault.ForAsync(chat.Id, cancellationToken);
        chat.Reference = Activities.ReferenceOf(activity) ?? chat.Reference;
        // What was sealed with a key that is gone belongs to someone who was erased: it is not remembered.
        var memory = new Memory(chat.MemorySealed is null ? [] : seal.TryOpenBytes(chat.MemorySealed) ?? []);
        var lines = new List<Transcript.Line>(2);
        if (!opened) Add(Speaker.Visitor, activity, attempt.Key);

        var turn = TurnOf(activity, chat, opened, opened ? 0 : chat.LastSequence, memory);
        var reply = attempt.IsApology ? Apology() : await AskAsync(turn, cancellationToken);

        var replies = reply.Messages.Select(message => ReplyOf(chat, activity, message)).ToList();
        foreach (var sent in replies) Add(Speaker.Assistant, sent, clientActivityId: null);
        if (reply.HandoffContext is { } context)
        {
            var handoff = Activities.HandoffInitiation(activity, context, await SaidAsync(chat, lines, cancellationToken));
            Add(Speaker.Assistant, handoff, clientActivityId: null);
            replies.Add(handoff);
        }
        memory.Set(ShownChoices.Of(reply));
        if (memory.Changed) chat.MemorySealed = seal.Seal(memory.ToUtf8().Span);
        if (turn.ForgetsMessage) rows.Entries[0].ActivitySealed = seal.Seal(ActivityJson.Write(TranscriptErasure.Erased(activity)));
        if (!opened) rows.Record = RecordOf(turn, reply.Outcome);
        chat.Version++;
        List<Statement> work = [.. rows.Statements(), .. turn.Writes];
        if (rows.Entries is [var first, ..]) attempt.Sealed.Add(first.ActivitySealed);
        if (!await database.CommitAsync(work, cancellationToken)) throw new LostRaceException("Somebody else committed first.");
        if (stored?.Key is not null) recent.Keep(stored with { Chat = chat });
        foreach (var action in turn.OnceSaved) action();
        return new TurnReceipt(activity.Id ?? "", false, chat.LastSequence, replies) { Outcome = reply.Outcome.Kind, Lines = lines };

        void Add(Speaker speaker, Activity said, string? clientActivityId)
        {
            var (line, entry) = transcript.Next(chat, seal, speaker, said, clientActivityId);
            lines.Add(line);
            rows.Entries.Add(entry);
        }
    }

    private Chat Begin(Activity activity)
    {
        return new Chat
        {
            Id = activity.Conversation.Id,
            VisitorId = Activities.Storable(activity.From?.Id ?? "visitor", 128),
            Channel = Activities.Storable(activity.ChannelId ?? "unknown", 64),
            CreatedAt = clock.GetUtcNow(),
        };
    }

    /// <summary>The chat as this process stored it last, or as it is stored. After a lost race only what is stored counts.</summary>
    private async ValueTask<FindChat.Found?> FindAsync(string chatId, TurnAttempt attempt, CancellationToken cancellationToken)
    {
        if (!attempt.MayBeStored) return recent.Find(chatId) ?? await find.ByIdAsync(chatId, cancellationToken);
        recent.Forget(chatId);
        return await find.ByIdAsync(chatId, cancellationToken);
    }

    private async Task<int?> FindStoredAsync(string chatId, string key, CancellationToken cancellationToken) =>
        await database.ReadAsync(new Statement("""SELECT "Sequence" FROM "Transcript" WHERE "ChatId" = $1 AND "ClientActivityId" = $2""", chatId, key), row => row.GetInt32(0), cancellationToken) is [var sequence] ? sequence : null;

    /// <summary>The turn is stored already. If it was this very run that stored it, its replies are still to be sent.</summary>
    private async Task<TurnReceipt> RecallAsync(Chat chat, int sequence, TurnAttempt attempt, CancellationToken cancellationToken)
    {
        var id = sequence == 0 ? "" : TranscriptEntry.FormatId(chat.Id, sequence);
        if (!await IsOursAsync(chat.Id, Math.Max(sequence, 1), attempt, cancellationToken)) return new TurnReceipt(id, true, chat.LastSequence, []);
        var replies = (await transcript.ReadAsync(chat.Id, sequence, cancellationToken)).TakeWhile(line => line.Speaker == Speaker.Assistant);
        return new TurnReceipt(id, false, chat.LastSequence, [.. replies.Select(line => ActivityJson.Read(line.Json)!)]);
    }

    private async ValueTask<bool> IsOursAsync(string chatId, int sequence, TurnAttempt attempt, CancellationToken cancellationToken)
    {
        if (attempt.Sealed.Count == 0) return false;
        var stored = await database.ReadAsync(new Statement("""SELECT "ActivitySealed" FROM "Transcript" WHERE "ChatId" = $1 AND "Sequence" = $2""", chatId, sequence), row => row.GetFieldValue<byte[]>(0), cancellationToken);
        return stored is [var first] && attempt.Sealed.Exists(own => own.AsSpan().SequenceEqual(first));
    }

    private Turn TurnOf(Activity activity, Chat chat, bool opened, int sequence, Memory memory)
    {
        var text = (activity.Text ?? "").Trim();
        var cut = text.Length > Turn.MaxTextLength;
        if (cut) text = text[..Turn.MaxTextLength];
        text = WellFormed(text);
        var shown = memory.Get<ShownChoices>();
        return new Turn
        {
            ChatId = chat.Id,
            ChatBegan = chat.CreatedAt,
            IsWithStaff = chat.OwnerId is not null,
            Kind = opened ? TurnKind.Opened : TurnKind.Message,
            Text = text,
            WasCut = cut,
            Action = Activities.ActionOf(activity) ?? shown?.Resolve(text),
            PicksShownOption = shown?.Offers(text) == true,
            Sequence = sequence,
            HasAttachments = activity.Attachments is { Count: > 0 },
            Now = clock.GetUtcNow(),
            Memory = memory,
        };
    }

    /// <summary>Half a character, which JSON can carry and a cut can make, is what no reader of text expects.</summary>
    private static string WellFormed(string text) =>
        text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;

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

    private Activity ReplyOf(Chat chat, Activity incoming, Message message)
    {
        var activity = Activities.From(message);
        activity.ChannelId = chat.Channel;
        activity.ServiceUrl = incoming.ServiceUrl;
        activity.Conversation = incoming.Conversation;
        activity.From = new ChannelAccount { Id = AssistantId, Name = clinic.Facts["assistant-name"] ?? "Assistant", Role = RoleTypes.Bot };
        activity.Recipient = incoming.From;
        activity.Locale = incoming.Locale;
        if (incoming.Type != ActivityTypes.ConversationUpdate) activity.ReplyToId = incoming.Id;
        return activity;
    }

    /// <summary>Whoever takes over is given what was said, so that nobody has to say it again.</summary>
    /// <param name="now">What this turn has added.</param>
    private async Task<IList<Activity>> SaidAsync(Chat chat, IReadOnlyList<Transcript.Line> now, CancellationToken cancellationToken)
    {
        var before = await transcript.ReadAsync(chat.Id, Math.Max(0, chat.LastSequence - LongestTranscript), cancellationToken);
        return [.. before.Concat(now).Select(line => ActivityJson.Read(line.Json)!).Where(activity => activity.Type == ActivityTypes.Message)];
    }

    private static TurnRecord RecordOf(Turn turn, Outcome outcome)
    {
        if (turn.Action is { Name: TurnActions.Helpful or TurnActions.NotHelpful, Id: { } rated })
            turn.Write(new Statement(RateAnswer, turn.Action.Name == TurnActions.Helpful, turn.ChatId, rated));
        return new TurnRecord
        {
            ChatId = turn.ChatId,
            Sequence = turn.Sequence,
            At = turn.Now,
            Kind = outcome.Kind,
            Action = turn.Action?.Name,
            ArticleId = outcome.ArticleId,
            Options = outcome.Options is { Count: > 0 } ? string.Join(' ', outcome.Options) : null,
            Score = outcome.Score,
        };
    }

    private Reply Apology() => new(
        new Message($"Sorry, something went wrong on our side. Your message is saved. Please try again, or ask the team{(clinic.Facts.Phone is { } phone ? $" on {phone}" : "")}.")
        {
            Choices = [new Choice("Talk to the team", new TurnAction(TurnActions.TalkToTeam))],
        },
        new Outcome(OutcomeKind.Failed));
}
