using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Microneedling.Bot.Web.Staff;

/// <summary>What a staff member is searching for, kept in a sealed cookie of the browser session: names do not belong into addresses, histories and access logs.</summary>
public sealed class SearchWords(IDataProtectionProvider protection)
{
    private const string Cookie = "staff-find";
    private const int MaxLength = 100;
    private readonly IDataProtector protector = protection.CreateProtector("Microneedling.Staff.Find.v1");

    public string? Get(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 } box) return null;
        try
        {
            return protector.Unprotect(box);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Set(HttpContext context, string? words)
    {
        words = words?.Trim();
        var options = new CookieOptions { Path = "/staff", HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps };
        if (string.IsNullOrEmpty(words)) context.Response.Cookies.Delete(Cookie, options);
        else context.Response.Cookies.Append(Cookie, protector.Protect(words.Length > MaxLength ? words[..MaxLength] : words), options);
    }
}
