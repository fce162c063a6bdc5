using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Microneedling.Bot.Benchmarks.Load;

/// <summary>The least that a server can do: give the body back, or commit it as one row as durably as we commit a turn.</summary>
internal static class BaselineServer
{
    public static async Task<int> RunAsync(string kind, string database)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        if (kind == "echo") app.MapPost("/echo", async (HttpContext context) => Results.Text(await ReadAsync(context), "application/json"));
        else app.MapPost("/commit", Committer(database));
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static Func<HttpContext, Task<IResult>> Committer(string database)
    {
        var isSqlite = !database.StartsWith("Host=", StringComparison.Ordinal);
        DbDataSource source = isSqlite ? SqliteFactory.Instance.CreateDataSource($"Data Source={database}") : NpgsqlDataSource.Create(database);
        Run(source, isSqlite ? "PRAGMA journal_mode=WAL; CREATE TABLE rows (id INTEGER PRIMARY KEY, body TEXT)" : "CREATE TABLE rows (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text)");
        var gate = new SemaphoreSlim(isSqlite ? 1 : 1_000);
        return async context =>
        {
            var body = await ReadAsync(context);
            await gate.WaitAsync();
            try
            {
                await using var connection = await source.OpenConnectionAsync();
                await using var command = connection.CreateCommand();
                command.CommandText = isSqlite ? "PRAGMA synchronous=FULL; INSERT INTO rows (body) VALUES ($body)" : "INSERT INTO rows (body) VALUES (@body)";
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (isSqlite ? "$body" : "body", body);
                command.Parameters.Add(parameter);
                await command.ExecuteNonQueryAsync();
            }
            finally
            {
                gate.Release();
            }
            return Results.Ok();
        };
    }

    private static void Run(DbDataSource source, string sql)
    {
        using var command = source.CreateCommand(sql);
        command.ExecuteNonQuery();
    }

    private static async Task<string> ReadAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        return await reader.ReadToEndAsync();
    }
}
