using Microneedling.Bot.Conversation;
using Microneedling.Bot.Knowledge;

namespace Microneedling.Bot.Web.Commands;

/// <summary>The assistant's knowledge and safety rules, without a server.</summary>
internal static class Content
{
    /// <param name="folder">The content folder; null for the configured one.</param>
    public static ServiceProvider Open(string? folder)
    {
        var root = ContentRoot.Find();
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(root, "appsettings.json"), optional: true)
            .AddEnvironmentVariables();
        if (folder is not null) configuration.AddInMemoryCollection([new("Knowledge:Path", Path.GetFullPath(folder))]);
        var services = new ServiceCollection().AddLogging(log => log.AddConsole().SetMinimumLevel(LogLevel.Error));
        return services.AddAssistant(configuration.Build(), root).BuildServiceProvider();
    }

    public static Rehearsal Rehearsal(this IServiceProvider services) =>
        new(services.GetRequiredService<LiveKnowledge>().Current, services.GetService<ISafetyProbe>());
}
