using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microneedling.Bot.EndToEnd.Storage;
using Microneedling.Bot.Tests;
using Microneedling.Bot.Tests.Handoff;

namespace Microneedling.Bot.EndToEnd.Staff;

/// <summary>Notices by e-mail to a server with a certificate that the machine trusts, for its own name or for another's.</summary>
public sealed class MailEncryptionTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task ACertificateThatTheMachineTrustsIsAcceptedAndNothingElseGoesInTheClear()
    {
        await using var mail = new MailServer(Trusted("127.0.0.1"));
        await using var server = await RequestAsync(mail);
        await Until.TrueAsync(() => !mail.Mails.IsEmpty, "the mail has arrived");
        Assert.Contains("Someone wants to talk to the team", Assert.Single(mail.Mails));
        Assert.All(mail.InTheClear, line => Assert.Matches("^(EHLO .*|STARTTLS)$", line));
    }

    [Fact]
    public async Task ACertificateOfAnotherNameIsRefused()
    {
        await using var mail = new MailServer(Trusted("mail.elsewhere.example"));
        await using var server = await RequestAsync(mail);
        await Until.TrueAsync(() => mail.InTheClear.Contains("STARTTLS"), "the mail server was called");
        using var http = new HttpClient();
        await Until.TrueAsync(async () => (await http.GetStringAsync(new Uri(server.Address, "/health/ready"))).Contains("email", StringComparison.Ordinal), "the fault shows in the health report");
        Assert.Empty(mail.Mails);
    }

    /// <summary>Someone asks the assistant for a person; staff are told by that mail server.</summary>
    private async Task<ServerProcess> RequestAsync(MailServer mail)
    {
        var server = await ServerProcess.StartAsync(folder.Path,
            ("Handoff:Email:Host", "127.0.0.1"), ("Handoff:Email:Port", $"{mail.Port}"), ("Handoff:Email:User", "chat"), ("Handoff:Email:Password", "mail-password"),
            ("Handoff:Email:From", "chat@clinic.example"), ("Handoff:Email:To:0", "desk@clinic.example"), ("SSL_CERT_FILE", folder.File("trusted.pem")));
        using var visitor = await Visitor.ArriveAsync(server.Address);
        foreach (var text in new[] { "Can I talk to a real person please", "Maya Mail", "07700 900123" }) Assert.True(await visitor.TrySayAsync(server.Address, text, text));
        return server;
    }

    /// <summary>A certificate for a name or an address, and the file in which the machine keeps whom it trusts.</summary>
    private X509Certificate2 Trusted(string host)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(host, out var address)) names.AddIpAddress(address);
        else names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllText(folder.File("trusted.pem"), certificate.ExportCertificatePem());
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
