using System.Collections.Concurrent;
using System.Reflection;
using Microneedling.Bot.Storage;
using Microsoft.Extensions.Configuration;
using Xunit.Sdk;

namespace Microneedling.Bot.Tests.Storage;

/// <summary>
/// The database of a test: the same for all who name the same folder. Tests that do not choose run on SQLite, or on
/// PostgreSQL when the environment variable <c>TEST_DATABASE</c> says <c>PostgreSql</c>.
/// </summary>
internal static class TestDatabase
{
    private static readonly ConcurrentDictionary<string, Lazy<string>> Made = new();

    public static StorageProvider Default { get; } =
        Enum.TryParse<StorageProvider>(Environment.GetEnvironmentVariable("TEST_DATABASE"), ignoreCase: true, out var chosen) ? chosen : StorageProvider.Sqlite;

    /// <summary>Gives the folder a database of the test's own server.</summary>
    public static void Use(string folder, PostgreSqlServer server) => Made[folder] = new Lazy<string>(server.CreateDatabase());

    public static IConfiguration Settings(string folder, StorageProvider? provider = null) =>
        new ConfigurationBuilder().AddInMemoryCollection(Pairs(folder, provider ?? Default)).Build();

    public static IReadOnlyDictionary<string, string?> Pairs(string folder, StorageProvider provider) => provider == StorageProvider.Sqlite
        ? new Dictionary<string, string?>()
        : new Dictionary<string, string?>
        {
            ["Storage:Provider"] = nameof(StorageProvider.PostgreSql),
            ["Storage:ConnectionString"] = Made.GetOrAdd(folder, _ => new Lazy<string>(PostgreSqlServer.Shared.CreateDatabase)).Value,
        };
}

/// <summary>Runs a theory on SQLite.</summary>
internal sealed class OnSqliteAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[StorageProvider.Sqlite]];
}

/// <summary>Runs a theory on PostgreSQL, where it is installed.</summary>
internal sealed class OnPostgreSqlAttribute : DataAttribute
{
    public OnPostgreSqlAttribute() => Skip = PostgreSqlServer.Missing;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[StorageProvider.PostgreSql]];
}

/// <summary>A fact about SQLite's files; there is nothing to see where the tests run on PostgreSQL.</summary>
internal sealed class SqliteFactAttribute : FactAttribute
{
    public SqliteFactAttribute() => Skip = TestDatabase.Default == StorageProvider.Sqlite ? null : "About SQLite's files.";
}
