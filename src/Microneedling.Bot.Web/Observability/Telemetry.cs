using Microneedling.Bot.Conversation;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Microneedling.Bot.Web.Observability;

/// <summary>Sends figures and traces to the operator's collector. Without an address there is none: nothing is collected and nothing leaves.</summary>
internal sealed class Telemetry(Uri endpoint) : IHostedService, IDisposable
{
    private static readonly Action<ResourceBuilder> Ourselves = resource => resource.AddService("microneedling-assistant");
    private MeterProvider? figures;
    private TracerProvider? traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        figures = Sdk.CreateMeterProviderBuilder().ConfigureResource(Ourselves)
            .AddMeter(Figures.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
            .AddOtlpExporter(exporter => SendTo(exporter, endpoint, "v1/metrics"))
            .Build();
        traces = Sdk.CreateTracerProviderBuilder().ConfigureResource(Ourselves)
            .AddSource(Figures.Name, "Microsoft.AspNetCore")
            .AddProcessor(new AddressScrubber())
            .AddOtlpExporter(exporter => SendTo(exporter, endpoint, "v1/traces"))
            .Build();
        return Task.CompletedTask;
    }

    /// <summary>What was collected is sent before the program ends.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        figures?.Dispose();
        traces?.Dispose();
    }

    private static void SendTo(OtlpExporterOptions exporter, Uri endpoint, string signal)
    {
        exporter.Endpoint = new Uri(endpoint.ToString().TrimEnd('/') + "/" + signal);
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
    }
}
