using Microneedling.Bot.Storage;
using Microneedling.Bot.Tests.Storage;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microneedling.Bot.Tests.Journeys;

/// <summary>The whole assistant on the project's own knowledge and a database of its own, spoken to through the SDK's test adapter.</summary>
/// <param name="visitorsOnly">Refuses the EF context, which no visitor needs.</param>
internal sealed class ChatStage(string folder, bool visitorsOnly = false) : IAsyncDisposable
{
    private readonly MovableClock clock = new();
    private readonly TestAdapter adapter = new();
    private ServiceProvider? services;
    private IReadOnlyList<CardAction> shown = [];
    private bool isOpen;

    public IServiceProvider Services => services!;

    public MovableClock Clock => clock;

    /// <summary>Messages that the bot sent and nobody asked for yet.</summary>
    public Queue<IMessageActivity> Unread { get; } = new();

    public IEnumerable<string> Shown => shown.Select(action => action.Title);

    public async Task StartAsync()
    {
        if (services is not null) await services.DisposeAsync();
        isOpen = false;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Knowledge:Path"] = Path.Combine(Repository.Root, "knowledge"),
            ["Storage:ConnectionString"] = $"Data Source={Path.Combine(folder, "assistant.db")}",
        }).Build();
        var collection = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration);
        collection.AddAssistant(configuration, folder);
        collection.AddSingleton<TimeProvider>(clock);
        if (visitorsOnly) RefusingContexts.Register(collection, () => isOpen);
        services = collection.BuildServiceProvider();
        await services.GetRequiredService<StorageStart>().PrepareAsync();
        isOpen = true;
    }

    public Task OpenAsync() => SendAsync(new Activity
    {
        Type = ActivityTypes.ConversationUpdate,
        MembersAdded = [new ChannelAccount { Id = "user1" }],
    });

    public Task TypeAsync(string text) => SendAsync(new Activity { Type = ActivityTypes.Message, Text = text });

    public Task PressAsync(string label)
    {
        var action = shown.FirstOrDefault(candidate => candidate.Title == label)
            ?? throw new InvalidOperationException($"No button says \"{label}\". Shown: {string.Join(" | ", Shown)}");
        return SendAsync(new Activity { Type = ActivityTypes.Message, Text = action.Title, Value = action.Value });
    }

    private async Task SendAsync(Activity activity)
    {
        var bot = services!.GetRequiredService<IBot>();
        await adapter.ProcessActivityAsync(activity, bot.OnTurnAsync);
        var replies = new List<IMessageActivity>();
        while (adapter.ActiveQueue.TryDequeue(out var reply))
            if (reply.AsMessageActivity() is { } message) replies.Add(message);
        foreach (var reply in replies) Unread.Enqueue(reply);
        if (replies.Count > 0) shown = [.. replies.SelectMany(reply => reply.SuggestedActions?.Actions ?? [])];
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null) await services.DisposeAsync();
    }
}
