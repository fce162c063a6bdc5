using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microneedling.Bot.Handoff.Notify;
using Microsoft.Extensions.Options;

namespace Microneedling.Bot.Tests.Handoff;

public sealed class NotifierTests
{
    private static readonly Notice Notice = new(Guid.Parse("0199aaaa-0000-7000-8000-000000000001"), NoticeKind.NewCase, "7KQ4-9PXT", new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero), "https://clinic.example/staff/case/7KQ4-9PXT");

    private static EmailNotifier Mailer(MailServer server, bool startTls) => new(Options.Create(new EmailOptions
    {
        Host = "127.0.0.1", Port = server.Port, StartTls = startTls, From = "chat@clinic.example", To = ["desk@clinic.example"], User = "chat", Password = "mail-password",
    }));

    [Fact]
    public async Task AMailReachesTheServerWithItsKey()
    {
        await using var server = new MailServer();
        await Mailer(server, startTls: false).SendAsync(Notice, default);
        var mail = Assert.Single(server.Mails);
        Assert.Contains("Subject: New pre-consultation: case 7KQ4-9PXT", mail);
        Assert.Equal("0199aaaa-0000-7000-8000-000000000001", Assert.Single(server.Keys));
        Assert.Contains("https://clinic.example/staff/case/7KQ4-9PXT", mail);
    }

    [Theory]
    [InlineData("no STARTTLS offered"), InlineData("STARTTLS offered and not kept"), InlineData("a certificate that nobody vouches for")]
    public async Task WhereTlsIsAskedForNothingIsSaidToAServerThatCannotProveItself(string how)
    {
        using var certificate = SelfSigned("127.0.0.1");
        await using var server = how switch
        {
            "no STARTTLS offered" => new MailServer(),
            "STARTTLS offered and not kept" => new MailServer { OnlyPretendsTls = true },
            _ => new MailServer(certificate),
        };
        await Assert.ThrowsAsync<NotifyFault>(() => Mailer(server, startTls: true).SendAsync(Notice, default));
        Assert.Empty(server.Mails);
        Assert.DoesNotContain(server.InTheClear, line => line.StartsWith("AUTH", StringComparison.OrdinalIgnoreCase) || line.StartsWith("MAIL", StringComparison.OrdinalIgnoreCase));
    }

    private static X509Certificate2 SelfSigned(string host)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    [Theory]
    [InlineData(WebhookFormat.Json, "text")]
    [InlineData(WebhookFormat.Teams, "attachments")]
    [InlineData(WebhookFormat.Slack, "blocks")]
    public async Task AWebhookIsSignedOverTheBodyAsSent(WebhookFormat format, string member)
    {
        await using var receiver = await HookReceiver.StartAsync();
        using var hook = new WebhookNotifier(Options.Create(new WebhookOptions { Url = receiver.Url, Secret = HookReceiver.Secret, Format = format }), new MovableClock());
        await hook.SendAsync(Notice, default);
        var (key, body) = Assert.Single(receiver.Taken);
        Assert.Equal(Notice.Id.ToString(), key);
        Assert.True(JsonDocument.Parse(body).RootElement.TryGetProperty(member, out _));
    }

    [Fact]
    public async Task ACallSignedWithAnotherSecretIsNotTaken()
    {
        await using var receiver = await HookReceiver.StartAsync();
        using var hook = new WebhookNotifier(Options.Create(new WebhookOptions { Url = receiver.Url, Secret = "another" }), new MovableClock());
        Assert.Contains("401", (await Assert.ThrowsAsync<NotifyFault>(() => hook.SendAsync(Notice, default))).Message);
        Assert.Empty(receiver.Taken);
    }

    [Fact]
    public async Task AReceiverThatFailsIsAFault()
    {
        await using var receiver = await HookReceiver.StartAsync();
        receiver.IsAway = true;
        using var hook = new WebhookNotifier(Options.Create(new WebhookOptions { Url = receiver.Url, Secret = HookReceiver.Secret }), new MovableClock());
        Assert.Contains("503", (await Assert.ThrowsAsync<NotifyFault>(() => hook.SendAsync(Notice, default))).Message);
    }
}
