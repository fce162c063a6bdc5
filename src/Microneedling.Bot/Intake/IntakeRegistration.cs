using Microneedling.Bot.Conversation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microneedling.Bot.Intake;

public static class IntakeRegistration
{
    /// <summary>Adds the questionnaire of the content folder (<c>Knowledge:Path</c>, default <c>knowledge</c> in the content root).</summary>
    public static IServiceCollection AddIntake(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        var path = Path.Combine(contentRoot, configuration["Knowledge:Path"] is { Length: > 0 } configured ? configured : "knowledge");
        return services
            .AddSingleton(provider => new IntakeContent(path, provider.GetRequiredService<ILogger<IntakeContent>>()).Prepare())
            .AddSingleton<ILiveContent>(provider => provider.GetRequiredService<IntakeContent>());
    }
}
