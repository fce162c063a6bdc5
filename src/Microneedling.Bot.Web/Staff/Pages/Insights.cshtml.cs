using Microneedling.Bot.Handoff.Audit;
using Microneedling.Bot.Handoff.Insights;
using Microsoft.AspNetCore.Mvc;

namespace Microneedling.Bot.Web.Staff.Pages;

public sealed class InsightsModel(InsightsBook book, Proposals proposals, AuditLog audit) : StaffPage
{
    public static IReadOnlyList<int> Choices { get; } = [7, 30, 90];

    [BindProperty(SupportsGet = true)] public int Days { get; set; } = 30;

    public InsightsPage Book { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (!Choices.Contains(Days)) Days = 30;
        await audit.WriteAsync(Actor, AuditAction.InsightsViewed, null, null, cancellationToken);
        Book = await book.ReadAsync(Days, Actor, cancellationToken);
    }

    public async Task<IActionResult> OnPostProposeAsync(string? question, string? articleId, CancellationToken cancellationToken)
    {
        if (!Actor.MaySeeHealth) return Forbid();
        if (await proposals.ProposeAsync(question ?? "", articleId, Actor, cancellationToken) is { } path) Tell($"Proposed: {path.Replace('\\', '/')} is ready to review.");
        else TellFault("There was no question to propose, or it is longer than 300 characters.");
        return Redirect($"/staff/insights?days={Days}");
    }
}

/// <summary>Bars with a table beside them.</summary>
/// <param name="Second">A second column of the table.</param>
public sealed record BarsModel(string Title, string Unit, IReadOnlyList<Figure> Figures, string? Second = null, IReadOnlyList<int>? SecondValues = null);
