namespace Microneedling.Bot.Storage;

/// <summary>Looks whether the database answers.</summary>
public sealed class StorageProbe(IDatabase database)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>What is wrong, in a sentence for the operator; null when nothing is.</summary>
    public async Task<string?> FaultAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await database.AnyAsync(new Statement("""SELECT COUNT(*) FROM vault."KeyRing" """), patience.Token);
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"The database did not answer within {Patience.TotalSeconds} seconds.";
        }
        catch (Exception fault) when (fault.Explain() is not null)
        {
            return fault.Explain();
        }
    }
}
