using Microsoft.AspNetCore.Mvc.Filters;

namespace Microneedling.Bot.Web.Staff;

/// <summary>No staff page stays behind in a cache.</summary>
internal sealed class StaffHeaders : IResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context) => context.HttpContext.Response.Headers.CacheControl = "no-store";

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
