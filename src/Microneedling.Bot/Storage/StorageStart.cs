using System.Data.Common;
using Microneedling.Bot.Storage.Migrations;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace Microneedling.Bot.Storage;

/// <summary>Makes the database ready before the first request is taken.</summary>
public sealed class StorageStart(IDatabase database, StorageOptions options, IKeyManager ring, TimeProvider clock, SqliteFiles? files = null)
{
    private static readonly Statement AnyEncryptedKey = new("""SELECT 1 FROM vault."KeyRing" WHERE "Xml" LIKE '%<encryptedSecret%' LIMIT 1""");

    /// <exception cref="StartupFault">The database cannot be reached, created, written or upgraded, or is of a newer version.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken = default)
    {
        if (files is not null) Prepare(files);
        try
        {
            await using (var connection = database.Open())
                await new SchemaUpgrade(connection, options.Provider, Migration.For(options.Provider), clock).RunAsync(cancellationToken);
            if (await database.AnyAsync(AnyEncryptedKey, cancellationToken)) KeyRingCertificate.Check(ring);
        }
        catch (DbException fault)
        {
            throw new StartupFault($"The database cannot be opened. {fault.Explain()} (The database says: {fault.Message.TrimEnd('.')}.)", fault);
        }
    }

    private static void Prepare(SqliteFiles files)
    {
        PrepareFolder(files.Folder);
        if (File.Exists(files.Main) && new FileInfo(files.Main).Length > 0 && !File.Exists(files.Keys))
            throw new StartupFault($"The database {files.Main} has lost its keys, without which nothing in it can be read. Put the newest {Path.GetFileName(files.Keys)} back beside it, or move the database away to begin anew.");
    }

    private static void PrepareFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            using var probe = new FileStream(Path.Combine(path, $".write-{Environment.ProcessId}"), FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartupFault($"The data folder {path} cannot be written. Give this account the right to write there, or set Storage:ConnectionString to another place.", fault);
        }
    }
}
