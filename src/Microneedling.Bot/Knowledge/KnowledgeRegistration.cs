using Microneedling.Bot.Conversation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microneedling.Bot.Knowledge;

public static class KnowledgeRegistration
{
    /// <summary>Adds the curated answers: the content of <c>Knowledge:Path</c>, read at the start and again whenever it changes.</summary>
    public static IServiceCollection AddKnowledge(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        var options = configuration.Read<KnowledgeOptions>("Knowledge");
        return services
            .AddSingleton(provider => new LiveKnowledge(
                new ContentFolder(Path.GetFullPath(options.Path, contentRoot)),
                provider.GetRequiredService<Clinic>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<LiveKnowledge>>()))
            .AddSingleton<ILiveContent>(provider => provider.GetRequiredService<LiveKnowledge>())
            .AddSingleton<KnowledgeProbe>()
            .AddSingleton<IQuestionProbe>(provider => provider.GetRequiredService<KnowledgeProbe>())
            .AddSingleton<IHandoffRequestProbe>(provider => provider.GetRequiredService<KnowledgeProbe>())
            .AddHostedService<ContentWatcher>();
    }
}
