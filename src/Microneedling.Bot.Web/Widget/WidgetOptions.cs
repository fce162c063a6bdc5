using System.ComponentModel.DataAnnotations;

namespace Microneedling.Bot.Web.Widget;

/// <summary>Section <c>Widget</c>.</summary>
public sealed class WidgetOptions : IValidatableObject
{
    /// <summary>
    /// The sites that may embed the chat, such as <c>https://www.example.com</c>. Pages on the machine's own loopback
    /// address always may: that is how one tries it.
    /// </summary>
    public string[] AllowedOrigins { get; set; } = [];

    /// <summary>How long a browser can come back to its conversation. Default: 30 days.</summary>
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>What may stand around the chat, in the words of a content security policy.</summary>
    public IEnumerable<string> FrameAncestors => [.. AllowedOrigins.Select(origin => origin.TrimEnd('/')), "http://localhost:*", "http://127.0.0.1:*", "https://localhost:*"];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var origin in AllowedOrigins)
            if (!Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.AbsolutePath != "/" || uri.Query.Length > 0 || origin.AsSpan().ContainsAny(" ;,'"))
                yield return new($"Widget:AllowedOrigins has \"{origin}\"; write scheme and host only, such as https://www.example.com.");
        if (SessionLifetime < TimeSpan.FromMinutes(1) || SessionLifetime > TimeSpan.FromDays(400))
            yield return new($"Widget:SessionLifetime is {SessionLifetime}; give a duration from 00:01:00 to 400.00:00:00, such as 30.00:00:00.");
    }
}
