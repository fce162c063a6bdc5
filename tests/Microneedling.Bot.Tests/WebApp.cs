using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Microneedling.Bot.Conversation;
using Microneedling.Bot.Tests.Conversation;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microneedling.Bot.Tests;

/// <summary>The whole program over HTTP in memory, with a database of its own, a hand-moved clock and a responder of the test's.</summary>
public sealed class WebApp : WebApplicationFactory<Program>
{
    public const string Secret = "the-secret-of-the-tests";

    private readonly TestFolder folder = new();
    private bool gone;

    public (string Key, string Value)[] Settings { get; init; } = [];

    public MovableClock Clock { get; } = new();

    internal IResponder Responder { get; init; } = new Responder(turn =>
        turn.Kind == TurnKind.Opened ? Conversation.Responder.Says("Hello", new Choice("Talk to the team", new TurnAction(TurnActions.TalkToTeam))) : Conversation.Responder.Says($"You said {turn.Text}"));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Knowledge:Path", OneArticle.In(folder.Path));
        builder.UseSetting("Storage:ConnectionString", $"Data Source={folder.File("assistant.db")}");
        builder.UseSetting("DirectLine:Secret", Secret);
        builder.UseSetting("Widget:AllowedOrigins:0", "https://www.clinic.example");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        foreach (var (key, value) in Settings) builder.UseSetting(key, value);
        builder.ConfigureTestServices(services => services
            .RemoveAll<IResponder>().AddSingleton(Responder)
            .Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)));
    }

    /// <summary>A client with the secret or a token, or with neither; it keeps no cookies.</summary>
    public HttpClient Client(string? credential = null)
    {
        var client = CreateClient(new() { HandleCookies = false, AllowAutoRedirect = false });
        if (credential is not null) client.DefaultRequestHeaders.Authorization = new("Bearer", credential);
        return client;
    }

    /// <summary>A conversation that was just started, and a client that may use it.</summary>
    public async Task<(HttpClient Client, JsonNode Conversation)> StartAsync(object? parameters = null)
    {
        var token = await Client(Secret).PostJsonAsync("/v3/directline/tokens/generate", parameters ?? new { });
        var client = Client((string)token["token"]!);
        return (client, await client.PostJsonAsync("/v3/directline/conversations"));
    }

    public async Task<WebSocket> ListenAsync(string streamUrl, string? origin = null)
    {
        var sockets = Server.CreateWebSocketClient();
        if (origin is not null) sockets.ConfigureRequest = request => request.Headers.Origin = origin;
        return await sockets.ConnectAsync(new Uri(streamUrl), CancellationToken.None);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing || gone) return;
        gone = true;
        folder.Dispose();
    }
}

internal static class WebAppExtensions
{
    public static async Task<JsonNode> PostJsonAsync(this HttpClient client, string path, object? body = null)
    {
        using var response = await client.PostAsJsonAsync(path, body ?? new { });
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    public static async Task<JsonNode> GetJsonAsync(this HttpClient client, string path) => (await client.GetFromJsonAsync<JsonNode>(path))!;

    public static string ActivitiesPath(this JsonNode conversation) => $"/v3/directline/conversations/{conversation["conversationId"]}/activities";

    public static Task<JsonNode> SayAsync(this HttpClient client, JsonNode conversation, string text, string? clientId = null) =>
        client.PostJsonAsync(conversation.ActivitiesPath(), new { type = "message", text, channelData = new { clientActivityID = clientId } });

    public static async Task<JsonArray> HeardAsync(this HttpClient client, JsonNode conversation) =>
        (JsonArray)(await client.GetJsonAsync(conversation.ActivitiesPath()))["activities"]!;

    /// <summary>The next frame, or null when the other side closed.</summary>
    public static async Task<JsonNode?> NextAsync(this WebSocket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var text = new StringBuilder();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, patience.Token);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            text.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
            if (part.EndOfMessage) return JsonNode.Parse(text.ToString());
        }
    }

    public static IEnumerable<string?> Texts(this JsonNode set) => ((JsonArray)set["activities"]!).Select(activity => (string?)activity!["text"]);
}
