using Microneedling.Bot.Handoff.Audit;
using Microneedling.Bot.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Microneedling.Bot.Handoff.Accounts;

public sealed record PersonRow(string Id, string Name, string Email, string Role, bool HasSecondFactor, bool IsLockedOut, bool HasLeft);

/// <summary>The staff, for those who look after accounts. A change ends the sessions of the person within a minute.</summary>
public sealed class People(ClinicDb db, UserManager<StaffMember> users, AuditLog audit, TimeProvider clock)
{
    public async Task<IReadOnlyList<PersonRow>> ReadAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return [.. (await db.Set<StaffMember>().AsNoTracking().OrderBy(member => member.HasLeft).ThenBy(member => member.DisplayName).ToListAsync(cancellationToken))
            .Select(member => new PersonRow(member.Id, member.DisplayName, member.Email!, member.Role, member.TwoFactorEnabled, member.LockoutEnd > now, member.HasLeft))];
    }

    /// <returns>False when there is no such person, no such role, or nobody would be admin any more.</returns>
    public Task<bool> ChangeRoleAsync(string id, string role, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(id, actor, role, member => member.Role = role, wouldLoseAdmin: role != StaffRoles.Admin, cancellationToken, isAllowed: StaffRoles.All.Contains(role));

    /// <summary>Who left cannot sign in; the name stays in what was done.</summary>
    /// <returns>False when there is no such person, or nobody would be admin any more.</returns>
    public Task<bool> LeaveAsync(string id, bool hasLeft, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(id, actor, hasLeft ? "left" : "returned", member => member.HasLeft = hasLeft, wouldLoseAdmin: hasLeft, cancellationToken);

    /// <summary>For someone who lost phone and recovery codes.</summary>
    public Task<bool> DropSecondFactorAsync(string id, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(id, actor, "second factor dropped", member => member.TwoFactorEnabled = false, wouldLoseAdmin: false, cancellationToken);

    private async Task<bool> ChangeAsync(string id, Actor actor, string detail, Action<StaffMember> change, bool wouldLoseAdmin, CancellationToken cancellationToken, bool isAllowed = true)
    {
        if (!isAllowed || await users.FindByIdAsync(id) is not { } member) return false;
        if (wouldLoseAdmin && member.Role == StaffRoles.Admin
            && !await db.Set<StaffMember>().AnyAsync(other => other.Id != id && other.Role == StaffRoles.Admin && !other.HasLeft, cancellationToken)) return false;
        change(member);
        audit.Add(actor, AuditAction.StaffChanged, member.Email, detail);
        return (await users.UpdateSecurityStampAsync(member)).Succeeded; // saves all of it
    }
}
