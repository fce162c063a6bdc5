using Microneedling.Bot.Storage;

namespace Microneedling.Bot.Handoff.Accounts;

/// <summary>The way in while there is no account that could invite anybody. Looked for at every start, so it does without the context.</summary>
public sealed class FirstInvitation(IDatabase database, TimeProvider clock)
{
    /// <summary>A code for the first account, or null when there is an account already.</summary>
    public async Task<string?> MakeAsync(CancellationToken cancellationToken)
    {
        if (await database.AnyAsync(new Statement("""SELECT 1 FROM "AspNetUsers" LIMIT 1"""), cancellationToken)) return null;
        var code = Invitation.NewCode();
        await database.CommitAsync([new Statement("""INSERT INTO "Invitations" ("CodeHash", "Role", "CreatedAt") VALUES ($1, $2, $3)""", Invitation.Hash(code), StaffRoles.Admin, clock.GetUtcNow().UtcTicks)], cancellationToken);
        return code;
    }
}
