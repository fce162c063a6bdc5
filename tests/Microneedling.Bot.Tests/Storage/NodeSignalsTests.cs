using Microneedling.Bot.Conversation;
using Microneedling.Bot.Storage;
using Microneedling.Bot.Tests.Conversation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microneedling.Bot.Tests.Storage;

public sealed class NodeSignalsTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory, OnPostgreSql]
    public async Task WhatOneNodeCommitsIsToldToTheListenersOfAnother(StorageProvider provider)
    {
        await using var here = await ConversationHost.StartAsync(folder.Path, provider, Responder.Echo);
        await using var there = await ConversationHost.StartAsync(folder.Path, provider, Responder.Echo);
        await using var nodes = await RunAsync(here, there);
        var (heardHere, heardThere) = (Listen(here, "chat"), Listen(there, "chat"));

        await here.SayAsync("chat", "hello");

        Assert.Equal(2, await heardHere.Task.WaitAsync(Patience));
        Assert.Equal(2, await heardThere.Task.WaitAsync(Patience));
    }

    [Theory, OnPostgreSql]
    public async Task WhatWasCommittedWhileANodeHeardNothingIsFoundOnceItListensAgain(StorageProvider provider)
    {
        await using var here = await ConversationHost.StartAsync(folder.Path, provider, Responder.Echo);
        await using var there = await ConversationHost.StartAsync(folder.Path, provider, Responder.Echo);
        var heard = Listen(there, "chat");
        await here.SayAsync("chat", "hello"); // nobody carries this one
        Assert.False(heard.Task.IsCompleted);
        await using var nodes = await RunAsync(there);
        Assert.Equal(2, await heard.Task.WaitAsync(Patience));
    }

    private static TaskCompletionSource<int> Listen(ConversationHost host, string chatId)
    {
        var heard = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Services.GetRequiredService<ConversationFeed>().Subscribe(chatId, news => heard.TrySetResult(news.LastSequence));
        return heard;
    }

    /// <summary>Starts the background work of the nodes and waits until each listens.</summary>
    private static async Task<IAsyncDisposable> RunAsync(params ConversationHost[] hosts)
    {
        var services = hosts.SelectMany(host => host.Services.GetServices<IHostedService>()).ToList();
        var listening = hosts.Select(host =>
        {
            var listens = new TaskCompletionSource();
            host.Services.GetRequiredService<NodeSignals>().Missed += () => listens.TrySetResult();
            return listens.Task;
        }).ToList();
        foreach (var service in services) await service.StartAsync(default);
        await Task.WhenAll(listening).WaitAsync(Patience);
        return new Running(services);
    }

    private sealed class Running(IReadOnlyList<IHostedService> services) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            foreach (var service in services) await service.StopAsync(default);
        }
    }
}
