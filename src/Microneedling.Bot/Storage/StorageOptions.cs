namespace Microneedling.Bot.Storage;

public enum StorageProvider { Sqlite, PostgreSql }

/// <summary>Section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>Which database. Default: SQLite.</summary>
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>Default for SQLite: a file <c>data/assistant.db</c> in the content root, created at first start.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>A PKCS #12 file whose certificate encrypts the ring of keys. Default: none, and the ring lies in the clear.</summary>
    public string? KeyCertificate { get; set; }

    /// <summary>What opens <see cref="KeyCertificate"/>. Default: no password.</summary>
    public string? KeyCertificatePassword { get; set; }
}
