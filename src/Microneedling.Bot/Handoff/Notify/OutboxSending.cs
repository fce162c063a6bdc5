using Microneedling.Bot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microneedling.Bot.Handoff.Notify;

/// <summary>Sends notices as soon as they are committed, and looks again every few seconds for those that wait for another try.</summary>
internal sealed partial class OutboxSending(IDatabase database, IServiceScopeFactory scopes, CaseFeed feed, TimeProvider clock, ILogger<OutboxSending> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim put = new(0, 1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        feed.NoticePut += Wake;
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            var tick = timer.WaitForNextTickAsync(stoppingToken).AsTask();
            while (true)
            {
                using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                if (await Task.WhenAny(tick, put.WaitAsync(waiting.Token)) == tick) tick = timer.WaitForNextTickAsync(stoppingToken).AsTask();
                await waiting.CancelAsync();
                stoppingToken.ThrowIfCancellationRequested();
                await SendAsync(stoppingToken);
            }
        }
        finally
        {
            feed.NoticePut -= Wake;
        }
    }

    private void Wake()
    {
        try
        {
            put.Release();
        }
        catch (SemaphoreFullException)
        {
            // It will look anyway.
        }
    }

    private async Task SendAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (!await database.AnyAsync(OutboxSender.Due(clock.GetUtcNow()), stoppingToken)) return;
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<OutboxSender>().SendDueAsync(stoppingToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFault(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Notices could not be sent and are tried again")]
    private partial void LogFault(Exception fault);
}
