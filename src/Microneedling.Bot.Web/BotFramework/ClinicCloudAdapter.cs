using Microsoft.Bot.Builder.Integration.AspNet.Core;

namespace Microneedling.Bot.Web.BotFramework;

/// <summary>The SDK's adapter with our settings; its several constructors leave a container without a choice.</summary>
public sealed class ClinicCloudAdapter(IConfiguration configuration, IHttpClientFactory clients, ILogger<ClinicCloudAdapter> log)
    : CloudAdapter(configuration.GetSection("Bot"), clients, log);
