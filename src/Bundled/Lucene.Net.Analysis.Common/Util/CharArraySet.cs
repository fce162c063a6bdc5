using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Lucene.Net.Util;

namespace Lucene.Net.Analysis.Util;

/// <summary>A set of words that can be asked with a part of a char array. Ignoring case, words are kept in lower case.</summary>
public class CharArraySet : ISet<string>, ICollection, IReadOnlySet<string>
{
    public static readonly CharArraySet Empty = new CharArraySet(LuceneVersion.LUCENE_48, 0, false).AsReadOnly();

    private readonly HashSet<string> words;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private readonly bool ignoreCase;

    public CharArraySet(LuceneVersion matchVersion, int capacity, bool ignoreCase) : this(new HashSet<string>(capacity, StringComparer.Ordinal), ignoreCase, false)
    {
    }

    public CharArraySet(LuceneVersion matchVersion, IEnumerable<string> collection, bool ignoreCase) : this(matchVersion, 0, ignoreCase)
    {
        foreach (var word in collection)
        {
            Add(word);
        }
    }

    private CharArraySet(HashSet<string> words, bool ignoreCase, bool isReadOnly)
    {
        this.words = words;
        this.ignoreCase = ignoreCase;
        IsReadOnly = isReadOnly;
        bySpan = words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public virtual int Count => words.Count;

    public virtual bool IsReadOnly { get; }

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => this;

    public virtual bool Contains(string text) => Contains(text.AsSpan());

    public virtual bool Contains(char[] text) => Contains(text.AsSpan());

    public virtual bool Contains(char[] text, int startIndex, int length) => Contains(text.AsSpan(startIndex, length));

    public virtual bool Add(string text) => Writable().words.Add(Key(text));

    public virtual bool Add(char[] text) => Add(new string(text));

    public virtual void Clear() => Writable().words.Clear();

    /// <summary>The same words, which can then be changed only here.</summary>
    public virtual CharArraySet AsReadOnly() => IsReadOnly ? this : new CharArraySet(words, ignoreCase, true);

    public static CharArraySet Copy<T>(LuceneVersion matchVersion, IEnumerable<T> collection) =>
        new(matchVersion, collection.Select(item => item.ToString()), collection is CharArraySet { ignoreCase: true });

    public Enumerator GetEnumerator() => new(words.GetEnumerator());

    IEnumerator<string> IEnumerable<string>.GetEnumerator() => words.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => words.GetEnumerator();

    public override bool Equals(object obj) => obj is ISet<string> other && words.SetEquals(other);

    public override int GetHashCode() => words.Aggregate(0, (hash, word) => hash ^ word.GetHashCode(StringComparison.Ordinal));

    public override string ToString() => "[" + string.Join(", ", words) + "]";

    public void CopyTo(string[] array) => words.CopyTo(array);

    public void CopyTo(string[] array, int arrayIndex) => words.CopyTo(array, arrayIndex);

    public virtual bool IsSubsetOf(IEnumerable<string> other) => words.IsSubsetOf(other.Select(Key));

    public virtual bool IsSupersetOf(IEnumerable<string> other) => words.IsSupersetOf(other.Select(Key));

    public virtual bool IsProperSubsetOf(IEnumerable<string> other) => words.IsProperSubsetOf(other.Select(Key));

    public virtual bool IsProperSupersetOf(IEnumerable<string> other) => words.IsProperSupersetOf(other.Select(Key));

    public virtual bool Overlaps(IEnumerable<string> other) => words.Overlaps(other.Select(Key));

    public virtual bool SetEquals(IEnumerable<string> other) => words.SetEquals(other.Select(Key));

    /// <summary>Whether a word was new.</summary>
    public virtual bool UnionWith(IEnumerable<string> other)
    {
        var before = Count;
        Writable().words.UnionWith(other.Select(Key));
        return Count > before;
    }

    void ICollection<string>.Add(string item) => Add(item);

    bool ICollection<string>.Remove(string item) => throw new NotSupportedException();

    void ICollection.CopyTo(Array array, int index) => ((ICollection)words.ToArray()).CopyTo(array, index);

    void ISet<string>.UnionWith(IEnumerable<string> other) => UnionWith(other);

    void ISet<string>.ExceptWith(IEnumerable<string> other) => throw new NotSupportedException();

    void ISet<string>.IntersectWith(IEnumerable<string> other) => throw new NotSupportedException();

    void ISet<string>.SymmetricExceptWith(IEnumerable<string> other) => throw new NotSupportedException();

    internal bool Contains(ReadOnlySpan<char> text)
    {
        if (!ignoreCase)
        {
            return bySpan.Contains(text);
        }

        Span<char> lower = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        text.ToLowerInvariant(lower);
        return bySpan.Contains(lower);
    }

    private string Key(string word) => ignoreCase ? word.ToLowerInvariant() : word;

    private CharArraySet Writable() => IsReadOnly ? throw new NotSupportedException("Collection is read-only.") : this;

    /// <summary>Walks the words.</summary>
    public struct Enumerator : IEnumerator<string>
    {
        private HashSet<string>.Enumerator words;

        internal Enumerator(HashSet<string>.Enumerator words) => this.words = words;

        public string Current => words.Current;

        object IEnumerator.Current => Current;

        public bool MoveNext() => words.MoveNext();

        public void Dispose() => words.Dispose();

        void IEnumerator.Reset() => throw new NotSupportedException();
    }
}
