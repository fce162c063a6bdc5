using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff;
using Microneedling.Bot.Handoff.Accounts;
using Microneedling.Bot.Handoff.Notify;
using Microneedling.Bot.Handoff.Privacy;
using Microneedling.Bot.Intake;
using Microneedling.Bot.Storage;
using Microneedling.Bot.Tests.Storage;
using Microsoft.Bot.Schema;
using Transcript = Microneedling.Bot.Conversation.Transcript;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microneedling.Bot.Tests.Handoff;

/// <summary>Visitor and staff around one database (see <see cref="TestDatabase"/>), with the responders of the hand-off and one that answers everything else.</summary>
internal sealed class Desk : IAsyncDisposable
{
    public const string ChatId = "chat-1";
    private readonly ServiceProvider services;
    private readonly TestFolder folder = new();

    private Desk(StorageProvider provider, Action<IServiceCollection>? also, Dictionary<string, string?> settings)
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "knowledge"));
        File.WriteAllText(Path.Combine(folder.Path, "knowledge", "clinic.yaml"), """
            time-zone: "Europe/London"
            hours:
              monday: "9:00-18:00"
              tuesday: "9:00-18:00"
              wednesday: "9:00-18:00"
              thursday: "9:00-18:00"
              friday: "9:00-18:00"
            """);
        var configuration = new ConfigurationBuilder().AddConfiguration(TestDatabase.Settings(folder.Path, provider)).AddInMemoryCollection(settings).Build();
        var collection = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<Clinic>()
            .AddSingleton<IStaffLinks, Links>()
            .AddStorage(configuration, folder.Path)
            .AddConversation()
            .AddHandoff(configuration, folder.Path)
            .AddScoped<IResponder, TakeoverResponder>()
            .AddScoped<IResponder, PrivacyResponder>()
            .AddScoped<IResponder, SendsIntakes>()
            .AddScoped<IResponder, HandoffResponder>()
            .AddScoped<IResponder, AnyAnswer>();
        collection.RemoveAll<Microsoft.Extensions.Hosting.IHostedService>();
        also?.Invoke(collection);
        services = collection.BuildServiceProvider(validateScopes: true);
    }

    public MovableClock Clock { get; } = new();
    public string DataFolder => Path.Combine(folder.Path, "data");
    public IServiceProvider Services => services;
    public Actor Mia { get; private set; } = null!;
    public Actor Ben { get; private set; } = null!;
    public Actor Rita { get; private set; } = null!;

    public static Task<Desk> StartAsync(Action<IServiceCollection>? also = null, params (string Key, string Value)[] settings) => StartAsync(TestDatabase.Default, also, settings);

    public static async Task<Desk> StartAsync(StorageProvider provider, Action<IServiceCollection>? also = null, params (string Key, string Value)[] settings)
    {
        var desk = new Desk(provider, also, settings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value));
        await desk.services.GetRequiredService<StorageStart>().PrepareAsync();
        desk.Mia = await desk.HireAsync("Mia", StaffRoles.Admin);
        desk.Ben = await desk.HireAsync("Ben", StaffRoles.Clinician);
        desk.Rita = await desk.HireAsync("Rita", StaffRoles.Reception);
        return desk;
    }

    public async Task<TurnReceipt> SayAsync(string text, TurnAction? action = null, string chatId = ChatId) =>
        await services.GetRequiredService<TurnRunner>().RunAsync(new Activity
        {
            Type = ActivityTypes.Message,
            ChannelId = "directline",
            Conversation = new ConversationAccount { Id = chatId },
            From = new ChannelAccount { Id = "visitor" },
            Text = text,
            Value = action is null ? null : Newtonsoft.Json.Linq.JObject.FromObject(new { name = action.Name, id = action.Id }),
        }, CancellationToken.None);

    /// <summary>The texts that the assistant answers with.</summary>
    public async Task<string[]> AskAsync(string text, TurnAction? action = null, string chatId = ChatId) =>
        [.. (await SayAsync(text, action, chatId)).Replies.Select(reply => ((Activity)reply).Text)];

    /// <summary>Goes through the whole hand-off and tells the reference.</summary>
    public async Task<string> AskForPersonAsync(string name = "Anna Nowak", string contact = "07700 900123", string chatId = ChatId)
    {
        await SayAsync("Talk to the team", new TurnAction(TurnActions.TalkToTeam), chatId);
        await SayAsync(name, chatId: chatId);
        await SayAsync(contact, chatId: chatId);
        return await ReferenceAsync(chatId);
    }

    public async Task<string> SendIntakeAsync(string id = "intake-1", string chatId = ChatId)
    {
        await SayAsync("send " + id, chatId: chatId);
        return await ReferenceAsync(chatId);
    }

    public Task<string> ReferenceAsync(string chatId = ChatId) =>
        InAsync<ClinicDb, string>(db => db.Set<Case>().Where(row => row.ChatId == chatId).OrderByDescending(row => row.OpenedAt).Select(row => row.Reference).FirstAsync());

    public async Task<T> InAsync<TService, T>(Func<TService, Task<T>> use) where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<Case> CaseAsync(string reference) => InAsync<ClinicDb, Case>(db => db.Set<Case>().AsNoTracking().FirstAsync(row => row.Reference == reference));

    public Task<CaseView> OpenAsync(string reference, Actor actor) =>
        InAsync<CaseFile, CaseView>(async file => (await file.OpenAsync(reference, actor, refresh: false, CancellationToken.None))!);

    public Task<TakeoverOutcome> ReplyAsync(string reference, string text, Actor actor, int lastSeen = int.MaxValue) =>
        InAsync<Takeover, TakeoverOutcome>(takeover => takeover.ReplyAsync(reference, text, lastSeen, actor, CancellationToken.None));

    public async Task<IReadOnlyList<Transcript.Line>> TranscriptAsync(string chatId = ChatId) =>
        await InAsync<Transcript, IReadOnlyList<Transcript.Line>>(transcript => transcript.ReadAsync(chatId, 0, CancellationToken.None));

    private async Task<Actor> HireAsync(string name, string role)
    {
        var email = $"{name.ToLowerInvariant()}@example.com";
        var code = await InAsync<Invitations, string>(invitations => invitations.InviteAsync(email, role, Actor.Console, CancellationToken.None));
        var (member, faults) = await InAsync<Invitations, (StaffMember?, IReadOnlyList<string>)>(invitations =>
            invitations.AcceptAsync(code, email, name, "a long calm sentence", CancellationToken.None));
        Assert.Empty(faults);
        return new Actor(member!.Id, name, role);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        folder.Dispose();
    }

    private sealed class Links : IStaffLinks
    {
        public string ToCase(string reference) => $"https://clinic.example/staff/case/{reference}";
    }

    private sealed class AnyAnswer : IResponder
    {
        public ValueTask<Reply?> RespondAsync(Turn turn, CancellationToken cancellationToken) =>
            new(new Reply(new Message($"About {turn.Text}"), new Outcome(OutcomeKind.Answered, "numbing-cream")));
    }
}
