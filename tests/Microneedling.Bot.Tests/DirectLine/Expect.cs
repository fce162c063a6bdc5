using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Microneedling.Bot.Tests.DirectLine;

internal static class Expect
{
    /// <summary>The status, and the error body that goes with it.</summary>
    public static async Task<JsonNode> ErrorAsync(HttpStatusCode status, HttpResponseMessage response)
    {
        Assert.Equal(status, response.StatusCode);
        var error = (await response.Content.ReadFromJsonAsync<JsonNode>())!["error"]!;
        Assert.NotEmpty((string)error["code"]!);
        Assert.NotEmpty((string)error["message"]!);
        return error;
    }
}
