using System.Security.Cryptography.X509Certificates;
using Microneedling.Bot.Conversation;
using Microneedling.Bot.Tests;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microneedling.Bot.EndToEnd;

/// <summary>The whole program on a loopback port, with its own database. It can be stopped and started again where it was.</summary>
public sealed class Server : IAsyncDisposable
{
    public const string Secret = "the-secret-of-the-tests";

    private readonly string folder = Directory.CreateTempSubdirectory("microneedling-e2e-").FullName;
    private readonly (string Key, string Value)[] settings;
    private Factory? running;
    private int port;

    public Server(params (string Key, string Value)[] settings) => this.settings = settings;

    /// <summary>Answers in place of the clinic's content; null: the real assistant.</summary>
    internal IResponder? Responder { get; init; }

    /// <summary>In place of the system's clock; null: that.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>With it the server speaks HTTPS, as <c>localhost</c>: another site than the pages at 127.0.0.1.</summary>
    public X509Certificate2? Certificate { get; init; }

    public string Address => Certificate is null ? $"http://127.0.0.1:{port}" : $"https://localhost:{port}";

    public IServiceProvider Services => running!.Services;

    public static async Task<Server> StartAsync(Server server)
    {
        await server.StartAsync();
        return server;
    }

    public Task StartAsync()
    {
        running = new Factory(this);
        running.UseKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, port, listen => { if (Certificate is not null) listen.UseHttps(Certificate); }));
        running.StartServer();
        port = running.ClientOptions.BaseAddress.Port;
        return Task.CompletedTask;
    }

    public async Task StopAsync()
    {
        await running!.DisposeAsync();
        running = null;
    }

    public HttpClient Client(string? credential = null)
    {
        var client = new HttpClient { BaseAddress = new(Address) };
        if (credential is not null) client.DefaultRequestHeaders.Authorization = new("Bearer", credential);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        if (running is not null) await StopAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private sealed class Factory(Server server) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("Storage:ConnectionString", $"Data Source={Path.Combine(server.folder, "assistant.db")}");
            if (server.Responder is not null) builder.UseSetting("Knowledge:Path", OneArticle.In(server.folder));
            builder.UseSetting("DirectLine:Secret", Secret);
            builder.UseSetting("Logging:LogLevel:Default", "Error");
            foreach (var (key, value) in server.settings) builder.UseSetting(key, value);
            builder.ConfigureTestServices(services =>
            {
                if (server.Responder is { } responder) services.RemoveAll<IResponder>().AddSingleton(responder);
                if (server.Clock is { } clock) services.Replace(ServiceDescriptor.Singleton(clock));
            });
        }
    }
}

/// <summary>The assistant with the clinic's real content, for tests that leave it running.</summary>
public sealed class ClinicServer : IAsyncLifetime
{
    public Server Server { get; } = new();

    public Task InitializeAsync() => Server.StartAsync();

    public Task DisposeAsync() => Server.DisposeAsync().AsTask();
}
