using Microsoft.Data.Sqlite;

namespace Microneedling.Bot.Storage;

/// <summary>
/// The two files of a SQLite database: what is stored, sealed, in the one; the keys that open it in the other, so that a
/// copy of the first tells nothing and a person's key that is erased is in no old copy of it.
/// </summary>
/// <param name="Main">Full path, such as <c>/srv/assistant/data/assistant.db</c>.</param>
/// <param name="ConnectionString">With the full path.</param>
public sealed record SqliteFiles(string Main, string ConnectionString)
{
    /// <summary>The path of the keys, such as <c>/srv/assistant/data/assistant.keys.db</c>.</summary>
    public string Keys => KeysOf(Main);

    public string Folder => Path.GetDirectoryName(Main)!;

    public static SqliteFiles Of(string connectionString, string contentRoot) =>
        Of(new SqliteConnectionStringBuilder(connectionString), contentRoot);

    private static SqliteFiles Of(SqliteConnectionStringBuilder connection, string contentRoot)
    {
        connection.DataSource = Path.GetFullPath(connection.DataSource, contentRoot);
        return new(connection.DataSource, connection.ToString());
    }

    public static string KeysOf(string main) => Path.ChangeExtension(main, ".keys" + (Path.GetExtension(main) is { Length: > 0 } ending ? ending : ".db"));
}
