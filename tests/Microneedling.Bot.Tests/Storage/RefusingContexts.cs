using Microneedling.Bot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Microneedling.Bot.Tests.Storage;

/// <summary>Gives contexts until none may be asked for any more.</summary>
internal sealed class RefusingContexts(ClinicContexts real, Func<bool> refused) : ClinicContexts(null!, [])
{
    public static void Register(IServiceCollection services, Func<bool> refused) =>
        services.AddScoped(provider => new ClinicDb(new RefusingContexts(provider.GetRequiredService<ClinicContexts>(), refused)));

    public override ClinicContext Rent() => refused() ? throw new InvalidOperationException("A context was asked for.") : real.Rent();
}
