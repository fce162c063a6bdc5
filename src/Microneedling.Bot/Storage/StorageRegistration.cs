using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Microneedling.Bot.Storage;

public static class StorageRegistration
{
    /// <summary>Adds the database, the vault that seals personal text, and the data-protection keys.</summary>
    /// <param name="contentRoot">Where <c>data/</c> is made when no connection string says otherwise.</param>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        var options = configuration.Read<StorageOptions>("Storage");
        var connectionString = options.ConnectionString ?? DefaultConnectionString(options.Provider, contentRoot);
        services.AddMemoryCache();
        services.AddScoped<PersonalVault>();
        services.AddSingleton<StorageStart>();
        services.AddSingleton(new WriterGate(closed: options.Provider == StorageProvider.Sqlite));

        if (options.Provider == StorageProvider.Sqlite)
        {
            var file = new SqliteConnectionStringBuilder(connectionString).DataSource;
            var folder = Path.GetDirectoryName(Path.GetFullPath(file, contentRoot))!;
            services.AddSingleton<SqliteTuning>();
            services.AddDbContextPool<ClinicDb>((provider, db) => db
                .UseSqlite(connectionString)
                .AddInterceptors(provider.GetRequiredService<SqliteTuning>()));
            services.AddDataProtection().SetApplicationName("Microneedling")
                .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(folder, "keys")));
            services.AddSingleton(new DataFolder(folder));
        }
        else
        {
            services.AddDbContextPool<ClinicDb>(db => db.UseNpgsql(connectionString));
            services.AddDataProtection().SetApplicationName("Microneedling").PersistKeysToDatabase();
        }
        return services;
    }

    private static string DefaultConnectionString(StorageProvider provider, string contentRoot) => provider switch
    {
        StorageProvider.Sqlite => new SqliteConnectionStringBuilder { DataSource = Path.Combine(contentRoot, "data", "assistant.db") }.ToString(),
        _ => throw new StartupFault("Storage:ConnectionString is missing; PostgreSQL needs one, such as \"Host=localhost;Database=assistant;Username=assistant;Password=…\"."),
    };
}

/// <summary>The folder of the SQLite file.</summary>
internal sealed record DataFolder(string Path);
