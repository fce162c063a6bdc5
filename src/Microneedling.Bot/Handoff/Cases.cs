using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff.Accounts;
using Microneedling.Bot.Handoff.Audit;
using Microneedling.Bot.Handoff.Notify;
using Microneedling.Bot.Intake;
using Microneedling.Bot.Storage;

namespace Microneedling.Bot.Handoff;

/// <summary>
/// Opens and changes the cases of one turn; everything is saved with the turn. One conversation has one open case: a pre-consultation
/// that follows a request for a person, or the other way round, joins it under the reference that the visitor knows.
/// </summary>
public sealed class Cases(IDatabase database, PersonalVault vault, Outbox outbox, CaseFeed feed, HandoffTexts texts) : IIntakeRecipient
{
    private const string IsOpen = $""" "Status" <> '{nameof(CaseStatus.Closed)}' """;
    private const string OpenOf = $"""SELECT {Case.Columns} FROM "Cases" WHERE "ChatId" = $1 AND {IsOpen} ORDER BY "OpenedAt" DESC LIMIT 1""";
    private const string OfIntake = $"""SELECT {Case.Columns} FROM "Cases" WHERE "IntakeId" = $1""";
    private const string StillOpen = $"""SELECT {Case.Columns} FROM "Cases" WHERE "Reference" = $1 AND {IsOpen}""";

    private static readonly IntakeContact Nobody = new(null, null, null, null, null);

    /// <summary>The cases that the turn has, as they will be stored.</summary>
    private readonly List<Case> taken = [];

    /// <summary>Those of them that are not to be written yet, with their stored versions.</summary>
    private readonly Dictionary<Case, int> unchanged = [];

    public async ValueTask<IntakeReceipt> ReceiveAsync(Turn turn, CompletedIntake intake, CancellationToken cancellationToken)
    {
        var level = intake.Flags.Count == 0 ? (FlagLevel?)null : intake.Flags.Max(flag => flag.Level);
        var next = texts.IntakeReceived(level > FlagLevel.Note, turn.Now);
        if (await FindAsync(new Statement(OfIntake, intake.Id), cancellationToken) is { } known)
            return new IntakeReceipt(known.Reference, next);

        var body = new CaseBody(intake.Flags, intake.Answers, intake.Consent, intake.QuestionnaireResponse);
        var row = await OpenOfAsync(turn.ChatId, cancellationToken) is { IntakeId: null } open
            ? await JoinAsync(turn, open, body, intake.Contact, cancellationToken)
            : await NewAsync(turn, CaseKind.Intake, body, intake.Contact, cancellationToken);
        Change(turn, row);
        row.Kind = row.Kind == CaseKind.Urgent ? CaseKind.Urgent : CaseKind.Intake;
        row.IntakeId = intake.Id;
        if (row.Level is null || level > row.Level) row.Level = level;
        row.Wait(turn.Now);
        Notify(turn, level == FlagLevel.Urgent ? NoticeKind.UrgentCase : NoticeKind.NewCase, row);
        Record(turn, Actor.Visitor, AuditAction.Opened, row, "Pre-consultation sent");
        turn.OnceSaved.Add(static () => Figures.IntakesCompleted.Add(1));
        return new IntakeReceipt(row.Reference, next);
    }

    public async ValueTask<bool> WithdrawAsync(Turn turn, string intakeId, CancellationToken cancellationToken)
    {
        if (await FindAsync(new Statement(OfIntake, intakeId), cancellationToken) is not { } row || row.ChatId != turn.ChatId) return false;
        Change(turn, row);
        row.BodySealed = (await vault.ForAsync(row.ChatId, cancellationToken)).Seal(CaseBody.Empty);
        row.Level = null;
        Withdraw(turn, row, "Pre-consultation: answers deleted");
        return true;
    }

