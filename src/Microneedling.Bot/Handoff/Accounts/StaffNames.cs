using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Microneedling.Bot.Handoff.Accounts;

/// <summary>The names of staff by id.</summary>
public sealed class StaffNames(ClinicDb db)
{
    private Dictionary<string, string>? names;

    public async ValueTask<IReadOnlyDictionary<string, string>> AllAsync(CancellationToken cancellationToken) =>
        names ??= await db.Set<StaffMember>().AsNoTracking().OrderBy(member => member.DisplayName)
            .ToDictionaryAsync(member => member.Id, member => member.DisplayName, cancellationToken);
}
