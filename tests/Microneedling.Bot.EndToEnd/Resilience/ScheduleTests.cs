using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Microneedling.Bot.EndToEnd.Resilience;

/// <summary>Tests that take all that the machine has: beside them the others would run out of patience.</summary>
[CollectionDefinition(nameof(Crowded), DisableParallelization = true)]
public sealed class Crowded;

/// <summary>
/// The chat's own scripts, in Node.js, on networks that lose, double and delay requests and cut sockets, with tabs that come
/// and go, a server that restarts and hours of sleep. Each seed is a schedule; one that fails is told and can be run alone:
/// <c>SCHEDULES=SEED dotnet test --filter ScheduleTests</c>, or <c>SCHEDULES=FIRST:COUNT</c>.
/// </summary>
[Collection(nameof(Crowded))]
public sealed class ScheduleTests
{
    private static readonly TimeSpan Nap = TimeSpan.FromHours(7), Patience = TimeSpan.FromMinutes(10);

    [RequiresFact(Tools.Node)]
    public async Task InAThousandRandomSchedulesNothingIsLostDoubledOrMoved()
    {
        var (first, count) = Chosen() ?? (1, 1_000);
        var clock = new LateClock();
        var limits = from limit in new[] { "MessageBurst", "MessagesPerMinute", "ConversationBurst", "ConversationsPerMinute", "AddressBurst", "AddressPerMinute" } select ("Limits:" + limit, "1000000");
        await using var server = await Server.StartAsync(new Server([.. limits]) { Responder = new Script(), Clock = clock });
        var result = await RunAsync(server, clock, first, count);
        Assert.Equal(count, (int)result["done"]!);
        Assert.True(result["failed"]!.AsArray().Count == 0, string.Join("\n", result["failed"]!.AsArray().Select(failed => failed!.ToJsonString())));
    }

    private static async Task<JsonNode> RunAsync(Server server, LateClock clock, int first, int count)
    {
        var here = Path.Combine(AppContext.BaseDirectory, "Resilience", "schedules.mjs");
        var scripts = Path.Combine(AppContext.BaseDirectory, "wwwroot", "chat");
        using var node = Process.Start(new ProcessStartInfo(Tools.NodePath!, ["--experimental-websocket", "--no-warnings", here, server.Address, scripts, Server.Secret, $"{first}", $"{count}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while (await node.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                if (line.StartsWith('{')) return JsonNode.Parse(line)!;
                if (line == "sleep") clock.Late += Nap;
                if (line == "restart")
                {
                    await server.StopAsync();
                    await server.StartAsync();
                }
                await node.StandardInput.WriteLineAsync("done");
            }
            throw new InvalidOperationException("Node.js ended before the schedules did.");
        }
        finally
        {
            if (!node.HasExited) node.Kill();
        }
    }

    private static (int First, int Count)? Chosen() => Environment.GetEnvironmentVariable("SCHEDULES")?.Split(':') switch
    {
        [var seed] => (int.Parse(seed), 1),
        [var first, var count] => (int.Parse(first), int.Parse(count)),
        _ => null,
    };
}
