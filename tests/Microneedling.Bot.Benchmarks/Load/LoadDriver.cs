using System.Diagnostics;
using Microneedling.Bot.EndToEnd.Storage;
using Microneedling.Bot.Tests;
using Microneedling.Bot.Tests.Storage;

namespace Microneedling.Bot.Benchmarks.Load;

/// <summary>
/// Measures a started server with real Direct Line over HTTP and WebSocket, beside a bare endpoint that commits one row and
/// one that only echoes, on the same machine in the same run: the ratios count, not the figures.
/// <c>dotnet run -c Release --project tests/Microneedling.Bot.Benchmarks -- load [sqlite|postgresql] [seconds]</c>
/// </summary>
internal static class LoadDriver
{
    private const int Busy = 16, Open = 200;

    public static async Task<int> RunAsync(string[] args)
    {
        var databases = args.Where(arg => arg is "sqlite" or "postgresql").DefaultIfEmpty("sqlite").ToList();
        if (args.Contains("both")) databases = ["sqlite", "postgresql"];
        var seconds = args.Select(arg => int.TryParse(arg, out var number) ? number : 0).DefaultIfEmpty().Max();
        var span = TimeSpan.FromSeconds(seconds == 0 ? 15 : seconds);
        foreach (var database in databases) await RunAsync(database, span);
        return 0;
    }

    private static async Task RunAsync(string database, TimeSpan span)
    {
        using var folder = new TestFolder();
        using var postgreSql = database == "postgresql" ? new PostgreSqlServer(durable: true) : null;
        Console.WriteLine($"{database}, {Environment.ProcessorCount} processors, {span.TotalSeconds} s each, {Busy} clients that never pause");

        var commit = await BaselineAsync("commit", postgreSql?.CreateDatabase() ?? folder.File("baseline.db"), span);
        var echo = await BaselineAsync("echo", "", span);

        (string, string)[] settings = postgreSql is null ? [] : [("Storage:Provider", "PostgreSql"), ("Storage:ConnectionString", postgreSql.CreateDatabase())];
        var began = Stopwatch.GetTimestamp();
        await using var server = await ServerProcess.StartAsync(folder.Path, settings);
        await using (var first = await LoadVisitor.ArriveAsync(server.Address, 0)) await first.SayAsync();
        Console.WriteLine($"  start to first answer {Stopwatch.GetElapsedTime(began).TotalMilliseconds:N0} ms, memory then {Memory(server):N0} MB");

        await TurnsAsync(server, Busy, pause: null, TimeSpan.FromSeconds(25)); // the compiler's second look at the code is not measured
        var turns = await TurnsAsync(server, Busy, pause: null, span);
        Console.WriteLine($"  turns          {turns}  = {turns.PerSecond / commit.PerSecond:P0} of commit-one-row, {turns.PerSecond / echo.PerSecond:P0} of echo");
        var pause = TimeSpan.FromSeconds(Open / (turns.PerSecond * 0.3));
        var open = await TurnsAsync(server, Open, pause, span);
        Console.WriteLine($"  {Open} open chats {open}  (each pauses about {pause.TotalSeconds:N1} s)");
        Console.WriteLine($"  memory after load {Memory(server):N0} MB");
        await server.StopAsync();
    }

    private static async Task<Measure> BaselineAsync(string kind, string database, TimeSpan span)
    {
        await using var baseline = await BaselineProcess.StartAsync(kind, database);
        using var http = new HttpClient();
        var url = new Uri(baseline.Address, "/" + kind);
        async Task PostAsync()
        {
            using var response = await http.PostAsync(url, new StringContent("{\"type\":\"message\",\"text\":\"does it hurt?\"}", System.Text.Encoding.UTF8, "application/json"));
            response.EnsureSuccessStatusCode();
        }

        var work = Enumerable.Repeat<Func<Task>>(PostAsync, Busy).ToList();
        await Measure.RunAsync(work, null, TimeSpan.FromSeconds(3), baseline.Process);
        var measure = await Measure.RunAsync(work, null, span, baseline.Process);
        Console.WriteLine($"  {kind,-14} {measure}");
        return measure;
    }

    private static async Task<Measure> TurnsAsync(ServerProcess server, int clients, TimeSpan? pause, TimeSpan span)
    {
        var visitors = new List<LoadVisitor>();
        for (var number = 0; number < clients; number++) visitors.Add(await LoadVisitor.ArriveAsync(server.Address, number));
        var measure = await Measure.RunAsync([.. visitors.Select<LoadVisitor, Func<Task>>(visitor => visitor.SayAsync)], pause, span, server.Process);
        foreach (var visitor in visitors) await visitor.DisposeAsync();
        return measure;
    }

    private static double Memory(ServerProcess server)
    {
        server.Process.Refresh();
        return server.Process.WorkingSet64 / 1e6;
    }
}
