using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microneedling.Bot.Handoff;

/// <summary>
/// Lists and searches the inbox once, while somebody signs in: the first query of its kind takes a while to be compiled,
/// and nobody should wait for that with a person on the phone. A server that nobody signs in to needs none of it.
/// </summary>
public sealed partial class InboxWarmUp(IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, ILogger<InboxWarmUp> log)
{
    private int begun;

    /// <summary>Begins in the background, the first time that it is called.</summary>
    public void Begin()
    {
        if (Interlocked.Exchange(ref begun, 1) == 0) _ = Task.Run(() => RunAsync(lifetime.ApplicationStopping));
    }

    private async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await RunAsync(scope.ServiceProvider.GetRequiredService<Inbox>(), stopping);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFault(fault);
        }
    }

    internal static async Task RunAsync(Inbox inbox, CancellationToken cancellationToken)
    {
        foreach (var filter in new InboxFilter[] { new(), new(CaseStatus.Closed), new(Text: "nobody"), new(Text: "0000000") })
            await inbox.ReadAsync(filter, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The inbox could not be warmed up")]
    private partial void LogFault(Exception fault);
}
