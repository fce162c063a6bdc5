using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microneedling.Bot.EndToEnd.Storage;

namespace Microneedling.Bot.Benchmarks.Load;

/// <summary>A visitor who asks the next thing once the answer has arrived over the WebSocket. Every third fills in the questionnaire.</summary>
internal sealed class LoadVisitor : IAsyncDisposable
{
    private static readonly string[] Questions = ReadQuestions();
    private static readonly string[] Intake = ["Start the pre-consultation", "yes", "I agree", "Anna Smith", "1", "no", "not sure", "12 March 1988", "no", "1", "skip", "no"];
    private static readonly HttpClient Http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 500 });
    private readonly ClientWebSocket socket = new();
    private readonly byte[] buffer = new byte[16 * 1024];
    private readonly Channel<string> heard = Channel.CreateUnbounded<string>();
    private Task listening = Task.CompletedTask;
    private readonly Uri activities;
    private readonly AuthenticationHeaderValue authorization;
    private readonly string[] sayings;
    private int said;

    private LoadVisitor(Uri activities, string token, int number)
    {
        (this.activities, authorization) = (activities, new AuthenticationHeaderValue("Bearer", token));
        sayings = number % 3 == 0 ? Intake : Questions;
        said = number % 3 == 0 ? 0 : number * 7;
    }

    public static async Task<LoadVisitor> ArriveAsync(Uri server, int number)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, "/v3/directline/conversations")) { Content = JsonContent.Create(new { }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Visitor.Secret);
        using var response = await Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        var conversation = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        var visitor = new LoadVisitor(new Uri(server, $"/v3/directline/conversations/{conversation["conversationId"]}/activities"), (string)conversation["token"]!, number);
        await visitor.socket.ConnectAsync(new Uri((string)conversation["streamUrl"]!), CancellationToken.None);
        visitor.listening = visitor.ListenAsync();
        return visitor;
    }

    /// <summary>Says something and waits for the answer to it.</summary>
    public async Task SayAsync()
    {
        var text = JsonEncodedText.Encode(sayings[said++ % sayings.Length]);
        using var request = new HttpRequestMessage(HttpMethod.Post, activities)
        {
            Content = new StringContent($$$"""{"type":"message","text":"{{{text}}}","channelData":{"clientActivityID":"{{{said}}}"}}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = authorization;
        using var response = await Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        var id = (await response.Content.ReadAsStringAsync()).Split('"')[3]; // {"id":"…"}
        var answers = $"\"replyToId\":\"{id}\"";
        while (!(await heard.Reader.ReadAsync()).Contains(answers, StringComparison.Ordinal)) { }
    }

    public async ValueTask DisposeAsync()
    {
        socket.Abort();
        await listening;
        socket.Dispose();
    }

    /// <summary>Listens all the time, as a browser does: who does not, cannot answer the server's pings.</summary>
    private async Task ListenAsync()
    {
        try
        {
            var text = new StringBuilder();
            while (await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } part)
            {
                text.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
                if (!part.EndOfMessage) continue;
                heard.Writer.TryWrite(text.ToString());
                text.Clear();
            }
            heard.Writer.Complete();
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException)
        {
            heard.Writer.Complete(fault);
        }
    }

    private static string[] ReadQuestions()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "knowledge", "questions.tsv");
        return [.. File.ReadLines(file).Skip(1).Select(line => line.Split('\t')[0]).Where(question => question.Length > 0)];
    }
}
