namespace Microneedling.Bot.Handoff.Notify;

/// <summary>A way to tell staff. Registered only when it is configured.</summary>
public interface INotifier
{
    /// <summary>Stored with each notice; never changes its meaning.</summary>
    string Channel { get; }

    /// <summary>Hands the notice to the receiver; returns only when the receiver has taken it.</summary>
    /// <exception cref="NotifyFault">It was not taken; it will be tried again.</exception>
    Task SendAsync(Notice notice, CancellationToken cancellationToken);
}

/// <summary>What a receiver learns: nothing about anybody's health.</summary>
/// <param name="Id">The idempotency key.</param>
/// <param name="Link">The case's page.</param>
public sealed record Notice(Guid Id, NoticeKind Kind, string Reference, DateTimeOffset At, string Link)
{
    public string Title => Kind switch
    {
        NoticeKind.UrgentCase => $"Urgent: case {Reference}",
        NoticeKind.WantsPerson => $"Someone wants to talk to the team: case {Reference}",
        NoticeKind.Waiting => $"Still waiting for an answer: case {Reference}",
        _ => $"New pre-consultation: case {Reference}",
    };

    public string Text => Kind switch
    {
        NoticeKind.UrgentCase => "Please look at it now.",
        NoticeKind.Waiting => "Nobody has answered yet.",
        _ => "Please look at it in the inbox.",
    };
}

/// <summary>A notice was not taken. The message is shown to staff and holds no secrets.</summary>
public sealed class NotifyFault(string message, Exception? cause = null) : Exception(message, cause);
