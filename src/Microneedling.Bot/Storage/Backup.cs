using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Microneedling.Bot.Storage;

/// <summary>
/// Copies a SQLite database while it is used. The copy of the data is sealed and may be kept as long as one likes; the keys
/// go to one file beside it that each backup replaces, so that a person who is erased is unreadable in every older copy.
/// </summary>
public sealed class Backup(ClinicDb db, StorageOptions options, SqliteFiles? files = null)
{
    /// <param name="Data">What was said and done, sealed.</param>
    /// <param name="Keys">What opens it.</param>
    public sealed record Copies(string Data, string Keys);

    /// <summary>Writes the copies. A backup of the same name is replaced once the new one is complete.</summary>
    /// <exception cref="StartupFault">The copy cannot be made; the message says what to do instead.</exception>
    public async Task<Copies> WriteAsync(string file, CancellationToken cancellationToken = default)
    {
        if (files is null) throw new StartupFault(PostgreSqlAdvice());
        var copies = new Copies(Path.GetFullPath(file), Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, Path.GetFileName(files.Keys)));
        if (!File.Exists(files.Main)) throw new StartupFault($"There is no database at {files.Main} to back up.");
        if (copies.Data == files.Main || copies.Data == copies.Keys || copies.Keys == files.Keys)
            throw new StartupFault("A backup needs a place of its own: name a file in another folder than the database's.");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(copies.Data)!);
            // The data first: it then never holds a text whose key the copy of the keys has not.
            await CopyAsync("main", copies.Data, cancellationToken);
            await CopyAsync("vault", copies.Keys, cancellationToken);
            return copies;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or System.Data.Common.DbException)
        {
            throw new StartupFault($"The backup was not written to {copies.Data}. {fault.Explain() ?? fault.Message}", fault);
        }
    }

    /// <summary>One snapshot, without what was deleted, complete on the disk before it takes its name.</summary>
    private async Task CopyAsync(string schema, string target, CancellationToken cancellationToken)
    {
        var unfinished = target + ".unfinished";
        File.Delete(unfinished);
        if (schema == "main") await db.Database.ExecuteSqlAsync($"VACUUM main INTO {unfinished}", cancellationToken);
        else await db.Database.ExecuteSqlAsync($"VACUUM vault INTO {unfinished}", cancellationToken);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(unfinished, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await using (var copy = new FileStream(unfinished, FileMode.Open, FileAccess.ReadWrite)) copy.Flush(flushToDisk: true);
        File.Move(unfinished, target, overwrite: true);
    }

    private string PostgreSqlAdvice()
    {
        var server = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        var dump = $"pg_dump --host={server.Host} --port={server.Port} --username={server.Username} --format=custom";
        return $"""
            PostgreSQL makes its own backups, also while the assistant runs. Copy the data and the keys apart, and keep only the newest keys:
              {dump} --exclude-schema=vault --file=assistant.dump {server.Database}
              {dump} --schema=vault --file=assistant.keys.dump {server.Database}
            """;
    }
}
