using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace Microneedling.Bot.Storage;

/// <summary>The certificate without which the ring of keys, and so everything sealed, cannot be read.</summary>
internal static class KeyRingCertificate
{
    /// <exception cref="StartupFault">The file is missing, is no PKCS #12, needs another password, or has no private key.</exception>
    public static X509Certificate2 Load(string file, string? password)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, password, X509KeyStorageFlags.EphemeralKeySet);
            return certificate.HasPrivateKey ? certificate : throw new StartupFault($"Storage:KeyCertificate: {file} has no private key. Export the certificate with its key.");
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StartupFault($"Storage:KeyCertificate: {file} cannot be opened ({fault.Message.TrimEnd('.')}). Check the path and Storage:KeyCertificatePassword.", fault);
        }
    }

    /// <summary>A ring that cannot be read would be silently followed by a new one, and nothing sealed before could be opened.</summary>
    /// <exception cref="StartupFault">A key of the ring is encrypted with another certificate than the one given.</exception>
    public static void Check(IKeyManager ring)
    {
        try
        {
            foreach (var key in ring.GetAllKeys()) key.CreateEncryptor();
        }
        catch (CryptographicException fault)
        {
            throw new StartupFault("The ring of keys is encrypted with a certificate that is not the one of Storage:KeyCertificate. Configure that one; without it nothing that people said can be read.", fault);
        }
    }
}
