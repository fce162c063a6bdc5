using System;
using System.Collections.Generic;
using Lucene.Net.Analysis.TokenAttributes;

namespace Lucene.Net.Util;

/// <summary>
/// The attributes of a chain of token streams; every link of the chain shares them.
/// SUBSET: one object implements the standard attributes, so attribute types of one's own and attribute factories are absent.
/// </summary>
public class AttributeSource
{
    private readonly HashSet<Type> added;

    public AttributeSource()
    {
        Token = new TokenState();
        added = [];
    }

    public AttributeSource(AttributeSource input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Token = input.Token;
        added = input.added;
    }

    internal TokenState Token { get; }

    public bool HasAttributes => added.Count > 0;

    public T AddAttribute<T>() where T : IAttribute
    {
        if (!typeof(T).IsInterface || typeof(T) == typeof(IAttribute) || Token is not T attribute)
        {
            throw new ArgumentException($"{typeof(T)} is not one of the standard attribute interfaces.");
        }

        added.Add(typeof(T));
        return attribute;
    }

    public bool HasAttribute<T>() where T : IAttribute => added.Contains(typeof(T));

    /// <exception cref="ArgumentException">The attribute was not added.</exception>
    public virtual T GetAttribute<T>() where T : IAttribute =>
        HasAttribute<T>() ? (T)(object)Token : throw new ArgumentException($"This AttributeSource does not have the attribute '{typeof(T).Name}'.");

    public void ClearAttributes() => Token.Clear();

    public virtual State CaptureState()
    {
        if (!HasAttributes)
        {
            return null;
        }

        var state = new State();
        Token.CopyTo(state.Token);
        return state;
    }

    public void RestoreState(State state) => state?.Token.CopyTo(Token);

    public AttributeSource CloneAttributes()
    {
        var clone = new AttributeSource();
        clone.added.UnionWith(added);
        Token.CopyTo(clone.Token);
        return clone;
    }

    public void CopyTo(AttributeSource target) => Token.CopyTo(target.Token);

    /// <summary>A token put aside by <see cref="CaptureState"/>.</summary>
    public sealed class State
    {
        internal TokenState Token { get; } = new();

        public object Clone()
        {
            var clone = new State();
            Token.CopyTo(clone.Token);
            return clone;
        }
    }
}
