using BenchmarkDotNet.Attributes;
using Microneedling.Bot.Conversation;
using Microneedling.Bot.Storage;
using Microneedling.Bot.Tests;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Microneedling.Bot.Benchmarks;

/// <summary>One turn without HTTP, from the activity to the committed reply, on SQLite: a question is asked and answered.</summary>
[MemoryDiagnoser]
public class TurnBenchmark
{
    private readonly TestFolder folder = new();
    private ServiceProvider services = null!;
    private TurnRunner runner = null!;
    private int next;

    [GlobalSetup]
    public async Task PrepareAsync()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Knowledge:Path", Path.Combine(AppContext.BaseDirectory, "knowledge"))]).Build();
        services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(settings).AddAssistant(settings, folder.Path).BuildServiceProvider();
        await services.PrepareAsync();
        runner = services.GetRequiredService<TurnRunner>();
    }

    [Benchmark]
    public Task<TurnReceipt> Turn() => runner.RunAsync(new Activity
    {
        Type = ActivityTypes.Message,
        ChannelId = "directline",
        Conversation = new ConversationAccount { Id = $"chat-{next % 20}" },
        From = new ChannelAccount { Id = "visitor" },
        Text = Questions[next++ % Questions.Length],
    }, CancellationToken.None);

    private static readonly string[] Questions =
        ["does it hurt?", "how much downtime will I have", "when can i wear makeup again", "is it ok on dark skin", "what is a dermaroller", "can I exercise after"];

    [GlobalCleanup]
    public async Task EndAsync()
    {
        await services.DisposeAsync();
        folder.Dispose();
    }
}
