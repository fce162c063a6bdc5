using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Microneedling.Bot.Tests;

namespace Microneedling.Bot.EndToEnd.Storage;

/// <summary>What a visitor says is looked for in everything that the process writes: logs at their finest, figures, traces, files.</summary>
public sealed class CanaryTests : IDisposable
{
    private const string Canary = "zqxcanary";
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task WhatAVisitorSaysIsInNoLogFigureTraceOrFile()
    {
        var sent = new ConcurrentBag<(string Path, byte[] Body)>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var collector = builder.Build();
        collector.Urls.Add("http://127.0.0.1:0");
        collector.MapPost("/v1/{signal}", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            sent.Add((context.Request.Path, body.ToArray()));
        });
        await collector.StartAsync();

        await using var server = await ServerProcess.StartAsync(folder.Path,
            ("Telemetry:OtlpEndpoint", collector.Urls.First()), ("Logging:LogLevel:Default", "Trace"), ("Logging:LogLevel:Microsoft.AspNetCore", "Trace"),
            ("Logging:LogLevel:Microsoft.EntityFrameworkCore", "Trace"), ("Logging:LogLevel:Microsoft.AspNetCore.DataProtection", "Trace"));
        await TalkAsync(server.Address);
        Assert.Equal(0, await server.StopAsync());

        Assert.Contains("Now listening", server.Written);
        Assert.DoesNotContain(Canary, server.Written, StringComparison.OrdinalIgnoreCase);
        foreach (var signal in new[] { "/v1/metrics", "/v1/traces" })
        {
            var bodies = sent.Where(message => message.Path == signal).Select(message => Encoding.Latin1.GetString(message.Body)).ToList();
            Assert.Contains(bodies, body => body.Contains(signal == "/v1/metrics" ? "assistant.turns" : "outcome"));
            Assert.DoesNotContain(bodies, body => body.Contains(Canary, StringComparison.OrdinalIgnoreCase));
        }
        foreach (var file in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories))
            Assert.DoesNotContain(Canary, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task TalkAsync(Uri server)
    {
        using var http = new HttpClient { BaseAddress = server };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Visitor.Secret);
        using var opened = await http.PostAsJsonAsync("/v3/directline/conversations", new { user = new { id = "dl_someone", name = Canary } });
        var conversation = (await opened.Content.ReadFromJsonAsync<JsonNode>())!;
        var activities = $"/v3/directline/conversations/{conversation["conversationId"]}/activities";
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri((string)conversation["streamUrl"]!), CancellationToken.None);
        await socket.SendAsync(Encoding.UTF8.GetBytes(Canary), WebSocketMessageType.Text, true, CancellationToken.None);

        string[] texts = [$"My name is {Canary} and I take {Canary}", "I want to talk to a person", $"{Canary}", $"{Canary}@example.com", "start the pre-consultation", "yes", Canary, $"1 {Canary}", "delete my data"];
        foreach (var text in texts)
            using (var response = await http.PostAsJsonAsync(activities, new { type = "message", text, from = new { id = "x", name = Canary }, value = new { name = "article", id = Canary } }))
                Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}");

        string[] broken = [$"{{\"type\":\"message\",\"text\":\"{Canary}", $"[\"{Canary}\"]", $"{{\"type\":5,\"{Canary}\":{{}}}}", $"{{\"type\":\"message\",\"text\":{{\"{Canary}\":1}}}}",
            $"{{\"type\":\"message\",\"timestamp\":\"{Canary}\"}}", $"{{\"type\":\"{Canary}\"}}", $"{{\"type\":\"message\",\"attachments\":[{{\"name\":\"{Canary}\",\"contentType\":\"{Canary}\"}}]}}"];
        foreach (var body in broken)
            using (var response = await http.PostAsync(activities, new StringContent(body, Encoding.UTF8, "application/json")))
                Assert.True((int)response.StatusCode < 500, body);
    }
}
