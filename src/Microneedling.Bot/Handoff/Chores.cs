using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microneedling.Bot.Handoff;

/// <summary>Something done again and again in the background. Several nodes may do it at once: it must not matter.</summary>
public sealed record Chore(string Name, TimeSpan Every, Func<IServiceProvider, CancellationToken, Task> RunAsync);

/// <summary>
/// Does the chores, each in its own rhythm and scope; one that fails is logged and done again next time. None is done in the
/// first moments, which belong to the first visitors.
/// </summary>
internal sealed partial class Chores(IEnumerable<Chore> chores, IServiceScopeFactory scopes, TimeProvider clock, ILogger<Chores> log) : BackgroundService
{
    private static readonly TimeSpan LongestFirstWait = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(chores.Select(chore => Task.Run(() => RepeatAsync(chore, stoppingToken), stoppingToken)));

    private async Task RepeatAsync(Chore chore, CancellationToken stoppingToken)
    {
        await Task.Delay(chore.Every < LongestFirstWait ? chore.Every : LongestFirstWait, clock, stoppingToken);
        using var timer = new PeriodicTimer(chore.Every, clock);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await chore.RunAsync(scope.ServiceProvider, stoppingToken);
            }
            catch (DbUpdateException)
            {
                // A turn, a staff member or another node was faster; what is left is done next time.
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFault(chore.Name, fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Chore} failed and is tried again")]
    private partial void LogFault(string chore, Exception fault);
}
