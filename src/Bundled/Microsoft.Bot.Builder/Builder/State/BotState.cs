using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

/// <summary>
/// Named values that are read once a turn and written back when asked, if they changed: one dictionary under one storage key.
/// It is written without an ETag: of two turns at the same time the last one wins.
/// </summary>
public abstract class BotState : IPropertyManager
{
    private readonly IStorage _storage;
    private readonly string _cacheKey;

    /// <param name="storage">Where the dictionary is kept.</param>
    /// <param name="contextServiceKey">The name under which a turn keeps what was read.</param>
    public BotState(IStorage storage, string contextServiceKey)
    {
        _storage = storage ?? throw new ArgumentNullException(nameof(storage));
        _cacheKey = contextServiceKey ?? throw new ArgumentNullException(nameof(contextServiceKey));
    }

    public IStatePropertyAccessor<T> CreateProperty<T>(string name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new ArgumentNullException(nameof(name));
        }

        return new Property<T>(this, name);
    }

    /// <summary>Reads the state, once a turn unless forced.</summary>
    public virtual async Task LoadAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var key = GetStorageKey(turnContext);
        if (!force && GetCachedState(turnContext)?.State != null)
        {
            return;
        }

        var items = await _storage.ReadAsync(new[] { key }, cancellationToken).ConfigureAwait(false);
        items.TryGetValue(key, out var stored);
        turnContext.TurnState.Set(_cacheKey, new CachedBotState(AsDictionary(stored)));
    }

    /// <summary>Writes the state if it changed since it was read. What was never read is never written.</summary>
    public virtual async Task SaveChangesAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var cached = GetCachedState(turnContext);
        if (cached != null && (force || cached.IsChanged))
        {
            var changes = new Dictionary<string, object> { [GetStorageKey(turnContext)] = cached.State };
            await _storage.WriteAsync(changes, cancellationToken).ConfigureAwait(false);
            cached.MarkSaved();
        }
    }

    /// <summary>Forgets all values; the next save writes an empty state.</summary>
    public virtual Task ClearStateAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var empty = new CachedBotState();
        empty.MarkChanged();
        turnContext.TurnState.Set(_cacheKey, empty);
        return Task.CompletedTask;
    }

    /// <summary>Forgets all values, and the storage key, at once.</summary>
    public virtual Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        turnContext.TurnState.Remove(_cacheKey);
        return _storage.DeleteAsync(new[] { GetStorageKey(turnContext) }, cancellationToken);
    }

    /// <summary>What this turn has read so far, or null.</summary>
    public CachedBotState GetCachedState(ITurnContext turnContext)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        return turnContext.TurnState.Get<CachedBotState>(_cacheKey);
    }

    /// <summary>The values of this turn as JSON, or null.</summary>
    public JToken Get(ITurnContext turnContext) =>
        GetCachedState(turnContext) is { } cached ? JObject.FromObject(cached.State) : null;

    protected abstract string GetStorageKey(ITurnContext turnContext);

    /// <summary>A value that was read, as T; a stored value of another shape is converted by way of JSON.</summary>
    protected Task<T> GetPropertyValueAsync<T>(ITurnContext turnContext, string propertyName, CancellationToken cancellationToken = default)
    {
        var value = Read(turnContext).TryGetValue(propertyName, out var found) ? found : null;
        return Task.FromResult(value switch
        {
            null => default,
            T typed => typed,
            JToken json => json.ToObject<T>(),
            _ => JToken.FromObject(value).ToObject<T>(),
        });
    }

    protected Task SetPropertyValueAsync(ITurnContext turnContext, string propertyName, object value, CancellationToken cancellationToken = default)
    {
        Read(turnContext)[propertyName] = value;
        return Task.CompletedTask;
    }

    protected Task DeletePropertyValueAsync(ITurnContext turnContext, string propertyName, CancellationToken cancellationToken = default)
    {
        Read(turnContext).Remove(propertyName);
        return Task.CompletedTask;
    }

    private static IDictionary<string, object> AsDictionary(object stored) => stored switch
    {
        null => null,
        IDictionary<string, object> dictionary => dictionary,
        JObject json => json.ToObject<Dictionary<string, object>>(),
        _ => throw new InvalidOperationException("The stored object is not a bot state."),
    };

    private IDictionary<string, object> Read(ITurnContext turnContext) =>
        GetCachedState(turnContext)?.State ?? throw new InvalidOperationException("The state was not loaded in this turn.");

    /// <summary>The values of one turn, and what they looked like when they were read.</summary>
    public class CachedBotState
    {
        private string _saved;

        public CachedBotState(IDictionary<string, object> state = null)
        {
            State = state ?? new Dictionary<string, object>();
            MarkSaved();
        }

        public IDictionary<string, object> State { get; set; }

        internal bool IsChanged => _saved != JsonConvert.SerializeObject(State);

        internal void MarkSaved() => _saved = JsonConvert.SerializeObject(State);

        internal void MarkChanged() => _saved = string.Empty;
    }

    private sealed class Property<T> : IStatePropertyAccessor<T>
    {
        private readonly BotState _state;

        public Property(BotState state, string name)
        {
            _state = state;
            Name = name;
        }

        public string Name { get; }

        public async Task<T> GetAsync(ITurnContext turnContext, Func<T> defaultValueFactory = null, CancellationToken cancellationToken = default)
        {
            await _state.LoadAsync(turnContext, false, cancellationToken).ConfigureAwait(false);
            var values = _state.Read(turnContext);
            if (defaultValueFactory != null && (!values.TryGetValue(Name, out var value) || value == null))
            {
                values[Name] = defaultValueFactory();
            }

            return await _state.GetPropertyValueAsync<T>(turnContext, Name, cancellationToken).ConfigureAwait(false);
        }

        public async Task SetAsync(ITurnContext turnContext, T value, CancellationToken cancellationToken = default)
        {
            await _state.LoadAsync(turnContext, false, cancellationToken).ConfigureAwait(false);
            await _state.SetPropertyValueAsync(turnContext, Name, value, cancellationToken).ConfigureAwait(false);
        }

        public async Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
        {
            await _state.LoadAsync(turnContext, false, cancellationToken).ConfigureAwait(false);
            await _state.DeletePropertyValueAsync(turnContext, Name, cancellationToken).ConfigureAwait(false);
        }
    }
}
