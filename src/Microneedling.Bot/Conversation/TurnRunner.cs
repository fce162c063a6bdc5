using System.Data.Common;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microneedling.Bot.Conversation;

/// <summary>
/// Runs turns: one at a time a conversation, each committed as a whole before anything is sent. A turn that lost a race
/// runs again from the stored state; a turn that broke is answered with an apology and changes nothing else.
/// </summary>
public sealed partial class TurnRunner(IServiceScopeFactory scopes, ChatLocks locks, ConversationFeed feed, ILogger<TurnRunner> log)
{
    private const int Attempts = 5;

    public async Task<TurnReceipt> RunAsync(Activity activity, CancellationToken cancellationToken)
    {
        var chatId = activity.Conversation.Id;
        using var held = await locks.EnterAsync(chatId, cancellationToken);
        var receipt = await RunAsync(activity, chatId, cancellationToken);
        if (!receipt.WasDuplicate) feed.Announce(chatId, receipt.LastSequence);
        return receipt;
    }

    private async Task<TurnReceipt> RunAsync(Activity activity, string chatId, CancellationToken cancellationToken)
    {
        var failed = false;
        var givenId = activity.Id;
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            activity.Id = givenId;
            try
            {
                return await scope.ServiceProvider.GetRequiredService<TurnTransaction>().RunAsync(activity, attempt > 1, failed, cancellationToken);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Another node, a staff member or the same message was faster: read again and run again.
            }
            catch (Exception fault) when (!failed && fault is not (OperationCanceledException or DbException or DbUpdateException))
            {
                failed = true;
                LogBroken(chatId, fault);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Error, "A turn of conversation {ChatId} broke; the visitor was offered a person")]
    private partial void LogBroken(string chatId, Exception fault);
}
