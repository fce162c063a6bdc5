using System.Data.Common;
using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Microneedling.Bot.Tests.Storage;

/// <summary>What a database looks like, a sorted line for each column, key and index: two schemas can be compared and read.</summary>
internal static class SchemaShape
{
    private const string Sqlite = """
        WITH tables AS (SELECT 'main' AS schema, name FROM main.sqlite_master WHERE type = 'table'
                        UNION ALL SELECT 'vault', name FROM vault.sqlite_master WHERE type = 'table')
        SELECT t.name || '.' || c.name || ' ' || c.type || CASE c."notnull" WHEN 1 THEN ' not null' ELSE '' END
               || COALESCE(' default ' || c.dflt_value, '') || CASE WHEN c.pk > 0 THEN ' key ' || c.pk ELSE '' END
          FROM tables t, pragma_table_info(t.name, t.schema) c
        UNION ALL
        SELECT t.name || ' index (' || (SELECT group_concat(i.name, ', ') FROM (SELECT name FROM pragma_index_info(x.name) ORDER BY seqno) i) || ')' || CASE x."unique" WHEN 1 THEN ' unique' ELSE '' END
          FROM tables t, pragma_index_list(t.name, t.schema) x WHERE x.origin = 'c'
        UNION ALL
        SELECT t.name || ' ' || f."from" || ' -> ' || f."table" || '.' || COALESCE(f."to", '') || ' on delete ' || f.on_delete
          FROM tables t, pragma_foreign_key_list(t.name, t.schema) f
        """;

    private const string PostgreSql = """
        SELECT table_name || '.' || column_name || ' ' || data_type || COALESCE('(' || character_maximum_length || ')', '')
               || CASE is_nullable WHEN 'NO' THEN ' not null' ELSE '' END || COALESCE(' default ' || column_default, '') || CASE is_identity WHEN 'YES' THEN ' identity' ELSE '' END
          FROM information_schema.columns WHERE table_schema IN ('public', 'vault')
        UNION ALL
        SELECT tablename || ' index ' || regexp_replace(indexdef, '^.* USING ', CASE WHEN indexdef LIKE '%UNIQUE%' THEN 'unique ' ELSE '' END) FROM pg_indexes WHERE schemaname IN ('public', 'vault')
        UNION ALL
        SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE contype IN ('f', 'p', 'u', 'c') AND connamespace IN ('public'::regnamespace, 'vault'::regnamespace)
        """;

    public static async Task<IReadOnlyList<string>> ReadAsync(ClinicDb db)
    {
        await db.Database.OpenConnectionAsync();
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = db.Database.IsSqlite() ? Sqlite : PostgreSql;
        var lines = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync())
                if (reader.GetString(0) is var line && !line.Contains("SchemaVersions") && !line.StartsWith("sqlite_")) lines.Add(line);
        await db.Database.CloseConnectionAsync();
        return [.. lines.Order(StringComparer.Ordinal)];
    }
}
