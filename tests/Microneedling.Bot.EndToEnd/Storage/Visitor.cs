using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Microneedling.Bot.EndToEnd.Storage;

/// <summary>A visitor over Direct Line, who sends each message until it is acknowledged, under the same id.</summary>
public sealed class Visitor : IDisposable
{
    public const string Secret = "the-secret-of-the-end-to-end-tests";
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(30) };

    private Visitor(string conversationId, string token)
    {
        ConversationId = conversationId;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public string ConversationId { get; }

    public static async Task<Visitor> ArriveAsync(Uri server)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Secret);
        using var response = await http.PostAsJsonAsync(new Uri(server, "/v3/directline/conversations"), new { });
        response.EnsureSuccessStatusCode();
        var conversation = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        return new Visitor((string)conversation["conversationId"]!, (string)conversation["token"]!);
    }

    /// <returns>Whether the server acknowledged; false when it died or could not take it.</returns>
    public async Task<bool> TrySayAsync(Uri server, string text, string id)
    {
        try
        {
            using var response = await http.PostAsJsonAsync(Activities(server), new { type = "message", text, channelData = new { clientActivityID = id } });
            return response.IsSuccessStatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>The conversation from its beginning.</summary>
    public async Task<IReadOnlyList<JsonNode>> ReadAsync(Uri server)
    {
        var activities = new List<JsonNode>();
        var watermark = "";
        while (true)
        {
            var set = (await http.GetFromJsonAsync<JsonNode>($"{Activities(server)}?watermark={watermark}"))!;
            var page = ((JsonArray)set["activities"]!).Select(activity => activity!).ToList();
            if (page.Count == 0) return activities;
            activities.AddRange(page);
            watermark = (string)set["watermark"]!;
        }
    }

    public void Dispose() => http.Dispose();

    private Uri Activities(Uri server) => new(server, $"/v3/directline/conversations/{ConversationId}/activities");
}
