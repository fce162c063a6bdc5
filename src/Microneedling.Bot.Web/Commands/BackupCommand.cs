using Microneedling.Bot.Storage;

namespace Microneedling.Bot.Web.Commands;

/// <summary><c>backup</c>: copies the database while the assistant runs.</summary>
internal static class BackupCommand
{
    private const string Usage = "backup FILE";

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var file = new Arguments(args, Usage, [], []).Word();
        var root = ContentRoot.Find();
        var configuration = new ConfigurationBuilder().AddJsonFile(Path.Combine(root, "appsettings.json"), optional: true).AddEnvironmentVariables().Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddStorage(configuration, root).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var copies = await scope.ServiceProvider.GetRequiredService<Backup>().WriteAsync(file);
        await output.WriteLineAsync($"Data: {copies.Data}");
        await output.WriteLineAsync($"Keys: {copies.Keys} (replaces the one before; keep only this one, apart from the data)");
        return 0;
    }
}
