using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Newtonsoft.Json.Linq;

namespace Bundled.Tests.BotBuilder.Cloud;

/// <summary>A bot behind a CloudAdapter behind a real web server.</summary>
internal sealed class Bot : IBot, IAsyncDisposable
{
    private readonly BotCallbackHandler _turn;
    private LoopbackServer _server;

    private Bot(CloudAdapter adapter, BotCallbackHandler turn)
    {
        Adapter = adapter;
        _turn = turn ?? ((_, _) => Task.CompletedTask);
    }

    public CloudAdapter Adapter { get; }

    public int Turns { get; private set; }

    /// <summary>Without an app id: everybody is trusted.</summary>
    public static Task<Bot> StartOpenAsync(BotCallbackHandler turn = null) =>
        StartAsync(new ConfigurationBotFrameworkAuthentication(new ConfigurationBuilder().Build()), turn);

    public static async Task<Bot> StartAsync(BotFrameworkAuthentication authentication, BotCallbackHandler turn = null)
    {
        var bot = new Bot(new CloudAdapter(authentication), turn);
        bot._server = await LoopbackServer.StartAsync(context => bot.Adapter.ProcessAsync(context.Request, context.Response, bot, context.RequestAborted));
        return bot;
    }

    public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        Turns++;
        return _turn(turnContext, cancellationToken);
    }

    public Task<Answer> PostAsync(JObject activity, string authorization = null) => SendAsync(HttpMethod.Post, activity.ToString(), authorization);

    public async Task<Answer> SendAsync(HttpMethod method, string body = null, string authorization = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(method, _server.Url);
        if (body != null)
        {
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        }

        if (authorization != null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        using var response = await http.SendAsync(request);
        return new Answer((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync());
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    public sealed record Answer(int Status, string ContentType, string Body);
}
