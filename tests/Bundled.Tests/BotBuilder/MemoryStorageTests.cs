using Microsoft.Bot.Builder;
using Newtonsoft.Json.Linq;

namespace Bundled.Tests.BotBuilder;

public class MemoryStorageTests
{
    private readonly Dictionary<string, JObject> _memory = new Dictionary<string, JObject>();
    private readonly IStorage _storage;

    public MemoryStorageTests()
    {
        _storage = new MemoryStorage(_memory);
    }

    [Fact]
    public async Task WhatIsReadIsACopyOfTheSameType()
    {
        var note = new Note { Text = "hello", Tags = new List<string> { "a" } };
        await WriteAsync("key", note);
        var read = Assert.IsType<Note>(await ReadAsync("key"));

        Assert.NotSame(note, read);
        Assert.Equal(("hello", "a"), (read.Text, Assert.Single(read.Tags)));
    }

    [Fact]
    public async Task ValuesAreKeptAsJsonWithTypeNames()
    {
        await WriteAsync("key", new Note { Tags = new List<string> { "a" } });

        Assert.Contains(nameof(Note), (string)_memory["key"]["$type"]);
        Assert.Equal("a", (string)_memory["key"]["Tags"]["$values"][0]);
    }

    [Fact]
    public async Task AMissingKeyIsAbsent()
    {
        Assert.Empty(await _storage.ReadAsync(new[] { "missing" }));
    }

    [Fact]
    public async Task ANullIsStoredAndReadBackAsAbsent()
    {
        await WriteAsync("key", null);

        Assert.True(_memory.ContainsKey("key"));
        Assert.Empty(await _storage.ReadAsync(new[] { "key" }));
    }

    [Fact]
    public async Task NullKeysAreRefused()
    {
        await Assert.ThrowsAsync<ArgumentNullException>(() => _storage.ReadAsync(null));
    }

    [Fact]
    public async Task DeletedKeysAreAbsent()
    {
        await WriteAsync("key", new Note());
        await _storage.DeleteAsync(new[] { "key", "missing" });

        Assert.Empty(await _storage.ReadAsync(new[] { "key" }));
    }

    [Fact]
    public async Task ETagsCountFromZeroAndTheWrittenObjectKeepsItsOwn()
    {
        var item = new Item { ETag = "*" };
        await WriteAsync("key", item);
        Assert.Equal(("*", "0"), (item.ETag, (string)_memory["key"]["eTag"]));

        await WriteAsync("key", item);
        Assert.Equal("1", ((Item)await ReadAsync("key")).ETag);
    }

    [Theory]
    [InlineData("0", false)]
    [InlineData("*", false)]
    [InlineData("other", true)]
    [InlineData(null, true)]
    public async Task AnotherETagThanTheStoredOneIsAConflict(string etag, bool conflict)
    {
        await WriteAsync("key", new Item { ETag = "*" });
        var error = await Record.ExceptionAsync(() => WriteAsync("key", new Item { ETag = etag }));

        Assert.Equal(conflict, error is ArgumentException);
        Assert.True(error == null || error.Message.StartsWith("Etag conflict.\r\n\r\nOriginal: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ThingsWithoutAnETagAreOverwritten()
    {
        await WriteAsync("key", new Note { Text = "first" });
        await WriteAsync("key", new Note { Text = "second" });

        Assert.Equal("second", ((Note)await ReadAsync("key")).Text);
    }

    [Fact]
    public async Task TypedReadsLeaveOutOtherTypes()
    {
        await WriteAsync("note", new Note { Text = "hello" });
        await WriteAsync("item", new Item());
        var notes = await _storage.ReadAsync<Note>(new[] { "note", "item" });

        Assert.Equal("hello", Assert.Single(notes).Value.Text);
    }

    private Task WriteAsync(string key, object value) => _storage.WriteAsync(new Dictionary<string, object> { [key] = value });

    private async Task<object> ReadAsync(string key) => (await _storage.ReadAsync(new[] { key }))[key];

    public class Note
    {
        public string Text { get; set; }

        public List<string> Tags { get; set; }
    }

    public class Item : IStoreItem
    {
        public string ETag { get; set; }
    }
}
