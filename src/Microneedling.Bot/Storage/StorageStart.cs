using System.Data.Common;
using Microneedling.Bot.Storage.Migrations;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Microneedling.Bot.Storage;

/// <summary>Makes the database ready before the first request is taken.</summary>
public sealed class StorageStart(IServiceScopeFactory scopes, StorageOptions options, IKeyManager ring, TimeProvider clock, SqliteFiles? files = null)
{
    /// <exception cref="StartupFault">The database cannot be reached, created, written or upgraded, or is of a newer version.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken = default)
    {
        if (files is not null) Prepare(files);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        try
        {
            await new SchemaUpgrade(db, Migration.For(options.Provider), clock).RunAsync(cancellationToken);
            if (await IsRingEncryptedAsync(db, cancellationToken)) KeyRingCertificate.Check(ring);
        }
        catch (DbException fault)
        {
            throw new StartupFault($"The database cannot be opened. {fault.Explain()} (The database says: {fault.Message.TrimEnd('.')}.)", fault);
        }
    }

    /// <summary>Asked in plain SQL: at the start, compiling a query would take longer than asking it.</summary>
    private static async Task<bool> IsRingEncryptedAsync(ClinicDb db, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = """SELECT 1 FROM vault."KeyRing" WHERE "Xml" LIKE '%<encryptedSecret%' LIMIT 1""";
            return await command.ExecuteScalarAsync(cancellationToken) is not null;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
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
