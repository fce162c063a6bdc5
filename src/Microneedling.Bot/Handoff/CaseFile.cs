using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff.Accounts;
using Microneedling.Bot.Handoff.Audit;
using Microneedling.Bot.Handoff.Hours;
using Microneedling.Bot.Handoff.Notes;
using Microneedling.Bot.Intake;
using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Microneedling.Bot.Handoff;

/// <summary>Opens one case for reading; every opening is a line of the audit.</summary>
public sealed class CaseFile(
    ClinicDb db, PersonalVault vault, Transcript transcript, CaseNotes notes, StaffNames names, AuditLog audit,
    TeamHours hours, IOptions<HandoffOptions> options, TimeProvider clock)
{
    /// <summary>A page that refreshes itself is one view as long as the same person keeps it open.</summary>
    private static readonly TimeSpan SameView = TimeSpan.FromMinutes(15);

    /// <summary>The case, or null when there is none with that reference.</summary>
    /// <param name="refresh">The page is already open and only brings itself up to date.</param>
    public async Task<CaseView?> OpenAsync(string reference, Actor actor, bool refresh, CancellationToken cancellationToken)
    {
        var row = await db.Set<Case>().AsNoTracking().FirstOrDefaultAsync(known => known.Reference == reference, cancellationToken);
        if (row is null || await vault.FindAsync(row.ChatId, cancellationToken) is not { } seal || seal.TryOpen<IntakeContact>(row.ContactSealed) is not { } contact) return null;
        if (!refresh || !await SawLatelyAsync(reference, actor, cancellationToken))
        {
            audit.Add(actor, AuditAction.Viewed, reference);
            await db.SaveChangesAsync(cancellationToken);
        }

        var chat = await db.Set<Chat>().AsNoTracking().FirstAsync(known => known.Id == row.ChatId, cancellationToken);
        var staff = await names.AllAsync(cancellationToken);
        var turns = await db.Set<TurnRecord>().AsNoTracking().Where(turn => turn.ChatId == row.ChatId).OrderBy(turn => turn.Sequence).ToListAsync(cancellationToken);
        var said = await SaidAsync(row, actor, turns, cancellationToken);
        return new CaseView(
            row,
            contact,
            row.AssigneeId is null ? null : staff.GetValueOrDefault(row.AssigneeId),
            chat.OwnerId,
            chat.OwnerId is null ? null : staff.GetValueOrDefault(chat.OwnerId),
            row.WaitingSince is { } since && hours.Now.OpenTimeBetween(since, clock.GetUtcNow()) > TimeSpan.FromMinutes(options.Value.AnswerWithinMinutes),
            chat.LastSequence,
            actor.MaySeeHealth ? Health(seal.Open<CaseBody>(row.BodySealed), said, turns) : null,
            said,
            await notes.ReadAsync(reference, row.ChatId, cancellationToken),
            await HistoryAsync(reference, cancellationToken),
            staff);
    }

    private Task<bool> SawLatelyAsync(string reference, Actor actor, CancellationToken cancellationToken)
    {
        var lately = clock.GetUtcNow() - SameView;
        return db.Set<AuditEntry>().AnyAsync(entry => entry.Subject == reference && entry.ActorId == actor.Id && entry.Action == AuditAction.Viewed && entry.At > lately, cancellationToken);
    }

    /// <summary>Without the right to health details only what was said to the team itself is shown.</summary>
    private async Task<IReadOnlyList<SaidLine>> SaidAsync(Case row, Actor actor, List<TurnRecord> turns, CancellationToken cancellationToken)
    {
        var toStaff = turns.Where(turn => turn.Kind is OutcomeKind.Silent or OutcomeKind.Handoff).Select(turn => turn.Sequence).ToHashSet();
        var lines = await transcript.ReadAsync(row.ChatId, 0, cancellationToken);
        return [.. lines.Select(line =>
        {
            var open = actor.MaySeeHealth || line.Speaker == Speaker.Staff || toStaff.Contains(line.Sequence);
            return new SaidLine(line.Sequence, line.Speaker, line.Sender, line.At, open ? line.Text : null);
        }).Where(line => line.Text != "")];
    }

    private static CaseHealth Health(CaseBody body, IReadOnlyList<SaidLine> said, List<TurnRecord> turns)
    {
        var words = said.ToDictionary(line => line.Sequence, line => line.Text ?? "");
        var told = turns.Where(turn => turn is { Kind: OutcomeKind.Answered, ArticleId: not null })
            .Select(turn => new ToldLine(turn.Sequence, words.GetValueOrDefault(turn.Sequence, ""), turn.ArticleId!, turn.At)).ToList();
        if (body is { Reason: null, ReasonSequence: > 0 } && words.TryGetValue(body.ReasonSequence, out var request) && request.Length > 0)
            body = body with { Request = request };
        var summary = CaseSummary.Build(body, [.. told.Select(line => (line.ArticleId.Replace('-', ' '), line.Sequence))]);
        return new CaseHealth(body, summary, told);
    }

    private async Task<IReadOnlyList<HistoryLine>> HistoryAsync(string reference, CancellationToken cancellationToken) =>
        [.. (await db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Subject == reference)
            .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Take(200).ToListAsync(cancellationToken))
            .Select(entry => new HistoryLine(entry.At, entry.ActorName, entry.Action.Label(), entry.Detail, entry.Action == AuditAction.Viewed))];
}
