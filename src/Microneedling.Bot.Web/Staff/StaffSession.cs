using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Microneedling.Bot.Web.Staff;

/// <summary>How long a sign-in lasts: until the person is idle, or the longest time is over. Pages that refresh themselves are idle.</summary>
internal static class StaffSession
{
    private const string SignedInAt = "signed-in-at";

    /// <summary>Sent by requests that no person made.</summary>
    public const string RefreshHeader = "X-Refresh";

    public static bool IsRefresh(HttpRequest request) => request.Headers.ContainsKey(RefreshHeader);

    public static void Configure(CookieAuthenticationOptions cookie, StaffOptions options)
    {
        cookie.Cookie.Name = "staff";
        cookie.Cookie.Path = "/staff";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = TimeSpan.FromMinutes(options.IdleMinutes);
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/staff/sign-in";
        cookie.AccessDeniedPath = "/staff/not-allowed";
        cookie.ReturnUrlParameter = "next";

        cookie.Events.OnSigningIn = context =>
        {
            context.Properties.Items.TryAdd(SignedInAt, Clock(context.HttpContext).GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
            return Task.CompletedTask;
        };
        cookie.Events.OnCheckSlidingExpiration = context =>
        {
            // Renewed by every click of a person, not only in the second half of the time: "idle" means idle.
            context.ShouldRenew = !IsRefresh(context.Request) && !context.Request.Path.StartsWithSegments("/staff/live")
                && context.ElapsedTime > TimeSpan.FromMinutes(1);
            return Task.CompletedTask;
        };
        cookie.Events.OnValidatePrincipal = async context =>
        {
            if (context.Properties.Items.TryGetValue(SignedInAt, out var at) && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.None, out var since)
                && Clock(context.HttpContext).GetUtcNow() - since > TimeSpan.FromHours(options.LongestHours))
            {
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
                return;
            }
            await SecurityStampValidator.ValidatePrincipalAsync(context);
        };
    }

    private static TimeProvider Clock(HttpContext context) => context.RequestServices.GetRequiredService<TimeProvider>();
}
