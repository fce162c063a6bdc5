using System.ComponentModel.DataAnnotations;
using Microneedling.Bot.Handoff.Notify;
using Microneedling.Bot.Handoff.Privacy;

namespace Microneedling.Bot.Handoff;

/// <summary>Section <c>Handoff</c>.</summary>
public sealed class HandoffOptions
{
    /// <summary>What visitors are promised and staff are held to, in open minutes. Default: 30.</summary>
    [Range(1, 10_080)]
    public int AnswerWithinMinutes { get; set; } = 30;

    /// <summary>A taken-over chat in which the visitor waits this long goes back to the queue. Default: 10 minutes.</summary>
    [Range(1, 1_440)]
    public int ReturnToQueueAfterMinutes { get; set; } = 10;

    /// <summary>The address at which staff reach this program, for links in notices, such as <c>https://chat.example.com</c>. Default: the address it listens on.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>What a case can be labelled with, above all when it is closed. Default: six usual reasons.</summary>
    public string[]? Labels { get; set; }

    public EmailOptions? Email { get; set; }
    public WebhookOptions? Webhook { get; set; }
    public RetentionOptions? Retention { get; set; }

    /// <summary>The labels of this clinic.</summary>
    public IReadOnlyList<string> LabelChoices() => Labels ?? ["Booked elsewhere", "Did not answer", "Not now", "Question answered", "Later, as a clinician advised", "Spam"];
}
