using Microneedling.Bot.Storage;

namespace Microneedling.Bot.Web.Commands;

/// <summary>What a command needs of the assistant: the same settings, the same database, nothing running.</summary>
internal static class ConsoleServices
{
    public static async Task<int> RunAsync(TextWriter error, Func<IServiceProvider, Task<int>> work)
    {
        try
        {
            var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = ContentRoot.Find() });
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.Services.AddAssistant(builder.Configuration, builder.Environment.ContentRootPath);
            using var host = builder.Build();
            await host.Services.GetRequiredService<StorageStart>().PrepareAsync();
            await using var scope = host.Services.CreateAsyncScope();
            return await work(scope.ServiceProvider);
        }
        catch (StartupFault fault)
        {
            await error.WriteLineAsync(fault.Message);
            return 1;
        }
    }
}
