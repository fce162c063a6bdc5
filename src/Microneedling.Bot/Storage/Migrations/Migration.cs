using System.Reflection;

namespace Microneedling.Bot.Storage.Migrations;

/// <summary>One step of the schema: the script <c>0001-name.sqlite.sql</c> or <c>0001-name.postgresql.sql</c> beside this file.</summary>
internal sealed record Migration(int Version, string Name, string Sql)
{
    /// <summary>The steps for a database, in order.</summary>
    public static IReadOnlyList<Migration> For(StorageProvider provider)
    {
        var ending = provider == StorageProvider.Sqlite ? ".sqlite.sql" : ".postgresql.sql";
        var assembly = typeof(Migration).Assembly;
        return [.. from resource in assembly.GetManifestResourceNames()
                   where resource.EndsWith(ending, StringComparison.Ordinal)
                   let name = resource[..^ending.Length]
                   orderby name
                   select new Migration(int.Parse(name[..4]), name[5..], Read(assembly, resource))];
    }

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
