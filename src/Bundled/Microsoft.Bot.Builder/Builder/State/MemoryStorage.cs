using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

/// <summary>Storage that ends with the process. Keeps JSON with type names, so what is read is a copy of what was written.</summary>
public class MemoryStorage : IStorage
{
    private const string ETag = "eTag";

    private readonly Dictionary<string, JObject> _memory;
    private readonly JsonSerializer _json;
    private readonly object _lock = new object();
    private int _nextETag;

    public MemoryStorage(Dictionary<string, JObject> dictionary = null)
        : this(null, dictionary)
    {
    }

    public MemoryStorage(JsonSerializer jsonSerializer, Dictionary<string, JObject> dictionary = null)
    {
        _json = jsonSerializer ?? new JsonSerializer { TypeNameHandling = TypeNameHandling.All, MaxDepth = null };
        _memory = dictionary ?? new Dictionary<string, JObject>();
    }

    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var found = new Dictionary<string, object>();
        lock (_lock)
        {
            foreach (var key in keys)
            {
                if (_memory.TryGetValue(key, out var state) && state != null)
                {
                    found[key] = state.ToObject<object>(_json);
                }
            }
        }

        return Task.FromResult<IDictionary<string, object>>(found);
    }

    /// <exception cref="ArgumentException">An IStoreItem was written by somebody else since it was read.</exception>
    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        lock (_lock)
        {
            foreach (var (key, value) in changes)
            {
                var state = value == null ? null : JObject.FromObject(value, _json);
                if (value is IStoreItem item)
                {
                    RefuseConflict(key, item);
                    state[ETag] = (_nextETag++).ToString(CultureInfo.InvariantCulture);
                }

                _memory[key] = state;
            }
        }

        return Task.CompletedTask;
    }

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        lock (_lock)
        {
            foreach (var key in keys)
            {
                _memory.Remove(key);
            }
        }

        return Task.CompletedTask;
    }

    private void RefuseConflict(string key, IStoreItem item)
    {
        var stored = _memory.TryGetValue(key, out var state) ? (string)state?[ETag] : null;
        if (stored != null && item.ETag != "*" && item.ETag != stored)
        {
            throw new ArgumentException($"Etag conflict.\r\n\r\nOriginal: {item.ETag}\r\nCurrent: {stored}");
        }
    }
}
