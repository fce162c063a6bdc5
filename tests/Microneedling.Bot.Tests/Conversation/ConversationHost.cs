using Microneedling.Bot.Conversation;
using Microneedling.Bot.Storage;
using Microneedling.Bot.Tests.Storage;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Transcript = Microneedling.Bot.Conversation.Transcript;
using Microsoft.Extensions.DependencyInjection;

namespace Microneedling.Bot.Tests.Conversation;

/// <summary>The conversation with a real database and whatever responders a test brings.</summary>
internal sealed class ConversationHost : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private ConversationHost(string folder, StorageProvider provider, (string Key, string? Value)[] settings, IResponder[] responders, Action<IServiceCollection>? also = null)
    {
        var configuration = new ConfigurationBuilder().AddConfiguration(TestDatabase.Settings(folder, provider))
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value))).Build();
        var collection = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<Clinic>()
            .AddStorage(configuration, folder)
            .AddConversation();
        foreach (var responder in responders) collection.AddSingleton(responder);
        also?.Invoke(collection);
        services = collection.BuildServiceProvider(validateScopes: true);
    }

    public MovableClock Clock { get; } = new();

    public IServiceProvider Services => services;

    public static Task<ConversationHost> StartAsync(string folder, params IResponder[] responders) =>
        StartAsync(folder, TestDatabase.Default, responders);

    public static Task<ConversationHost> StartAsync(string folder, StorageProvider provider, params IResponder[] responders) =>
        StartAsync(folder, provider, [], responders);

    public static Task<ConversationHost> StartAsync(string folder, StorageProvider provider, (string Key, string? Value)[] settings, params IResponder[] responders) =>
        PreparedAsync(new ConversationHost(folder, provider, settings, responders));

    /// <param name="around">Stands between the host and its database.</param>
    public static Task<ConversationHost> StartAsync(string folder, Func<IDatabase, IDatabase> around, params IResponder[] responders) =>
        PreparedAsync(new ConversationHost(folder, TestDatabase.Default, [], responders, services =>
        {
            var database = services.Last(service => service.ServiceType == typeof(IDatabase));
            services.AddSingleton(provider => around((IDatabase)(database.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, database.ImplementationType!))));
        }));

    private static async Task<ConversationHost> PreparedAsync(ConversationHost host)
    {
        await host.services.GetRequiredService<StorageStart>().PrepareAsync();
        return host;
    }

    /// <summary>A host whose database was not made yet.</summary>
    public static ConversationHost Unprepared(string folder, StorageProvider provider) => new(folder, provider, [], []);

    public TestFlow Flow() => new(new TestAdapter(), services.GetRequiredService<IBot>());

    public Task<TurnReceipt> SayAsync(string chatId, string text, string? clientId = null, TurnAction? action = null) =>
        services.GetRequiredService<TurnRunner>().RunAsync(new Activity
        {
            Type = ActivityTypes.Message,
            ChannelId = "directline",
            Conversation = new ConversationAccount { Id = chatId },
            From = new ChannelAccount { Id = "visitor" },
            Text = text,
            Value = action is null ? null : Newtonsoft.Json.Linq.JObject.FromObject(new { name = action.Name, id = action.Id }),
            ChannelData = clientId is null ? null : Newtonsoft.Json.Linq.JObject.FromObject(new { clientActivityID = clientId }),
        }, CancellationToken.None);

    public async Task<IReadOnlyList<Transcript.Line>> TranscriptAsync(string chatId)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Transcript>().ReadAsync(chatId, 0, CancellationToken.None);
    }

    public async Task InDbAsync(Func<ClinicDb, Task> use)
    {
        await using var scope = services.CreateAsyncScope();
        await use(scope.ServiceProvider.GetRequiredService<ClinicDb>());
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}

/// <summary>Answers with whatever the test says.</summary>
internal sealed class Responder(Func<Turn, ValueTask<Reply?>> respond) : IResponder
{
    public Responder(Func<Turn, Reply?> respond) : this(turn => new ValueTask<Reply?>(respond(turn))) { }

    public static Responder Echo { get; } = new((Turn turn) => Says($"You said {turn.Text}"));

    public ValueTask<Reply?> RespondAsync(Turn turn, CancellationToken cancellationToken) => respond(turn);

    public static Reply Says(string text, params Choice[] choices) =>
        new(new Message(text) { Choices = choices }, new Outcome(OutcomeKind.Answered));
}
