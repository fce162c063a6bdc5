using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microneedling.Bot.Handoff;

/// <summary>
/// Lists and searches the inbox once, a moment after the start: the first query of its kind takes a while to be compiled,
/// and nobody should wait for that with a person on the phone.
/// </summary>
internal sealed partial class InboxWarmUp(IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<InboxWarmUp> log) : BackgroundService
{
    /// <summary>Visitors come first.</summary>
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var waiting = lifetime.ApplicationStarted.Register(started.SetResult);
        try
        {
            await started.Task.WaitAsync(stoppingToken);
            await Task.Delay(Delay, clock, stoppingToken);
            await using var scope = scopes.CreateAsyncScope();
            await RunAsync(scope.ServiceProvider.GetRequiredService<Inbox>(), stoppingToken);
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
