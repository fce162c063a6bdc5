using System.Text;
using Microneedling.Bot.Handoff;
using Microneedling.Bot.Handoff.Audit;
using Microneedling.Bot.Handoff.Out;

namespace Microneedling.Bot.Web.Staff;

/// <summary>Files to take along. Each is a line of the audit.</summary>
internal static class Exports
{
    public static void MapExports(this IEndpointRouteBuilder app)
    {
        var staff = app.MapGroup("/staff").RequireAuthorization(StaffRegistration.SeesHealth);
        staff.MapGet("/case/{reference}/case.json", (string reference, bool? notes, CaseFile file, AuditLog audit, HttpContext context) =>
            OneAsync(reference, "json", "json", view => CaseExport.ToJson(view, notes == true), "application/json", file, audit, context));
        staff.MapGet("/case/{reference}/questionnaire-response.json", (string reference, CaseFile file, AuditLog audit, HttpContext context) =>
            OneAsync(reference, "FHIR", "questionnaire-response.json", CaseExport.ToFhir, "application/fhir+json", file, audit, context));
        staff.MapGet("/cases.csv", AllAsync);
    }

    private static async Task<IResult> OneAsync(
        string reference, string detail, string ending, Func<CaseView, string?> write, string type, CaseFile file, AuditLog audit, HttpContext context)
    {
        var actor = context.User.ToActor();
        if (CaseReference.Parse(reference) is not { } known || await file.OpenAsync(known, actor, refresh: true, context.RequestAborted) is not { } view || write(view) is not { } text)
            return Results.NotFound();
        await audit.WriteAsync(actor, AuditAction.Exported, known, detail, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(Encoding.UTF8.GetBytes(text), type, $"case-{known}.{ending}");
    }

    private static async Task AllAsync(CaseCsv csv, AuditLog audit, HttpContext context)
    {
        await audit.WriteAsync(context.User.ToActor(), AuditAction.Exported, null, "CSV of all cases", context.RequestAborted);
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"cases.csv\"";
        await csv.WriteAsync(context.Response.Body, context.RequestAborted);
    }
}
