using System.Globalization;
using System.Text;
using Microneedling.Bot.Handoff.Accounts;
using Microneedling.Bot.Intake;
using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Microneedling.Bot.Handoff.Out;

/// <summary>All cases as a table for a spreadsheet: who, how to reach them, where they stand. No answers, no notes.</summary>
public sealed class CaseCsv(ClinicDb db, PersonalVault vault, StaffNames names)
{
    private const string Head = "reference,kind,status,level,opened,answered,closed,assigned to,labels,name,phone,email,best time";

    /// <summary>RFC 4180 with a byte-order mark, newest first, a row a write.</summary>
    public async Task WriteAsync(Stream to, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(Head.AsMemory(), cancellationToken);
        var staff = await names.AllAsync(cancellationToken);
        var cases = await db.Set<Case>().AsNoTracking().OrderByDescending(row => row.OpenedAt).ToListAsync(cancellationToken);
        foreach (var some in cases.Chunk(200))
        {
            await vault.LoadAsync(some.Select(row => row.ChatId), cancellationToken);
            foreach (var row in some)
            {
                if ((await vault.FindAsync(row.ChatId, cancellationToken)).TryOpen<IntakeContact>(row.ContactSealed) is not { } contact) continue; // erased
                string?[] cells =
                [
                    row.Reference, row.Kind.Label(), row.Status.Label(), row.Level?.ToString(), Time(row.OpenedAt), Time(row.AnsweredAt), Time(row.ClosedAt),
                    row.AssigneeId is null ? null : staff.GetValueOrDefault(row.AssigneeId), row.Labels?.Replace('\n', ';'),
                    contact.Name, contact.Phone, contact.Email, contact.PreferredTime,
                ];
                await writer.WriteLineAsync(string.Join(',', cells.Select(Cell)).AsMemory(), cancellationToken);
            }
        }
    }

    private static string? Time(DateTimeOffset? moment) => moment?.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    /// <summary>Spreadsheets run what begins like a formula; a quote in front makes it text (OWASP, CSV injection).</summary>
    private static string Cell(string? text)
    {
        text ??= "";
        if (text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal)) text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
