namespace Microneedling.Bot.EndToEnd;

/// <summary>One scripted assistant for the tests of the page itself.</summary>
public sealed class ScriptedServer : IAsyncLifetime
{
    public Server Server { get; } = new(("Widget:AllowedOrigins:0", "https://www.clinic.example")) { Responder = new Script() };

    public Task InitializeAsync() => Server.StartAsync();

    public Task DisposeAsync() => Server.DisposeAsync().AsTask();
}

[CollectionDefinition(nameof(Scripted))]
public sealed class Scripted : ICollectionFixture<Browser>, ICollectionFixture<ScriptedServer>;
