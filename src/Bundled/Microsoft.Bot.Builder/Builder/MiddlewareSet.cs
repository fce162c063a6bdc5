using System;
using System.Collections;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Bot.Builder;

/// <summary>Middleware in the order of its use.</summary>
public class MiddlewareSet : IMiddleware, IEnumerable<IMiddleware>
{
    private readonly List<IMiddleware> _middleware = new List<IMiddleware>();

    public MiddlewareSet Use(IMiddleware middleware)
    {
        _middleware.Add(middleware ?? throw new ArgumentNullException(nameof(middleware)));
        return this;
    }

    /// <summary>Runs the whole set as one link of another chain.</summary>
    public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken) =>
        RunAsync(0, turnContext, next, cancellationToken);

    /// <summary>Runs the set and, when every link called the next, the callback.</summary>
    public Task ReceiveActivityWithStatusAsync(ITurnContext turnContext, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        RunAsync(0, turnContext, ct => callback?.Invoke(turnContext, ct) ?? Task.CompletedTask, cancellationToken);

    public IEnumerator<IMiddleware> GetEnumerator() => _middleware.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Task RunAsync(int link, ITurnContext turnContext, NextDelegate last, CancellationToken cancellationToken) =>
        link < _middleware.Count
            ? _middleware[link].OnTurnAsync(turnContext, ct => RunAsync(link + 1, turnContext, last, ct), cancellationToken)
            : last(cancellationToken);
}
