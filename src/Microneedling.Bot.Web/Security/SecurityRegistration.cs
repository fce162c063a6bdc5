namespace Microneedling.Bot.Web.Security;

public static class SecurityRegistration
{
    public static IServiceCollection AddLimits(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(configuration.Read<LimitOptions>("Limits"))
        .AddSingleton<Limits>();
}
