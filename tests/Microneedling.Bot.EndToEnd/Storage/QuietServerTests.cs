using Microneedling.Bot.Tests;

namespace Microneedling.Bot.EndToEnd.Storage;

/// <summary>What is there for staff waits until staff come: on a clinic's small server that memory is better used by others.</summary>
public sealed class QuietServerTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [OnLinuxFact]
    public async Task AServerThatOnlyVisitorsUseDoesNotLoadEfCore()
    {
        await using var server = await ServerProcess.StartAsync(folder.Path);
        using var visitor = await Visitor.ArriveAsync(server.Address);
        Assert.True(await visitor.TrySayAsync(server.Address, "does it hurt?", "1"));
        Assert.True(await visitor.TrySayAsync(server.Address, "start the pre-consultation", "2"));
        Assert.Contains(await visitor.ReadAsync(server.Address), said => (string?)said["from"]!["role"] == "bot");

        var mapped = await File.ReadAllTextAsync($"/proc/{server.Id}/maps");
        Assert.Contains("Microsoft.Data.Sqlite.dll", mapped, StringComparison.Ordinal);
        Assert.DoesNotContain("Microsoft.EntityFrameworkCore", mapped, StringComparison.Ordinal);
    }
}

/// <summary>What a process has loaded is read from <c>/proc</c>.</summary>
file sealed class OnLinuxFactAttribute : FactAttribute
{
    public OnLinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "This test needs Linux: it reads /proc.";
}
