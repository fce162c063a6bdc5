using Microneedling.Bot.Handoff.Notify;
using Microsoft.Extensions.DependencyInjection;

namespace Microneedling.Bot.Tests.Handoff;

/// <summary>A channel that keeps what it takes, and refuses while it is told to.</summary>
internal sealed class Recorder : INotifier
{
    public List<Notice> Taken { get; } = [];
    public bool Refuses { get; set; }

    public string Channel => "email";

    public static void Add(IServiceCollection services) => services.AddSingleton<Recorder>().AddSingleton<INotifier>(provider => provider.GetRequiredService<Recorder>());

    public static Recorder Of(Desk desk) => desk.Services.GetRequiredService<Recorder>();

    public Task SendAsync(Notice notice, CancellationToken cancellationToken)
    {
        if (Refuses) throw new NotifyFault("the mail server is away.");
        Taken.Add(notice);
        return Task.CompletedTask;
    }
}
