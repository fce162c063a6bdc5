namespace Microneedling.Bot.EndToEnd.Storage;

/// <summary>Nodes that come and go, and visitors who keep talking to whichever is there.</summary>
internal sealed class Crowd(Func<Task<ServerProcess>> startNode) : IAsyncDisposable
{
    /// <summary>With these first words a case is opened.</summary>
    private static readonly string[] Opening = ["talk to a person", "Anna Smith", "anna@example.com"];

    private static readonly string[] Sayings = ["hello", "does it hurt?", "what does it cost", "can I have it when I am pregnant", "thank you"];
    private readonly List<TaskCompletionSource<ServerProcess>> nodes = [];
    private readonly SemaphoreSlim acknowledged = new(0);
    private volatile bool stopped;

    public async Task AddNodeAsync()
    {
        var node = Place();
        nodes.Add(node);
        node.SetResult(await startNode());
    }

    /// <summary>Kills a node while turns run, and starts another in its place.</summary>
    public async Task ReplaceAsync(int place)
    {
        var dying = nodes[place].Task.Result;
        nodes[place] = Place();
        await dying.DisposeAsync();
        nodes[place].SetResult(await startNode());
    }

    /// <summary>Waits for so many more acknowledgements.</summary>
    public async Task AcknowledgedAsync(int count)
    {
        while (count-- > 0)
            if (!await acknowledged.WaitAsync(TimeSpan.FromSeconds(60))) throw new TimeoutException("No message was acknowledged for a minute.");
    }

    public void Stop() => stopped = true;

    public Uri Any() => nodes[0].Task.Result.Address;

    /// <summary>One visitor, from arrival to the end: who it was, and how many messages were acknowledged.</summary>
    public async Task<(Visitor Visitor, int Said)> TalkAsync(int number)
    {
        Visitor? visitor = null;
        for (var attempt = number; visitor is null; attempt++)
        {
            try
            {
                visitor = await Visitor.ArriveAsync(await AddressAsync(attempt));
            }
            catch (HttpRequestException)
            {
                // Killed while opening: nothing was promised.
            }
        }
        for (var said = 0; ; said++)
        {
            for (var attempt = said + number; !await visitor.TrySayAsync(await AddressAsync(attempt), said < Opening.Length ? Opening[said] : Sayings[said % Sayings.Length], $"{said}"); attempt++) { }
            acknowledged.Release();
            if (stopped && said >= Opening.Length) return (visitor, said + 1);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
            if (node.Task.IsCompletedSuccessfully) await node.Task.Result.DisposeAsync();
    }

    private async Task<Uri> AddressAsync(int attempt) => (await nodes[attempt % nodes.Count].Task).Address;

    private static TaskCompletionSource<ServerProcess> Place() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
