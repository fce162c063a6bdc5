using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microneedling.Bot.Storage;
using Microneedling.Bot.Tests.Storage;

namespace Microneedling.Bot.Tests.Fuzzing;

public sealed class DirectLineFuzzTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    private WebApp Start(StorageProvider provider) => new()
    {
        Settings =
        [
            .. new[] { "MessageBurst", "MessagesPerMinute", "AddressBurst", "AddressPerMinute", "ConversationBurst", "ConversationsPerMinute" }.Select(limit => ("Limits:" + limit, "1000000")),
            .. TestDatabase.Pairs(folder.Path, provider).Select(pair => (pair.Key, pair.Value!)),
        ],
    };

    private static readonly JsonNode Message = JsonNode.Parse("""
        {"type":"message","id":"x","text":"does it hurt","textFormat":"plain","locale":"en-GB","timestamp":"2026-11-22T10:00:00Z","localTimestamp":"2026-11-22T10:00:00+01:00",
         "from":{"id":"dl_1","name":"A","role":"user"},"recipient":{"id":"bot"},"conversation":{"id":"other","isGroup":false},"replyToId":"y","inputHint":"expectingInput",
         "attachments":[{"contentType":"image/png","contentUrl":"https://example.com/a.png","name":"a.png","content":{"a":1}}],"attachmentLayout":"list",
         "entities":[{"type":"ClientCapabilities","requiresBotState":true,"supportsListening":true}],"membersAdded":[{"id":"dl_1"}],
         "suggestedActions":{"actions":[{"type":"messageBack","title":"t","value":{"name":"article","id":"one"}}],"to":["x"]},
         "value":{"name":"article","id":"one"},"channelData":{"clientActivityID":"c1","postBack":true},"importance":"normal","expiration":"2026-11-23T10:00:00Z"}
        """)!;

    [Theory, OnSqlite, OnPostgreSql]
    public async Task NoBodyBreaksTheServer(StorageProvider provider)
    {
        await using var app = Start(provider);
        var (client, conversation) = await app.StartAsync();
        await Fuzz.RunAsync(250, async random =>
        {
            var bent = Mutation.Bend(random, Message);
            var text = random.Next(3) == 0 ? Mutation.Bend(random, bent.ToJsonString()) : bent.ToJsonString();
            using var response = await client.PostAsync(conversation.ActivitiesPath(), Body(random, text));
            Assert.True((int)response.StatusCode < 500, $"{(int)response.StatusCode} for {text}");
        });
        await client.SayAsync(conversation, "still there");
        Assert.Contains("You said still there", (await client.GetJsonAsync(conversation.ActivitiesPath())).Texts());
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task NoParameterOfTokensConversationsAndWatermarksBreaksTheServer(StorageProvider provider)
    {
        await using var app = Start(provider);
        var parameters = JsonNode.Parse("""{"user":{"id":"dl_1","name":"A"},"trustedOrigins":["https://www.clinic.example"],"eTag":"e","locale":"en"}""")!;
        using var secret = app.Client(WebApp.Secret);
        var (client, conversation) = await app.StartAsync();
        await Fuzz.RunAsync(120, async random =>
        {
            var path = random.Next(2) == 0 ? "/v3/directline/tokens/generate" : "/v3/directline/conversations";
            using var response = await secret.PostAsync(path, Body(random, Mutation.Bend(random, parameters).ToJsonString()));
            Assert.True((int)response.StatusCode < 500, $"{path} gave {(int)response.StatusCode}");
            using var page = await client.GetAsync($"{conversation.ActivitiesPath()}?watermark={Uri.EscapeDataString(Mutation.Text(random).Replace("\ud800", ""))}");
            Assert.True((int)page.StatusCode < 500, $"watermark gave {(int)page.StatusCode}");
        });
    }

    [Fact]
    public async Task ABentTokenOpensNothing()
    {
        await using var app = Start(TestDatabase.Default);
        var (_, conversation) = await app.StartAsync();
        var token = (string)conversation["token"]!;
        using var anybody = app.Client();
        await Fuzz.RunAsync(200, async random =>
        {
            var bent = new string([.. Mutation.Bend(random, token).Where(c => c is > ' ' and < (char)127)]);
            if (bent == token || SameBytes(bent, token)) return;
            using var request = new HttpRequestMessage(HttpMethod.Get, conversation.ActivitiesPath());
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {bent}");
            using var response = await anybody.SendAsync(request);
            Assert.InRange((int)response.StatusCode, 400, 404);
        });
    }

    /// <summary>The last character of Base64 has bits that mean nothing.</summary>
    private static bool SameBytes(string one, string other) => one.Length == other.Length && one.AsSpan(0, one.Length - 1).SequenceEqual(other.AsSpan(0, other.Length - 1));

    private static ByteArrayContent Body(Random random, string text)
    {
        var content = new ByteArrayContent((random.Next(20) == 0 ? Encoding.Unicode : Encoding.UTF8).GetBytes(text));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(random.Next(15) == 0 ? "text/plain" : "application/json");
        return content;
    }
}
