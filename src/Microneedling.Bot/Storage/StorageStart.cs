using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Microneedling.Bot.Storage;

/// <summary>Makes the database ready before the first request is taken.</summary>
public sealed class StorageStart(IServiceScopeFactory scopes, IServiceProvider services)
{
    /// <exception cref="StartupFault">The database cannot be reached, created or written.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken = default)
    {
        if (services.GetService<DataFolder>() is { } folder) PrepareFolder(folder.Path);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        try
        {
            await db.Database.EnsureCreatedAsync(cancellationToken);
        }
        catch (DbException fault)
        {
            throw new StartupFault($"The database cannot be opened ({fault.Message.TrimEnd('.')}). Check Storage:ConnectionString and that this account may write there.", fault);
        }
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
