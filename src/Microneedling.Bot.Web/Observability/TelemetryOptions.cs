namespace Microneedling.Bot.Web.Observability;

/// <summary>Section <c>Telemetry</c>.</summary>
public sealed class TelemetryOptions
{
    /// <summary>Where figures and traces are sent, by OTLP over HTTP, such as <c>http://localhost:4318</c>. Default: nowhere.</summary>
    public Uri? OtlpEndpoint { get; set; }
}
