using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff.Accounts;
using Microneedling.Bot.Handoff.Audit;
using Microneedling.Bot.Handoff.Notify;
using Microneedling.Bot.Intake;
using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Microneedling.Bot.Handoff;

/// <summary>
/// Opens the cases of a turn; everything is saved with the turn. One conversation has one open case: a pre-consultation
/// that follows a request for a person, or the other way round, joins it under the reference that the visitor knows.
/// </summary>
public sealed class Cases(Lazy<ClinicDb> db, IDatabase database, PersonalVault vault, Outbox outbox, AuditLog audit, HandoffTexts texts) : IIntakeRecipient
{
    // Asked at many turns, so known by heart.
    private const string IsOpen = $""" "Status" <> '{nameof(CaseStatus.Closed)}' """;
    private const string OpenOf = $"""SELECT {Case.Columns} FROM "Cases" WHERE "ChatId" = $1 AND {IsOpen} ORDER BY "OpenedAt" DESC LIMIT 1""";
    private const string StillOpen = $"""SELECT {Case.Columns} FROM "Cases" WHERE "Reference" = $1 AND {IsOpen}""";

    private static readonly IntakeContact Nobody = new(null, null, null, null, null);

    public async ValueTask<IntakeReceipt> ReceiveAsync(Turn turn, CompletedIntake intake, CancellationToken cancellationToken)
    {
        var level = intake.Flags.Count == 0 ? (FlagLevel?)null : intake.Flags.Max(flag => flag.Level);
        var next = texts.IntakeReceived(level > FlagLevel.Note, turn.Now);
        if (await db.Value.Set<Case>().FirstOrDefaultAsync(row => row.IntakeId == intake.Id, cancellationToken) is { } known)
            return new IntakeReceipt(known.Reference, next);

        var body = new CaseBody(intake.Flags, intake.Answers, intake.Consent, intake.QuestionnaireResponse);
        var row = await OpenOfAsync(turn.ChatId, cancellationToken) is { IntakeId: null } open
            ? await JoinAsync(open, body, intake.Contact, cancellationToken)
            : await NewAsync(turn, CaseKind.Intake, body, intake.Contact, cancellationToken);
        row.Kind = row.Kind == CaseKind.Urgent ? CaseKind.Urgent : CaseKind.Intake;
        row.IntakeId = intake.Id;
        if (row.Level is null || level > row.Level) row.Level = level;
        row.Wait(turn.Now);
        outbox.Add(level == FlagLevel.Urgent ? NoticeKind.UrgentCase : NoticeKind.NewCase, row.Reference);
        audit.Add(Actor.Visitor, AuditAction.Opened, row.Reference, "Pre-consultation sent");
        return new IntakeReceipt(row.Reference, next);
    }

    public async ValueTask<bool> WithdrawAsync(Turn turn, string intakeId, CancellationToken cancellationToken)
    {
        if (await db.Value.Set<Case>().FirstOrDefaultAsync(row => row.IntakeId == intakeId && row.ChatId == turn.ChatId, cancellationToken) is not { } row) return false;
        row.BodySealed = (await vault.ForAsync(row.ChatId, cancellationToken)).Seal(CaseBody.Empty);
        row.Level = null;
        row.MoveTo(CaseStatus.Closed, turn.Now);
        row.Touch(turn.Now);
        await outbox.CancelAsync(row.Reference, cancellationToken);
        audit.Add(Actor.Visitor, AuditAction.Withdrawn, row.Reference, "Pre-consultation: answers deleted");
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
        row.Wait(turn.Now);
        if (!wasWaiting) outbox.Add(NoticeKind.WantsPerson, row.Reference, isNew ? noticeDelay : default);
        audit.Add(Actor.Visitor, AuditAction.Opened, row.Reference, isNew ? "Asked for a person" : "Asked for a person again");
        return (row, isNew);
    }

    /// <summary>The visitor thought better of it: the case is closed, and a notice that has not gone yet never goes.</summary>
    public async ValueTask WithdrawAsync(Case row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        row.MoveTo(CaseStatus.Closed, now);
        await outbox.CancelAsync(row.Reference, cancellationToken);
        audit.Add(Actor.Visitor, AuditAction.Withdrawn, row.Reference);
    }

