using Microneedling.Bot.Handoff.Audit;
using Microneedling.Bot.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Microneedling.Bot.Handoff.Accounts;

/// <summary>One-time links to staff accounts: the only way to get one.</summary>
public sealed class Invitations(ClinicDb db, UserManager<StaffMember> users, AuditLog audit, TimeProvider clock)
{
    /// <summary>How long an invitation can be used.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    /// <summary>Invites someone, or lets someone with an account set a new password; earlier invitations of the same address end.</summary>
    /// <returns>The code for the link; it is shown once and not kept.</returns>
    public async Task<string> InviteAsync(string email, string role, Actor actor, CancellationToken cancellationToken)
    {
        email = email.Trim().ToLowerInvariant();
        db.RemoveRange(await db.Set<Invitation>().Where(invitation => invitation.Email == email).ToListAsync(cancellationToken));
        var now = clock.GetUtcNow();
        var code = Invitation.NewCode();
        db.Add(new Invitation { CodeHash = Invitation.Hash(code), Email = email, Role = role, CreatedAt = now, ExpiresAt = now + Life });
        audit.Add(actor, AuditAction.StaffInvited, email, role);
        await db.SaveChangesAsync(cancellationToken);
        return code;
    }

    /// <summary>Invitations that can still be used.</summary>
    public async Task<IReadOnlyList<OpenInvitation>> OpenAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return [.. (await db.Set<Invitation>().AsNoTracking().Where(invitation => invitation.Email != null && invitation.ExpiresAt > now).OrderBy(invitation => invitation.Email).ToListAsync(cancellationToken))
            .Select(invitation => new OpenInvitation(invitation.Email!, invitation.Role, invitation.ExpiresAt!.Value))];
    }

    /// <summary>The invitation, or null when the code is unknown, used or too old.</summary>
    public async Task<Invitation?> FindAsync(string? code, CancellationToken cancellationToken)
    {
        var hash = Invitation.Hash(code ?? "");
        var now = clock.GetUtcNow();
        return await db.Set<Invitation>().FirstOrDefaultAsync(row => row.CodeHash == hash && (row.ExpiresAt == null || row.ExpiresAt > now), cancellationToken);
    }

    /// <summary>Makes the account and ends the invitation.</summary>
    /// <returns>The account, or what is wrong with the address or password, in sentences.</returns>
    public async Task<(StaffMember? Member, IReadOnlyList<string> Faults)> AcceptAsync(
        string code, string email, string name, string password, CancellationToken cancellationToken)
    {
        if (await FindAsync(code, cancellationToken) is not { } invitation) return (null, ["This link was used already or is too old. Ask for a new one."]);
        email = (invitation.Email ?? email).Trim().ToLowerInvariant();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var known = invitation.Email is null ? null : await users.FindByEmailAsync(email);
        var member = known ?? new StaffMember { UserName = email, Email = email, EmailConfirmed = true, DisplayName = name.Trim(), Role = invitation.Role };
        var made = known is null ? await users.CreateAsync(member, password) : await RenewAsync(member, password);
        if (!made.Succeeded) return (null, [.. made.Errors.Select(fault => fault.Description)]);
        db.Remove(invitation);
        if (invitation.Email is null) db.RemoveRange(await db.Set<Invitation>().Where(row => row.Email == null && row.CodeHash != invitation.CodeHash).ToListAsync(cancellationToken));
        audit.Add(new Actor(member.Id, member.DisplayName), known is null ? AuditAction.StaffJoined : AuditAction.StaffChanged, email, known is null ? invitation.Role : "new password by link");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (member, []);
    }

    /// <summary>An invitation of someone who has an account gives it a new password.</summary>
    private async Task<IdentityResult> RenewAsync(StaffMember member, string password)
    {
        var token = await users.GeneratePasswordResetTokenAsync(member);
        var changed = await users.ResetPasswordAsync(member, token, password);
        if (changed.Succeeded) await users.SetLockoutEndDateAsync(member, null);
        return changed;
    }
}

public sealed record OpenInvitation(string Email, string Role, DateTimeOffset ExpiresAt);
