using Microneedling.Bot.Conversation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Microneedling.Bot.Handoff.Safety;

public static class SafetyRegistration
{
    /// <summary>Adds the safety rules of the content folder's <c>safety.yaml</c>, read once: a change of them needs a restart.</summary>
    /// <remarks>A file with faults is a <see cref="StartupFault"/> when the probe is first asked for. A folder without the file has no rules.</remarks>
    public static IServiceCollection AddSafety(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        // Read beside everything else that starts: it is the longest of the content files.
        var path = Path.GetFullPath(configuration["Knowledge:Path"] ?? "knowledge", contentRoot);
        var reading = Task.Run(() => SafetyContent.Read(path));
        return services
            .AddSingleton(provider =>
            {
                var (rules, faults) = reading.GetAwaiter().GetResult();
                if (faults.Count > 0) throw new StartupFault(string.Join(Environment.NewLine, faults));
                return new SafetyProbe(rules, provider.GetRequiredService<Clinic>());
            })
            .AddSingleton<ISafetyProbe>(provider => provider.GetRequiredService<SafetyProbe>());
    }
}
