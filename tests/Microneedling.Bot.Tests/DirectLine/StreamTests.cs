using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microneedling.Bot.Tests.DirectLine;

public sealed class StreamTests(WebApp app) : IClassFixture<WebApp>
{
    [Fact]
    public async Task TheFirstStreamTellsEverythingFromTheStartAndThenWhatComes()
    {
        var (client, conversation) = await app.StartAsync();
        await client.SayAsync(conversation, "one");
        using var socket = await app.ListenAsync((string)conversation["streamUrl"]!);

        Assert.Equal(["Hello", "one", "You said one"], (await socket.NextAsync())!.Texts());
        await client.SayAsync(conversation, "two");
        Assert.Equal(["two", "You said two"], (await socket.NextAsync())!.Texts());
    }

    [Fact]
    public async Task AReconnectTellsWhatWasMissedAndNothingTwice()
    {
        var (client, conversation) = await app.StartAsync();
        string? watermark;
        using (var socket = await app.ListenAsync((string)conversation["streamUrl"]!))
        {
            watermark = (string?)(await socket.NextAsync())!["watermark"];
            socket.Abort();
        }
        await client.SayAsync(conversation, "missed");
        var again = await client.GetJsonAsync($"/v3/directline/conversations/{conversation["conversationId"]}?watermark={watermark}");
        using var back = await app.ListenAsync((string)again["streamUrl"]!);
        Assert.Equal(["missed", "You said missed"], (await back.NextAsync())!.Texts());
    }

    [Fact]
    public async Task AReconnectWithoutAWatermarkTellsOnlyWhatComes()
    {
        var (client, conversation) = await app.StartAsync();
        await client.SayAsync(conversation, "before");
        var again = await client.GetJsonAsync($"/v3/directline/conversations/{conversation["conversationId"]}");
        using var socket = await app.ListenAsync((string)again["streamUrl"]!);
        await client.SayAsync(conversation, "after");
        Assert.Equal(["after", "You said after"], (await socket.NextAsync())!.Texts());
    }

    [Fact]
    public async Task EmptyFramesAndOtherChatterAreIgnored()
    {
        var (client, conversation) = await app.StartAsync();
        using var socket = await app.ListenAsync((string)conversation["streamUrl"]!);
        await socket.NextAsync();
        await socket.SendAsync(Array.Empty<byte>(), WebSocketMessageType.Text, true, CancellationToken.None);
        await socket.SendAsync(new byte[100_000], WebSocketMessageType.Binary, true, CancellationToken.None);
        await client.SayAsync(conversation, "hi");
        Assert.Equal(["hi", "You said hi"], (await socket.NextAsync())!.Texts());
    }

    [Fact]
    public async Task WhoAsksWhetherSomebodyIsThereIsAnsweredWithAnEmptyFrame()
    {
        var (_, conversation) = await app.StartAsync();
        using var socket = await app.ListenAsync((string)conversation["streamUrl"]!);
        await socket.NextAsync();
        await socket.SendAsync("?"u8.ToArray(), WebSocketMessageType.Text, true, CancellationToken.None);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var answer = await socket.ReceiveAsync(new byte[16], patience.Token);
        Assert.Equal((WebSocketMessageType.Text, 0, true), (answer.MessageType, answer.Count, answer.EndOfMessage));
    }

    [Fact]
    public async Task EveryStreamOfAConversationHearsTheSame()
    {
        var (client, conversation) = await app.StartAsync();
        var sockets = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => app.ListenAsync((string)conversation["streamUrl"]!)));
        foreach (var socket in sockets) await socket.NextAsync();
        await client.SayAsync(conversation, "hi");
        foreach (var socket in sockets) Assert.Equal(["hi", "You said hi"], (await socket.NextAsync())!.Texts());
    }

    [Fact]
    public async Task AStreamAddressIsGoodForAMinute()
    {
        var (_, conversation) = await app.StartAsync();
        app.Clock.Advance(TimeSpan.FromSeconds(61));
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.ListenAsync((string)conversation["streamUrl"]!));
    }

    [Fact]
    public async Task AStreamTicketOpensNothingElse()
    {
        var (_, conversation) = await app.StartAsync();
        var ticket = System.Web.HttpUtility.ParseQueryString(new Uri((string)conversation["streamUrl"]!).Query)["t"];
        using var response = await app.Client(ticket).GetAsync(conversation.ActivitiesPath());
        await Expect.ErrorAsync(System.Net.HttpStatusCode.Forbidden, response);
    }

    [Fact]
    public async Task APageOfAnotherOriginCannotListen()
    {
        var (_, conversation) = await app.StartAsync(new { trustedOrigins = new[] { "https://clinic.example" } });
        var stream = (string)conversation["streamUrl"]!;
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.ListenAsync(stream, "https://elsewhere.example"));
        using var socket = await app.ListenAsync(stream, "https://clinic.example");
        Assert.NotNull(await socket.NextAsync());
    }

    [Fact]
    public async Task AConversationCannotTakeAllTheSockets()
    {
        var (_, conversation) = await app.StartAsync();
        var stream = (string)conversation["streamUrl"]!;
        var sockets = new List<WebSocket>();
        for (var i = 0; i < 20; i++) sockets.Add(await app.ListenAsync(stream));
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.ListenAsync(stream));
        foreach (var socket in sockets) socket.Dispose();
    }

    [Fact]
    public async Task StreamsAreClosedWhenTheProgramStops()
    {
        using var stopping = new WebApp();
        var (_, conversation) = await stopping.StartAsync();
        using var socket = await stopping.ListenAsync((string)conversation["streamUrl"]!);
        Assert.NotNull(await socket.NextAsync());
        stopping.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        Assert.Null(await socket.NextAsync());
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, socket.CloseStatus);
    }
}