    /// <summary>Someone asks for a person: an open case is reminded, else one is opened and its notice kept back while the visitor tells name and number.</summary>
    /// <param name="noticeDelay">How long the notice of a new case is kept back.</param>
    public async ValueTask<(Case Case, bool IsNew)> RequestPersonAsync(Turn turn, TimeSpan noticeDelay, CancellationToken cancellationToken)
    {
        var row = await OpenOfAsync(turn.ChatId, cancellationToken);
        var isNew = row is null;
        var wasWaiting = row?.WaitingSince is not null;
        row ??= await NewAsync(turn, CaseKind.Handoff, CaseBody.Empty with { ReasonSequence = turn.Sequence }, Nobody, cancellationToken);
        Change(turn, row);
        row.Wait(turn.Now);
        if (!wasWaiting) Notify(turn, NoticeKind.WantsPerson, row, isNew ? noticeDelay : default);
        Record(turn, Actor.Visitor, AuditAction.Opened, row, isNew ? "Asked for a person" : "Asked for a person again");
        return (row, isNew);
    }

    /// <summary>The visitor thought better of it: the case is closed, and a notice that has not gone yet never goes.</summary>
    public void Withdraw(Turn turn, Case row, string? detail = null)
    {
        Change(turn, row);
        if (row.WaitingSince is { } since) turn.OnceSaved.Add(() => Figures.HandoffWaiting.Record((turn.Now - since).TotalSeconds));
        row.MoveTo(CaseStatus.Closed, turn.Now);
        row.Touch(turn.Now);
        turn.Write(Outbox.Cancel(row.Reference));
        Record(turn, Actor.Visitor, AuditAction.Withdrawn, row, detail);
    }

