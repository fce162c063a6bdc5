using System.Diagnostics;
using Microneedling.Bot.Tests;

namespace Microneedling.Bot.EndToEnd.Storage;

/// <summary>The operator's way: <c>backup FILE</c> while the assistant runs, then a new machine from the two copies.</summary>
public sealed class BackupCommandTests : IDisposable
{
    private readonly TestFolder folder = new(), copies = new(), machine = new();

    public void Dispose()
    {
        folder.Dispose();
        copies.Dispose();
        machine.Dispose();
    }

    [Fact]
    public async Task ANewMachineGoesOnFromTheCopies()
    {
        Visitor visitor;
        await using (var server = await ServerProcess.StartAsync(folder.Path))
        {
            visitor = await Visitor.ArriveAsync(server.Address);
            Assert.True(await visitor.TrySayAsync(server.Address, "does it hurt?", "1"));
            Assert.Contains("Keys: ", await BackUpAsync());
            Assert.True(await visitor.TrySayAsync(server.Address, "said after the copy", "2"));
        }

        Directory.CreateDirectory(machine.File("data"));
        File.Copy(copies.File("monday.db"), machine.File("data/assistant.db"));
        File.Copy(copies.File("assistant.keys.db"), machine.File("data/assistant.keys.db"));
        await using var restored = await ServerProcess.StartAsync(machine.Path);
        using (visitor)
        {
            Assert.Equal(["does it hurt?"], await SaidAsync());
            Assert.True(await visitor.TrySayAsync(restored.Address, "and on", "3")); // with the token of before
            Assert.Equal(["does it hurt?", "and on"], await SaidAsync());
        }

        async Task<IEnumerable<string?>> SaidAsync() =>
            (await visitor.ReadAsync(restored.Address)).Where(activity => (string?)activity["from"]!["role"] != "bot").Select(activity => (string?)activity["text"]);
    }

    private async Task<string> BackUpAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Microneedling.Bot.Web.dll"), "backup", copies.File("monday.db")])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
        };
        start.Environment["Storage__ConnectionString"] = $"Data Source={folder.File("data/assistant.db")}";
        using var process = Process.Start(start)!;
        var written = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return written;
    }
}
