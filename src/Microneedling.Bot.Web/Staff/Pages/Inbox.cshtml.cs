using Microneedling.Bot.Handoff;
using Microneedling.Bot.Handoff.Accounts;
using Microneedling.Bot.Intake;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace Microneedling.Bot.Web.Staff.Pages;

public sealed class InboxModel(Inbox inbox, StaffNames names, SearchWords words) : StaffPage
{
    [BindProperty(SupportsGet = true)] public CaseStatus? Status { get; set; }
    [BindProperty(SupportsGet = true)] public FlagLevel? Level { get; set; }
    [BindProperty(SupportsGet = true)] public string? Who { get; set; }
    [BindProperty(SupportsGet = true, Name = "p")] public int PageNumber { get; set; } = 1;

    public InboxPage Inbox { get; private set; } = null!;
    public IReadOnlyDictionary<string, string> Staff { get; private set; } = null!;

    /// <summary>The words searched for. They name people, so they are never part of an address.</summary>
    public string? Find { get; private set; }

    public bool IsFiltered => Level is not null || !string.IsNullOrEmpty(Who) || Find is not null;

    public IActionResult OnPost(string? find)
    {
        words.Set(HttpContext, find);
        return Redirect(Link(Status));
    }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Find = words.Get(HttpContext);
        Inbox = await inbox.ReadAsync(new InboxFilter(Status, Level, string.IsNullOrEmpty(Who) ? null : Who, Find, PageNumber), cancellationToken);
        Staff = await names.AllAsync(cancellationToken);
    }

    /// <summary>This list with another status or page.</summary>
    public string Link(CaseStatus? status, int page = 1)
    {
        var query = new QueryBuilder();
        if (status is not null) query.Add("status", status.ToString()!);
        if (Level is not null) query.Add("level", Level.ToString()!);
        if (!string.IsNullOrEmpty(Who)) query.Add("who", Who);
        if (page > 1) query.Add("p", page.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return "/staff" + query.ToQueryString();
    }
}