    /// <summary>The visitor has told all there is to tell: the notice that was kept back may go.</summary>
    public ValueTask ReleaseNoticeAsync(Case row, CancellationToken cancellationToken) => outbox.ReleaseAsync(row.Reference, cancellationToken);

    /// <summary>Adds what the visitor told about being reached.</summary>
    public async ValueTask SetContactAsync(Case row, IntakeContact contact, CancellationToken cancellationToken)
    {
        var seal = await vault.ForAsync(row.ChatId, cancellationToken);
        row.ContactSealed = seal.Seal(contact);
        await IndexAsync(row.Reference, contact, cancellationToken);
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
        var seal = await vault.ForAsync(row.ChatId, cancellationToken);
        var body = seal.Open<CaseBody>(row.BodySealed);
        row.BodySealed = seal.Seal(body with { Reason = reason, ReasonSequence = turn.Sequence });
        var isTold = row is { Kind: CaseKind.Urgent, WaitingSince: not null };
        row.Kind = CaseKind.Urgent;
        row.Level = FlagLevel.Urgent;
        row.Wait(turn.Now);
        if (!isTold) outbox.Add(NoticeKind.UrgentCase, row.Reference);
        audit.Add(Actor.Assistant, AuditAction.Opened, row.Reference, "Urgent words");
        return row;
    }

    /// <summary>The conversation's case that is not closed, or null.</summary>
    public async ValueTask<Case?> OpenOfAsync(string chatId, CancellationToken cancellationToken) =>
        Known(row => row.ChatId == chatId && row.Status != CaseStatus.Closed) ?? await FindAsync(new Statement(OpenOf, chatId), cancellationToken);

    /// <summary>The case, unless it is closed or gone.</summary>
    public async ValueTask<Case?> StillOpenAsync(string reference, CancellationToken cancellationToken) =>
        Known(row => row.Reference == reference) is not { } known ? await FindAsync(new Statement(StillOpen, reference), cancellationToken)
        : known.Status == CaseStatus.Closed ? null : known;

    /// <summary>A case that this unit of work has already.</summary>
    private Case? Known(Func<Case, bool> condition) => db.IsValueCreated ? db.Value.Set<Case>().Local.FirstOrDefault(condition) : null;

    private async ValueTask<Case?> FindAsync(Statement query, CancellationToken cancellationToken) =>
        await database.ReadAsync(query, Case.Read, cancellationToken) is [var found] ? db.Value.Attach(found).Entity : null;

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
        db.Value.Add(row);
        await IndexAsync(row.Reference, contact, cancellationToken);
        return row;
    }

    private async ValueTask<Case> JoinAsync(Case open, CaseBody body, IntakeContact contact, CancellationToken cancellationToken)
    {
        var seal = await vault.ForAsync(open.ChatId, cancellationToken);
        var before = seal.Open<CaseBody>(open.BodySealed);
        open.BodySealed = seal.Seal(body with { Reason = before.Reason, ReasonSequence = before.ReasonSequence });
        var told = seal.Open<IntakeContact>(open.ContactSealed);
        await SetContactAsync(open, new IntakeContact(contact.Name ?? told.Name, contact.Phone ?? told.Phone,
            contact.Email ?? told.Email, contact.PreferredTime ?? told.PreferredTime, contact.PreferredChannel ?? told.PreferredChannel), cancellationToken);
        return open;
    }

    private async ValueTask IndexAsync(string reference, IntakeContact contact, CancellationToken cancellationToken)
    {
        var known = await db.Value.Set<CaseTerm>().Where(term => term.Reference == reference).ToListAsync(cancellationToken);
        db.Value.RemoveRange(known);
        foreach (var term in await new CaseTerms(vault).OfAsync(reference, contact, cancellationToken))
            if (!known.Any(old => old.Digest.AsSpan().SequenceEqual(term.Digest))) db.Value.Add(term);
            else db.Value.Entry(known.First(old => old.Digest.AsSpan().SequenceEqual(term.Digest))).State = EntityState.Unchanged;
    }
}
