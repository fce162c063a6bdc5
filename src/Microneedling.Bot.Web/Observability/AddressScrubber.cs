using System.Diagnostics;
using OpenTelemetry;

namespace Microneedling.Bot.Web.Observability;

/// <summary>Keeps the route of a request in its trace and takes out what names a person: the address's parts and the browser.</summary>
internal sealed class AddressScrubber : BaseProcessor<Activity>
{
    private static readonly string[] Personal = ["url.path", "url.query", "url.full", "user_agent.original", "client.address", "http.target", "http.url"];

    public override void OnEnd(Activity activity)
    {
        foreach (var tag in Personal) activity.SetTag(tag, null);
    }
}
