using Microneedling.Bot.Conversation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Microneedling.Bot.Handoff.Safety;

public static class SafetyRegistration
{
    /// <summary>Adds the safety rules of the content folder's <c>safety.yaml</c>, read once: a change of them needs a restart.</summary>
    /// <exception cref="StartupFault">The file has faults; each is told with its line. A folder without the file has no rules.</exception>
    public static IServiceCollection AddSafety(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        var (rules, faults) = SafetyContent.Read(Path.GetFullPath(configuration["Knowledge:Path"] ?? "knowledge", contentRoot));
        if (faults.Count > 0) throw new StartupFault(string.Join(Environment.NewLine, faults));
        return services
            .AddSingleton(provider => new SafetyProbe(rules, provider.GetRequiredService<Clinic>()))
            .AddSingleton<ISafetyProbe>(provider => provider.GetRequiredService<SafetyProbe>());
    }
}
