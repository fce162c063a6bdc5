using Microneedling.Bot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microneedling.Bot.Handoff;

/// <summary>Something done again and again in the background. Several nodes may do it at once: it must not matter.</summary>
/// <param name="Due">Given the time, a query with a row where there may be something to do. It spares a quiet server the rest.</param>
public sealed record Chore(string Name, TimeSpan Every, Func<DateTimeOffset, Statement> Due, Func<IServiceProvider, CancellationToken, Task> RunAsync);

/// <summary>
/// Does the chores, each in its own rhythm and scope; one that fails is logged and done again next time. None is done in the
/// first moments, which belong to the first visitors.
/// </summary>
internal sealed partial class Chores(
    IEnumerable<Chore> chores, IDatabase database, IServiceScopeFactory scopes, TimeProvider clock, ILogger<Chores> log) : BackgroundService
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
                if (!await database.AnyAsync(chore.Due(clock.GetUtcNow()), stoppingToken)) continue;
                await using var scope = scopes.CreateAsyncScope();
                await chore.RunAsync(scope.ServiceProvider, stoppingToken);
            }
            catch (Exception fault) when (fault.IsConflict())
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
