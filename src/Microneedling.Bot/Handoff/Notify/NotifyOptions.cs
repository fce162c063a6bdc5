namespace Microneedling.Bot.Handoff.Notify;

/// <summary>Section <c>Handoff:Email</c>. Without <see cref="Host"/> no e-mail is sent.</summary>
public sealed class EmailOptions
{
    public string? Host { get; set; }

    /// <summary>Default: 587, mail submission.</summary>
    public int Port { get; set; } = 587;

    /// <summary>Whether the connection must be raised to TLS with STARTTLS. Default: yes.</summary>
    public bool StartTls { get; set; } = true;

    public string? User { get; set; }
    public string? Password { get; set; }
    public string From { get; set; } = "";
    public string[] To { get; set; } = [];
}

/// <summary>Section <c>Handoff:Webhook</c>. Without <see cref="Url"/> none is called.</summary>
public sealed class WebhookOptions
{
    public string? Url { get; set; }

    /// <summary>Signs every call; the receiver knows it too.</summary>
    public string Secret { get; set; } = "";

    /// <summary>Default: our own JSON, whose <c>text</c> Slack and Teams show as it is.</summary>
    public WebhookFormat Format { get; set; } = WebhookFormat.Json;
}

public enum WebhookFormat
{
    /// <summary>id, kind, reference, at, title, text, link.</summary>
    Json,

    /// <summary>A message with an Adaptive Card, as Teams workflows and incoming webhooks take it.</summary>
    Teams,

    /// <summary>Text and blocks, as Slack incoming webhooks take them.</summary>
    Slack,
}
