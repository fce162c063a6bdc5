using System.Diagnostics;
using Microneedling.Bot.Storage;
using Activity = Microsoft.Bot.Schema.Activity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microneedling.Bot.Conversation;

/// <summary>
/// Runs turns: one at a time a conversation, each committed as a whole before anything is sent. A turn that lost a race
/// runs again from the stored state; one whose database went away looks first whether it was committed; one that broke is
/// answered with an apology and changes nothing else.
/// </summary>
public sealed partial class TurnRunner(IServiceScopeFactory scopes, ChatLocks locks, ConversationFeed feed, ILogger<TurnRunner> log)
{
    // A race has a winner each time, so this many nodes can meet. A database that restarts is waited for about six seconds.
    private const int Races = 20, Interruptions = 6;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);

    /// <param name="mustBeOpen">Refuse a message to a conversation that is not there, instead of opening it.</param>
    /// <exception cref="StorageUnavailableException">The turn could not be saved; nothing happened.</exception>
    public async Task<TurnReceipt> RunAsync(Activity activity, CancellationToken cancellationToken, bool mustBeOpen = false)
    {
        var chatId = activity.Conversation.Id;
        using var trace = Figures.StartTurn();
        var began = Stopwatch.GetTimestamp();
        using var held = await locks.EnterAsync(chatId, cancellationToken);
        var receipt = await RunAsync(activity, chatId, new TurnAttempt(Activities.KeyOf(activity), mustBeOpen), cancellationToken);
        if (receipt.Outcome is { } outcome) Figures.TurnCommitted(trace, outcome, Stopwatch.GetElapsedTime(began));
        if (!receipt.WasDuplicate) feed.Announce(chatId, receipt.LastSequence, receipt.Lines);
        return receipt;
    }

    private async Task<TurnReceipt> RunAsync(Activity activity, string chatId, TurnAttempt attempt, CancellationToken cancellationToken)
    {
        var (races, interruptions) = (0, 0);
        var givenId = activity.Id;
        while (true)
        {
            activity.Id = givenId;
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                return await scope.ServiceProvider.GetRequiredService<TurnTransaction>().RunAsync(activity, attempt, cancellationToken);
            }
            catch (Exception fault) when (fault.IsConflict() && ++races <= Races)
            {
                Figures.TurnRetried(conflict: true);
                attempt = attempt with { MayBeStored = true };
            }
            catch (Exception fault) when (fault.IsPassing() && ++interruptions <= Interruptions)
            {
                Figures.TurnRetried(conflict: false);
                LogInterrupted(chatId, fault.Explain());
                attempt = attempt with { MayBeStored = true };
                await Task.Delay(FirstWait * (1 << (interruptions - 1)), cancellationToken);
            }
            catch (Exception fault) when (fault.Explain() is { } sentence)
            {
                LogNotSaved(chatId, sentence, fault);
                throw new StorageUnavailableException(sentence, fault);
            }
            catch (Exception fault) when (!attempt.IsApology && fault is not OperationCanceledException)
            {
                LogBroken(chatId, fault);
                attempt = attempt with { IsApology = true };
            }
        }
    }

    [LoggerMessage(1, LogLevel.Error, "A turn of conversation {ChatId} broke; the visitor was offered a person")]
    private partial void LogBroken(string chatId, Exception fault);

    [LoggerMessage(2, LogLevel.Warning, "A turn of conversation {ChatId} is tried again: {Sentence}")]
    private partial void LogInterrupted(string chatId, string? sentence);

    [LoggerMessage(3, LogLevel.Error, "A turn of conversation {ChatId} could not be saved; the visitor was asked to try again. {Sentence}")]
    private partial void LogNotSaved(string chatId, string sentence, Exception fault);
}
