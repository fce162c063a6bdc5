using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff.Audit;
using Microneedling.Bot.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Microneedling.Bot.Web.Staff.Pages;

public sealed class AccountModel(UserManager<StaffMember> users, SignInManager<StaffMember> signIn, AuditLog audit, Clinic clinic) : StaffPage
{
    private const int CodeCount = 10;

    public StaffMember Member { get; private set; } = null!;
    public string Key { get; private set; } = "";
    public string KeyUri { get; private set; } = "";
    public QrCode Qr => QrCode.Of(KeyUri);
    public int CodesLeft { get; private set; }
    public IReadOnlyList<string>? RecoveryCodes { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Member = await users.GetUserAsync(User) ?? throw new InvalidOperationException("The signed-in account is gone.");
        await next();
    }

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostFactorOnAsync(string? digits, CancellationToken cancellationToken)
    {
        var code = (digits ?? "").Replace(" ", "");
        if (!await users.VerifyTwoFactorTokenAsync(Member, users.Options.Tokens.AuthenticatorTokenProvider, code))
            return await FaultAsync("These digits are not right. They change every 30 seconds; check that the phone’s clock is right.");
        await users.SetTwoFactorEnabledAsync(Member, true);
        return await NewCodesAsync("on", cancellationToken);
    }

    public Task<IActionResult> OnPostCodesAsync(CancellationToken cancellationToken) => NewCodesAsync("new recovery codes", cancellationToken);

    public async Task<IActionResult> OnPostFactorOffAsync(CancellationToken cancellationToken)
    {
        await users.SetTwoFactorEnabledAsync(Member, false);
        await users.ResetAuthenticatorKeyAsync(Member);
        await RecordAsync("off", cancellationToken);
        Tell("The second factor is off.");
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostPasswordAsync(string? current, string? fresh, CancellationToken cancellationToken)
    {
        var changed = await users.ChangePasswordAsync(Member, current ?? "", fresh ?? "");
        if (!changed.Succeeded) return await FaultAsync([.. changed.Errors.Select(fault => fault.Description)]);
        await audit.WriteAsync(Actor, AuditAction.StaffChanged, Member.Email, "own password", cancellationToken);
        await signIn.RefreshSignInAsync(Member);
        Tell("Your password is changed; other sessions of yours end within a minute.");
        return RedirectToPage();
    }

    private async Task<IActionResult> NewCodesAsync(string detail, CancellationToken cancellationToken)
    {
        RecoveryCodes = [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(Member, CodeCount) ?? []];
        await RecordAsync(detail, cancellationToken);
        await LoadAsync();
        return Page();
    }

    private async Task RecordAsync(string detail, CancellationToken cancellationToken)
    {
        await audit.WriteAsync(Actor, AuditAction.SecondFactorChanged, Member.Email, detail, cancellationToken);
        await signIn.RefreshSignInAsync(Member);
    }

    private async Task<IActionResult> FaultAsync(params string[] faults)
    {
        foreach (var fault in faults) ModelState.AddModelError("", fault);
        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync()
    {
        CodesLeft = await users.CountRecoveryCodesAsync(Member);
        if (Member.TwoFactorEnabled) return;
        var key = await users.GetAuthenticatorKeyAsync(Member);
        if (key is null)
        {
            await users.ResetAuthenticatorKeyAsync(Member);
            await signIn.RefreshSignInAsync(Member); // a new key ends sessions, but not this one
            key = await users.GetAuthenticatorKeyAsync(Member);
        }
        Key = string.Join(' ', key!.Chunk(4).Select(part => new string(part)));
        var issuer = Uri.EscapeDataString(clinic.Facts.Name);
        KeyUri = $"otpauth://totp/{issuer}:{Uri.EscapeDataString(Member.Email!)}?secret={key}&issuer={issuer}&digits=6";
    }
}
