using Microsoft.AspNetCore.Mvc.Filters;

namespace Microneedling.Bot.Web.Staff;

/// <summary>No staff page stays behind in a cache.</summary>
internal sealed class StaffHeaders : IResultFilter
{
    /// <summary>As the framework writes it beside a form; of anything else it would warn at every page.</summary>
    private const string NoCache = "no-cache, no-store";

    public void OnResultExecuting(ResultExecutingContext context) => context.HttpContext.Response.Headers.CacheControl = NoCache;

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
