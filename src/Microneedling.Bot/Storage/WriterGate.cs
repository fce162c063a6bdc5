namespace Microneedling.Bot.Storage;

/// <summary>
/// SQLite has one writer at a time; a second one would poll for its turn. Here writers of this process queue instead,
/// which keeps the slowest commit close to the fastest. PostgreSQL needs no gate.
/// </summary>
public sealed class WriterGate(bool closed)
{
    private readonly SemaphoreSlim? gate = closed ? new SemaphoreSlim(1, 1) : null;

    internal async ValueTask<Held> EnterAsync(CancellationToken cancellationToken)
    {
        if (gate is not null) await gate.WaitAsync(cancellationToken);
        return new Held(gate);
    }

    internal Held Enter()
    {
        gate?.Wait();
        return new Held(gate);
    }

    internal readonly struct Held(SemaphoreSlim? gate) : IDisposable
    {
        public void Dispose() => gate?.Release();
    }
}
