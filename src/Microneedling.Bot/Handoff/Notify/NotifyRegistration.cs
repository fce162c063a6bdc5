using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microneedling.Bot.Handoff.Notify;

internal static class NotifyRegistration
{
    /// <summary>Adds the outbox and those channels that are configured.</summary>
    /// <exception cref="StartupFault">A channel is configured in part.</exception>
    public static IServiceCollection AddNotify(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<Outbox>().AddScoped<OutboxSender>().AddScoped<SaidSender>().AddSingleton<ChannelHealth>().AddHostedService<OutboxSending>();

        var email = configuration.Read<EmailOptions>("Handoff:Email");
        if (email.Host is { Length: > 0 })
        {
            if (!email.From.Contains('@')) throw new StartupFault("Handoff:Email:From is missing; write the address that notices come from.");
            if (email.To.Length == 0) throw new StartupFault("Handoff:Email:To is missing; write at least one address that notices go to (Handoff:Email:To:0).");
            services.AddSingleton(Options.Create(email)).AddSingleton<INotifier, EmailNotifier>();
        }

        var webhook = configuration.Read<WebhookOptions>("Handoff:Webhook");
        if (webhook.Url is { Length: > 0 } url)
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
                throw new StartupFault("Handoff:Webhook:Url is not a web address; write one such as https://example.com/hooks/clinic.");
            services.AddSingleton(Options.Create(webhook)).AddSingleton<INotifier, WebhookNotifier>();
        }
        return services;
    }
}
