using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microneedling.Bot.Handoff.Notify;
using Microsoft.Extensions.Options;

namespace Microneedling.Bot.Tests.Handoff;

public sealed class NotifierTests
{
    private static readonly Notice Notice = new(Guid.Parse("0199aaaa-0000-7000-8000-000000000001"), NoticeKind.NewCase, "7KQ4-9PXT", new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero), "https://clinic.example/staff/case/7KQ4-9PXT");

    [Fact]
    public async Task AMailReachesTheServerWithItsKey()
    {
        using var server = new TinySmtp();
        await new EmailNotifier(Options.Create(new EmailOptions { Host = "127.0.0.1", Port = server.Port, StartTls = false, From = "chat@clinic.example", To = ["desk@clinic.example"] })).SendAsync(Notice, default);
        var mail = (await server.Mail).ReplaceLineEndings("\n").Replace("=\n", ""); // quoted-printable wraps long lines
        Assert.Contains("Subject: New pre-consultation: case 7KQ4-9PXT", mail);
        Assert.Contains("Idempotency-Key: 0199aaaa-0000-7000-8000-000000000001", mail, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("https://clinic.example/staff/case/7KQ4-9PXT", mail);
    }

    [Fact]
    public async Task AMailServerWithoutTlsIsRefusedWhenTlsIsAsked()
    {
        using var server = new TinySmtp();
        var mail = new EmailNotifier(Options.Create(new EmailOptions { Host = "127.0.0.1", Port = server.Port, StartTls = true, From = "chat@clinic.example", To = ["desk@clinic.example"] }));
        await Assert.ThrowsAsync<NotifyFault>(() => mail.SendAsync(Notice, default));
    }

    [Theory]
    [InlineData(WebhookFormat.Json, "text")]
    [InlineData(WebhookFormat.Teams, "attachments")]
    [InlineData(WebhookFormat.Slack, "blocks")]
    public async Task AWebhookIsSignedOverTheBodyAsSent(WebhookFormat format, string member)
    {
        var clock = new MovableClock();
        using var receiver = new HttpReceiver(204);
        using var hook = new WebhookNotifier(Options.Create(new WebhookOptions { Url = receiver.Url, Secret = "shared", Format = format }), clock);
        await hook.SendAsync(Notice, default);
        var (headers, body) = await receiver.Request;
        Assert.Equal(WebhookNotifier.Sign("shared", clock.GetUtcNow().ToUnixTimeSeconds(), Encoding.UTF8.GetBytes(body)), headers["X-Signature"]);
        Assert.Equal(Notice.Id.ToString(), headers["Idempotency-Key"]);
        Assert.True(JsonDocument.Parse(body).RootElement.TryGetProperty(member, out _));
    }

    [Fact]
    public async Task AReceiverThatFailsIsAFault()
    {
        using var receiver = new HttpReceiver(500);
        using var hook = new WebhookNotifier(Options.Create(new WebhookOptions { Url = receiver.Url, Secret = "shared" }), new MovableClock());
        Assert.Contains("500", (await Assert.ThrowsAsync<NotifyFault>(() => hook.SendAsync(Notice, default))).Message);
    }

    /// <summary>Takes one mail, in the clear.</summary>
    private sealed class TinySmtp : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);

        public TinySmtp()
        {
            listener.Start();
            Mail = TakeAsync();
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;
        public Task<string> Mail { get; }

        private async Task<string> TakeAsync()
        {
            using var client = await listener.AcceptTcpClientAsync();
            using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
            await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\r\n" };
            await writer.WriteLineAsync("220 tiny");
            var mail = new StringBuilder();
            while (await reader.ReadLineAsync() is { } line)
            {
                if (line == "DATA")
                {
                    await writer.WriteLineAsync("354 go on");
                    while (await reader.ReadLineAsync() is { } text && text != ".") mail.AppendLine(text);
                }
                await writer.WriteLineAsync(line == "QUIT" ? "221 bye" : "250 OK");
                if (line == "QUIT") break;
            }
            return mail.ToString();
        }

        public void Dispose() => listener.Dispose();
    }

    /// <summary>Takes one call.</summary>
    private sealed class HttpReceiver : IDisposable
    {
        private readonly HttpListener listener = new();

        public HttpReceiver(int answer)
        {
            using (var free = new TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                Url = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
            }
            listener.Prefixes.Add(Url);
            listener.Start();
            Request = TakeAsync(answer);
        }

        public string Url { get; }
        public Task<(Dictionary<string, string> Headers, string Body)> Request { get; }

        private async Task<(Dictionary<string, string>, string)> TakeAsync(int answer)
        {
            var context = await listener.GetContextAsync();
            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            var body = await reader.ReadToEndAsync();
            var headers = context.Request.Headers.AllKeys.ToDictionary(key => key!, key => context.Request.Headers[key]!);
            context.Response.StatusCode = answer;
            context.Response.Close();
            return (headers, body);
        }

        public void Dispose() => ((IDisposable)listener).Dispose();
    }
}
