using Microneedling.Bot.Handoff;
using Microneedling.Bot.Handoff.Notes;
using Microneedling.Bot.Handoff.Privacy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Microneedling.Bot.Web.Staff.Pages;

public sealed class CaseModel(CaseFile file, CaseDesk desk, CaseNotes notes, Takeover takeover, CannedReplies canned, IOptions<HandoffOptions> options) : StaffPage
{
    private const string DraftKey = "draft";

    [BindProperty(SupportsGet = true)] public string Reference { get; set; } = "";

    public CaseView View { get; private set; } = null!;
    public IReadOnlyList<CannedReply> Canned { get; private set; } = [];
    public IReadOnlyList<string> LabelChoices => options.Value.LabelChoices();

    /// <summary>A reply that was refused, to be sent again or thrown away.</summary>
    public string? Draft { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (CaseReference.Parse(Reference) is not { } reference || await file.OpenAsync(reference, Actor, IsRefresh, cancellationToken) is not { } view) return NotFound();
        View = view;
        Canned = canned.All;
        Draft = IsRefresh ? null : TempData[DraftKey] as string;
        return Page();
    }

    public async Task<IActionResult> OnPostMoveAsync(CaseStatus to, CancellationToken cancellationToken) =>
        Back(await desk.MoveAsync(Reference, to, Actor, cancellationToken), $"The case is now: {to.Label()}.");

    public async Task<IActionResult> OnPostAssignAsync(string? assignee, CancellationToken cancellationToken) =>
        Back(await desk.AssignAsync(Reference, string.IsNullOrEmpty(assignee) ? null : assignee, Actor, cancellationToken), "Assigned.");

    public async Task<IActionResult> OnPostLabelAsync(string[] labels, CancellationToken cancellationToken) =>
        Back(await desk.LabelAsync(Reference, labels, Actor, cancellationToken), "Labels saved.");

    public async Task<IActionResult> OnPostNoteAsync(string? text, CancellationToken cancellationToken)
    {
        if (!await notes.AddAsync(Reference, text ?? "", Actor, cancellationToken)) TellFault("The note was not saved: it is empty or longer than 4,000 characters.");
        return Back();
    }

    public async Task<IActionResult> OnPostReplyAsync(string? text, int lastSeen, CancellationToken cancellationToken) =>
        Back(await takeover.ReplyAsync(Reference, text ?? "", lastSeen, Actor, cancellationToken), text);

    public async Task<IActionResult> OnPostTakeAsync(bool evenFromColleague, CancellationToken cancellationToken) =>
        Back(await takeover.TakeAsync(Reference, Actor, evenFromColleague, cancellationToken), null);

    public async Task<IActionResult> OnPostHandBackAsync(CancellationToken cancellationToken) =>
        Back(await takeover.HandBackAsync(Reference, Actor, cancellationToken), null);

    public async Task<IActionResult> OnPostEraseAsync([FromServices] Eraser eraser, CancellationToken cancellationToken)
    {
        if (!Actor.IsAdmin) return Forbid();
        if (await eraser.EraseCaseAsync(Reference, Actor, cancellationToken) is not { } receipt) return NotFound();
        await eraser.EmptyLogAsync(cancellationToken);
        Tell($"Erased: case {string.Join(", ", receipt.References)} with {receipt.Messages} messages, all answers, {receipt.Notes} notes, and the key that they were sealed with.");
        return Redirect("/staff");
    }

    private RedirectResult Back(DeskOutcome outcome, string done)
    {
        if (outcome == DeskOutcome.Done) Tell(done);
        else TellFault(outcome switch
        {
            DeskOutcome.Clash => "Someone changed this case meanwhile. Please look at it again.",
            DeskOutcome.NotPossible => "The case cannot go that way any more. Please look at it again.",
            _ => "That was not found.",
        });
        return Back();
    }

    private RedirectResult Back(TakeoverOutcome outcome, string? text)
    {
        if (outcome is TakeoverOutcome.SomeoneElseHasIt or TakeoverOutcome.AnsweredMeanwhile)
        {
            TellFault(outcome == TakeoverOutcome.AnsweredMeanwhile
                ? "Not sent: someone answered meanwhile. Your text is still below."
                : "Not sent: a colleague has this chat. Your text is still below.");
            if (text is { Length: <= 1_500 }) TempData[DraftKey] = text;
        }
        else if (outcome == TakeoverOutcome.Empty) TellFault("There was nothing to send.");
        else if (outcome == TakeoverOutcome.NotFound) TellFault("That case was not found.");
        return Back();
    }

    private RedirectResult Back() => Redirect($"/staff/case/{Reference}");
}
