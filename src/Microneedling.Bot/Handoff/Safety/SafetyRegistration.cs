using Microneedling.Bot.Conversation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microneedling.Bot.Handoff.Safety;

public static class SafetyRegistration
{
    /// <summary>Adds the safety rules of the content folder, read at the start and again whenever they change.</summary>
    /// <remarks>
    /// A file with faults is a <see cref="StartupFault"/> when the probe is first asked for. A folder without
    /// <c>safety.yaml</c> has no rules: that is logged as an error and shows in the health.
    /// </remarks>
    public static IServiceCollection AddSafety(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        // Read beside everything else that starts: it is the longest of the content files.
        var path = Path.GetFullPath(configuration["Knowledge:Path"] ?? "knowledge", contentRoot);
        var reading = Task.Run(() =>
        {
            var fingerprint = SafetyContent.FingerprintOf(path);
            return (fingerprint, SafetyContent.Read(path, SafetyContent.LearnedFile, fingerprint, before: null));
        });
        return services
            .AddSingleton(provider =>
            {
                var (_, (rules, faults)) = reading.GetAwaiter().GetResult();
                if (faults.Count > 0) throw new StartupFault(string.Join(Environment.NewLine, faults));
                return new SafetyProbe(rules, provider.GetRequiredService<Clinic>());
            })
            .AddSingleton<ISafetyProbe>(provider => provider.GetRequiredService<SafetyProbe>())
            .AddSingleton<ILiveContent>(provider => new LiveSafety(
                path, provider.GetRequiredService<SafetyProbe>(), reading.GetAwaiter().GetResult().Item1, provider.GetRequiredService<ILogger<LiveSafety>>()));
    }
}
