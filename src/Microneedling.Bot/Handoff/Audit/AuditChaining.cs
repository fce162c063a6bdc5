using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microneedling.Bot.Handoff.Audit;

/// <summary>Chains new audit lines every few seconds.</summary>
internal sealed partial class AuditChaining(IServiceScopeFactory scopes, TimeProvider clock, ILogger<AuditChaining> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<AuditChain>().ExtendAsync(stoppingToken);
            }
            catch (DbUpdateException)
            {
                // Another node chained them.
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFault(log, fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "New audit lines could not be chained; they are tried again")]
    private static partial void LogFault(ILogger log, Exception fault);
}