    /// <summary>The visitor wrote to whoever of the clinic has the conversation: now the person waits for an answer.</summary>
    public async ValueTask WaitAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await OpenOfAsync(turn.ChatId, cancellationToken) is not { } row) return;
        Change(turn, row);
        row.Wait(turn.Now);
    }

    /// <summary>The visitor has told all there is to tell: the notice that was kept back may go.</summary>
    public void ReleaseNotice(Turn turn, Case row) => turn.Write(outbox.Release(row.Reference));

    /// <summary>Adds what the visitor told about being reached; what was told before and not now stays.</summary>
    public async ValueTask AddContactAsync(Turn turn, Case row, IntakeContact contact, CancellationToken cancellationToken)
    {
        Change(turn, row);
        var seal = await vault.ForAsync(row.ChatId, cancellationToken);
        var told = seal.Open<IntakeContact>(row.ContactSealed);
        var all = new IntakeContact(contact.Name ?? told.Name, contact.Phone ?? told.Phone, contact.Email ?? told.Email, contact.PreferredTime ?? told.PreferredTime, contact.PreferredChannel ?? told.PreferredChannel);
        row.ContactSealed = seal.Seal(all);
        turn.Write(CaseTerms.Forget(row.Reference));
        await IndexAsync(turn, row.Reference, all, cancellationToken);
    }

    public async ValueTask<IntakeContact> ContactAsync(Case row, CancellationToken cancellationToken) =>
        (await vault.ForAsync(row.ChatId, cancellationToken)).Open<IntakeContact>(row.ContactSealed);

    /// <summary>
    /// Raises the conversation's case to urgent, or opens an urgent one, whether or not an address was left: the visitor
    /// can still be answered in the chat. Staff are told once; while the person waits, the age alarm tells again.
    /// </summary>
    public async ValueTask<Case> RaiseUrgentAsync(Turn turn, string reason, CancellationToken cancellationToken)
    {
        var row = await OpenOfAsync(turn.ChatId, cancellationToken)
            ?? await NewAsync(turn, CaseKind.Urgent, CaseBody.Empty, Nobody, cancellationToken);
        Change(turn, row);
        var seal = await vault.ForAsync(row.ChatId, cancellationToken);
        var body = seal.Open<CaseBody>(row.BodySealed);
        row.BodySealed = seal.Seal(body with { Reason = reason, ReasonSequence = turn.Sequence });
        var isTold = row is { Kind: CaseKind.Urgent, WaitingSince: not null };
        row.Kind = CaseKind.Urgent;
        row.Level = FlagLevel.Urgent;
        row.Wait(turn.Now);
        if (!isTold) Notify(turn, NoticeKind.UrgentCase, row);
        Record(turn, Actor.Assistant, AuditAction.Opened, row, "Urgent words");
        return row;
    }

    /// <summary>The conversation's case that is not closed, or null.</summary>
    public async ValueTask<Case?> OpenOfAsync(string chatId, CancellationToken cancellationToken) =>
        Known(row => row.ChatId == chatId && row.Status != CaseStatus.Closed) ?? await FindAsync(new Statement(OpenOf, chatId), cancellationToken);

    /// <summary>The case, unless it is closed or gone.</summary>
    public async ValueTask<Case?> StillOpenAsync(string reference, CancellationToken cancellationToken) =>
        Known(row => row.Reference == reference) is not { } known ? await FindAsync(new Statement(StillOpen, reference), cancellationToken)
        : known.Status == CaseStatus.Closed ? null : known;

    private async ValueTask<Case?> FindAsync(Statement query, CancellationToken cancellationToken)
    {
        if (await database.ReadAsync(query, Case.Read, cancellationToken) is not [var found]) return null;
        if (Known(row => row.Reference == found.Reference) is { } known) return known;
        taken.Add(found);
        unchanged.Add(found, found.Version);
        return found;
    }

    private Case? Known(Func<Case, bool> condition) => taken.Find(row => condition(row));

    /// <summary>The case is there and not closed, for who needs no more of it: that is asked at every question in between.</summary>
    public async ValueTask<bool> IsOpenAsync(string reference, CancellationToken cancellationToken) =>
        await database.AnyAsync(new Statement($"""SELECT 1 FROM "Cases" WHERE "Reference" = $1 AND {IsOpen}""", reference), cancellationToken);

    private async ValueTask<Case> NewAsync(Turn turn, CaseKind kind, CaseBody body, IntakeContact contact, CancellationToken cancellationToken)
    {
        var seal = await vault.ForAsync(turn.ChatId, cancellationToken);
        var row = new Case
        {
            Reference = CaseReference.Next(), ChatId = turn.ChatId, Kind = kind, OpenedAt = turn.Now,
            OpenedSequence = turn.Sequence, ContactSealed = seal.Seal(contact), BodySealed = seal.Seal(body),
        };
        taken.Add(row);
        turn.Write(row.Insert);
        turn.OnceSaved.Add(() => feed.AnnounceCase(row.Reference));
        await IndexAsync(turn, row.Reference, contact, cancellationToken);
        return row;
    }

    /// <summary>The case will be other than it is stored: it is written with the turn, as it is then.</summary>
    private void Change(Turn turn, Case row)
    {
        if (!unchanged.Remove(row, out var version)) return;
        turn.Write(() => row.Update(version));
        turn.OnceSaved.Add(() => feed.AnnounceCase(row.Reference));
    }

    private async ValueTask<Case> JoinAsync(Turn turn, Case open, CaseBody body, IntakeContact contact, CancellationToken cancellationToken)
    {
        var seal = await vault.ForAsync(open.ChatId, cancellationToken);
        var before = seal.Open<CaseBody>(open.BodySealed);
        open.BodySealed = seal.Seal(body with { Reason = before.Reason, ReasonSequence = before.ReasonSequence });
        await AddContactAsync(turn, open, contact, cancellationToken);
        return open;
    }

    private async ValueTask IndexAsync(Turn turn, string reference, IntakeContact contact, CancellationToken cancellationToken)
    {
        foreach (var term in await new CaseTerms(vault).OfAsync(reference, contact, cancellationToken)) turn.Write(term.Insert());
    }

    private void Notify(Turn turn, NoticeKind kind, Case row, TimeSpan delay = default)
    {
        foreach (var notice in outbox.Notices(kind, row.Reference, delay)) turn.Write(notice.Insert());
        turn.OnceSaved.Add(feed.AnnounceNotice);
    }

    private static void Record(Turn turn, Actor actor, AuditAction action, Case row, string? detail) =>
        turn.Write(AuditEntry.Of(turn.Now, actor, action, row.Reference, detail).Insert());
}
