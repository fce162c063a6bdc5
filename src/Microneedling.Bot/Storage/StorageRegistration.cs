using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Microneedling.Bot.Storage;

public static class StorageRegistration
{
    /// <summary>Adds the database, the vault that seals personal text, and the data-protection keys.</summary>
    /// <param name="contentRoot">Where <c>data/</c> is made when no connection string says otherwise.</param>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        var options = configuration.Read<StorageOptions>("Storage");
        services.AddSingleton(options);
        services.AddMemoryCache();
        services.AddSingleton<ClinicContexts>().AddScoped(provider => new ClinicDb(provider.GetRequiredService<ClinicContexts>()));
        services.AddScoped<PersonalVault>().AddScoped<Backup>().AddSingleton<StorageProbe>();
        services.AddSingleton<NodeSignals>().AddHostedService(provider => provider.GetRequiredService<NodeSignals>());
        services.AddSingleton<StorageStart>();
        services.AddSingleton(new WriterGate(closed: options.Provider == StorageProvider.Sqlite));
        var ring = services.AddDataProtection().SetApplicationName("Microneedling").PersistKeysToDatabase();
        if (options.KeyCertificate is { Length: > 0 } file) ring.ProtectKeysWithCertificate(KeyRingCertificate.Load(Path.Combine(contentRoot, file), options.KeyCertificatePassword));
        return options.Provider == StorageProvider.Sqlite
            ? AddSqlite(services, options.ConnectionString ?? $"Data Source={Path.Combine("data", "assistant.db")}", contentRoot)
            : AddPostgreSql(services, options.ConnectionString);
    }

    private static IServiceCollection AddSqlite(IServiceCollection services, string connectionString, string contentRoot)
    {
        var files = SqliteFiles.Of(connectionString, contentRoot);
        // SQLite holds a thread while the disk writes, and another while it reads: as many others are to keep the processors busy.
        ThreadPool.GetMinThreads(out var workers, out var completions);
        ThreadPool.SetMinThreads(Math.Max(workers, Environment.ProcessorCount + 2), completions);
        return services
            .AddSingleton(files)
            .AddSingleton<SqliteTuning>()
            .AddSingleton<IDatabase, SqliteDatabase>()
            .AddSingleton<IContextOptions, SqliteContextOptions>();
    }

    private static IServiceCollection AddPostgreSql(IServiceCollection services, string? connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
            throw new StartupFault("Storage:ConnectionString is missing; PostgreSQL needs one, such as \"Host=localhost;Database=assistant;Username=assistant;Password=…\".");
        // Every turn asks the same questions, so they are prepared once; nothing here changes the session, so it need not be
        // reset. What the clinic's own string says comes later and wins, as "Max Auto Prepare=0" behind a pooler.
        var connection = new NpgsqlConnectionStringBuilder($"Max Auto Prepare=100;No Reset On Close=true;{connectionString}");
        services.AddSingleton<IDatabase>(provider => new PostgreSqlDatabase(connection.ToString(), provider.GetRequiredService<WriterGate>()));
        return services.AddSingleton<IContextOptions>(new PostgreSqlContextOptions(connection.ToString()));
    }
}
