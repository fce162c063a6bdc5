using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Microneedling.Bot.Web.Staff;

/// <summary>How long a sign-in lasts: until nobody has clicked for a while, and never longer than the longest time. Pages that refresh themselves do not count as clicks.</summary>
internal static class StaffSession
{
    private const string ClickedAt = "clicked-at";
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    /// <summary>Sent by requests that no person made.</summary>
    private const string RefreshHeader = "X-Refresh";

    public static bool IsRefresh(HttpRequest request) => request.Headers.ContainsKey(RefreshHeader) || request.Path.StartsWithSegments("/staff/live");

    public static void Configure(CookieAuthenticationOptions cookie, StaffOptions options)
    {
        cookie.Cookie.Name = "staff";
        cookie.Cookie.Path = "/staff";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax; // the link in a notice must lead to the case, not to the sign-in page
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(options.LongestHours);
        cookie.SlidingExpiration = false;
        cookie.LoginPath = "/staff/sign-in";
        cookie.AccessDeniedPath = "/staff/not-allowed";
        cookie.ReturnUrlParameter = "next";
        cookie.Events.OnSigningIn = context =>
        {
            context.Properties.Items[ClickedAt] = Write(NowOf(context.HttpContext));
            return Task.CompletedTask;
        };
        cookie.Events.OnValidatePrincipal = context => ValidateAsync(context, TimeSpan.FromMinutes(options.IdleMinutes));
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context, TimeSpan idle)
    {
        var now = NowOf(context.HttpContext);
        if (Read(context.Properties) is not { } clickedAt || now - clickedAt > idle)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }
        await SecurityStampValidator.ValidatePrincipalAsync(context);
        if (context.Principal is null || IsRefresh(context.Request) || now - clickedAt < Grain) return;
        context.Properties.Items[ClickedAt] = Write(now);
        context.Properties.IssuedUtc = now; // a renewed cookie lasts as long as its remaining time: the longest time stays
        context.ShouldRenew = true;
    }

    private static DateTimeOffset NowOf(HttpContext context) => context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();

    private static string Write(DateTimeOffset moment) => moment.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Read(AuthenticationProperties properties) =>
        properties.Items.TryGetValue(ClickedAt, out var text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment : null;
}
