using System.ComponentModel.DataAnnotations;

namespace Microneedling.Bot.Web.DirectLine;

/// <summary>Section <c>DirectLine</c>.</summary>
public sealed class DirectLineOptions : IValidatableObject
{
    /// <summary>Lets a server ask for tokens. Blank: only the clinic's own pages get tokens. Never to be put in a page.</summary>
    public string? Secret { get; set; }

    /// <summary>How long a token is good for. Default: 30 minutes. Stock clients renew after 15, so less breaks them.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(30);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (TokenLifetime < TimeSpan.FromSeconds(1) || TokenLifetime > TimeSpan.FromDays(1))
            yield return new($"DirectLine:TokenLifetime is {TokenLifetime}; give a duration from 00:00:01 to 1.00:00:00, such as 00:30:00.");
    }
}
