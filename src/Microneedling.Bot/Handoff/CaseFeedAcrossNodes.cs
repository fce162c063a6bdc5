using Microneedling.Bot.Storage;
using Microsoft.Extensions.Hosting;

namespace Microneedling.Bot.Handoff;

/// <summary>Carries the <see cref="CaseFeed"/> between nodes. A page that missed a signal brings itself up to date with its next beat.</summary>
internal sealed class CaseFeedAcrossNodes(CaseFeed feed, NodeSignals signals) : IHostedService
{
    private const string CaseTopic = "case", NoticeTopic = "notice";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        feed.Announced += reference => signals.Send(reference is null ? NoticeTopic : CaseTopic, reference ?? "put");
        signals.Received += (topic, text) =>
        {
            if (topic == CaseTopic) feed.DeliverCase(text);
            if (topic == NoticeTopic) feed.DeliverNotice();
        };
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
