using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff;
using Microneedling.Bot.Handoff.Privacy;
using Microneedling.Bot.Handoff.Safety;
using Microneedling.Bot.Intake;
using Microneedling.Bot.Knowledge;
using Microneedling.Bot.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Microneedling.Bot;

/// <summary>What the assistant is made of.</summary>
public static class Assistant
{
    /// <summary>Adds every capability, and the responders in the order in which they are asked: the one list.</summary>
    public static IServiceCollection AddAssistant(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Clinic>();
        services.AddHostedService<StartMemory>();

        services.AddStorage(configuration, contentRoot);
        services.AddConversation();
        services.AddKnowledge(configuration, contentRoot);
        services.AddIntake(configuration, contentRoot);
        services.AddHandoff(configuration, contentRoot);
        services.AddSafety(configuration, contentRoot);

        // Asked in this order; the first reply wins.
        services.AddScoped<IResponder, SafetyResponder>();
        services.AddScoped<IResponder, TakeoverResponder>();
        services.AddScoped<IResponder, PrivacyResponder>();
        services.AddScoped<IResponder, IntakeResponder>();
        services.AddScoped<IResponder, HandoffResponder>();
        services.AddScoped<IResponder, KnowledgeResponder>();
        services.AddScoped<IResponder, FallbackResponder>();
        return services;
    }

    /// <summary>Makes storage and content ready side by side, before the first request is taken.</summary>
    /// <exception cref="StartupFault">Either cannot be made ready.</exception>
    public static async Task PrepareAsync(this IServiceProvider services)
    {
        var content = Task.Run(() =>
        {
            services.GetRequiredService<LiveKnowledge>();
            services.GetRequiredService<IntakeContent>();
        });
        await services.GetRequiredService<StorageStart>().PrepareAsync();
        await content;
        services.GetRequiredService<ISafetyProbe>();
    }
}
