using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Builder.TraceExtensions;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bundled.Tests.BotBuilder.Cloud;

/// <summary>The program that every tutorial starts with: an echo bot, put together by the container.</summary>
public class EchoProgramTests
{
    [Fact]
    public async Task TheEchoBotOfTheTutorialsRuns()
    {
        await using var channel = await Channel.StartAsync();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddHttpClient()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddSingleton<BotFrameworkAuthentication, ConfigurationBotFrameworkAuthentication>()
            .AddSingleton<IBotFrameworkHttpAdapter, AdapterWithErrorHandler>()
            .AddSingleton<IStorage>(new MemoryStorage())
            .AddSingleton<ConversationState>()
            .AddTransient<IBot, EchoBot>()
            .BuildServiceProvider();
        await using var server = await LoopbackServer.StartAsync(context => services.GetRequiredService<IBotFrameworkHttpAdapter>()
            .ProcessAsync(context.Request, context.Response, services.GetRequiredService<IBot>(), context.RequestAborted));
        using var http = new HttpClient();
        foreach (var text in new[] { "one", "two", "break" })
        {
            var message = Activities.Message(channel.ServiceUrl).With("text", text).ToString();
            using var response = await http.PostAsync(server.Url, new StringContent(message, System.Text.Encoding.UTF8, "application/json"));
            Assert.True(response.IsSuccessStatusCode);
        }

        Assert.Equal(new[] { "1: one", "2: two", "Sorry." }, channel.Calls.Select(call => (string)call.Body["text"]));
    }

    private sealed class AdapterWithErrorHandler : CloudAdapter
    {
        public AdapterWithErrorHandler(BotFrameworkAuthentication auth, ILogger<IBotFrameworkHttpAdapter> logger, ConversationState state)
            : base(auth, logger)
        {
            Use(new AutoSaveStateMiddleware(state));
            OnTurnError = async (turnContext, exception) =>
            {
                await turnContext.SendActivityAsync("Sorry.");
                await turnContext.TraceActivityAsync("OnTurnError Trace", exception.Message, "https://www.botframework.com/schemas/error", "TurnError");
            };
        }
    }

    private sealed class EchoBot(ConversationState state) : ActivityHandler
    {
        protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
        {
            if (turnContext.Activity.Text == "break")
            {
                throw new FormatException();
            }

            var count = await state.CreateProperty<Count>("count").GetAsync(turnContext, () => new Count(), cancellationToken);
            count.Value++;
            await turnContext.SendActivityAsync(MessageFactory.Text($"{count.Value}: {turnContext.Activity.Text}"), cancellationToken);
        }
    }

    private sealed class Count
    {
        public int Value { get; set; }
    }
}
