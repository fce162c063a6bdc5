using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microneedling.Bot.Conversation;
using Microneedling.Bot.Storage;
using Microneedling.Bot.Tests.Conversation;
using Microsoft.EntityFrameworkCore;

namespace Microneedling.Bot.Tests.Storage;

public sealed class KeyRingCertificateTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory, OnSqlite, OnPostgreSql]
    public async Task TheRingIsEncryptedAndOpensOnlyWithItsCertificate(StorageProvider provider)
    {
        var (own, other) = (Certificate("own.pfx", "pass"), Certificate("other.pfx", "pass"));
        await using (var host = await StartAsync(provider, own, "pass"))
        {
            await host.SayAsync("chat", "hello");
            await host.InDbAsync(async db => Assert.All(await db.Set<KeyRingEntry>().Select(entry => entry.Xml).ToListAsync(), xml => Assert.Contains("<encryptedSecret", xml)));
        }
        await using (var again = await StartAsync(provider, own, "pass"))
            Assert.Equal("hello", (await again.TranscriptAsync("chat"))[0].Text);

        Assert.Contains("encrypted with a certificate that is not the one", (await Assert.ThrowsAsync<StartupFault>(() => StartAsync(provider, other, "pass"))).Message);
        Assert.Contains("encrypted with a certificate that is not the one", (await Assert.ThrowsAsync<StartupFault>(() => StartAsync(provider, null, null))).Message);
    }

    [Fact]
    public async Task ACertificateThatCannotBeOpenedIsToldInASentence()
    {
        var file = Certificate("own.pfx", "pass");
        Assert.Contains("Check the path and Storage:KeyCertificatePassword", (await Assert.ThrowsAsync<StartupFault>(() => StartAsync(StorageProvider.Sqlite, file, "wrong"))).Message);
        Assert.Contains("cannot be opened", (await Assert.ThrowsAsync<StartupFault>(() => StartAsync(StorageProvider.Sqlite, folder.File("nowhere.pfx"), ""))).Message);
    }

    private Task<ConversationHost> StartAsync(StorageProvider provider, string? certificate, string? password) =>
        ConversationHost.StartAsync(folder.Path, provider, [("Storage:KeyCertificate", certificate), ("Storage:KeyCertificatePassword", password)], Responder.Echo);

    private string Certificate(string name, string password)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=the clinic's keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
        File.WriteAllBytes(folder.File(name), certificate.Export(X509ContentType.Pfx, password));
        return folder.File(name);
    }
}
