using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Microneedling.Bot.Conversation;

public static class ConversationRegistration
{
    public static IServiceCollection AddConversation(this IServiceCollection services) => services
        .AddSingleton<ChatLocks>()
        .AddSingleton<ConversationFeed>()
        .AddSingleton<FindChat>()
        .AddSingleton<RecentChats>()
        .AddHostedService<FeedAcrossNodes>()
        .AddSingleton<TurnRunner>()
        .AddScoped<TurnTransaction>()
        .AddScoped<Transcript>()
        .AddScoped<ITranscriptErasure, TranscriptErasure>()
        .AddScoped<Conversations>()
        .AddSingleton<IBot, ClinicBot>();
}
