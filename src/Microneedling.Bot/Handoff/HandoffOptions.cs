namespace Microneedling.Bot.Handoff;

/// <summary>Section <c>Handoff</c>.</summary>
public sealed class HandoffOptions
{
    /// <summary>What visitors are promised and staff are held to, in open minutes. Default: 30.</summary>
    public int AnswerWithinMinutes { get; set; } = 30;

    /// <summary>A taken-over chat in which the visitor waits this long goes back to the queue. Default: 10 minutes.</summary>
    public int ReturnToQueueAfterMinutes { get; set; } = 10;

    /// <summary>The address at which staff reach this program, for links in notices, such as <c>https://chat.example.com</c>. Default: the address it listens on.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>What a case can be labelled with, above all when it is closed.</summary>
    public string[] Labels { get; set; } = ["Booked elsewhere", "Did not answer", "Not now", "Question answered", "Not suitable now", "Spam"];
}
