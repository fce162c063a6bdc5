using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace Bundled.Tests.BotBuilder;

public class BotStateTests
{
    private readonly TestAdapter _adapter = new TestAdapter(TestAdapter.CreateConversation("conv"));
    private readonly CountingStorage _storage = new CountingStorage();
    private readonly ConversationState _state;
    private readonly IStatePropertyAccessor<Counter> _counter;

    public BotStateTests()
    {
        _state = new ConversationState(_storage);
        _counter = _state.CreateProperty<Counter>("counter");
    }

    [Fact]
    public async Task KeysNameChannelConversationAndUser()
    {
        var user = new UserState(_storage);
        var both = new PrivateConversationState(_storage);
        await TurnAsync(async turn =>
        {
            foreach (BotState state in new BotState[] { _state, user, both })
            {
                await state.CreateProperty<string>("x").SetAsync(turn, "y");
                await state.SaveChangesAsync(turn);
            }
        });

        Assert.Equal(new[] { "test/conversations/conv", "test/users/user1", "test/conversations/conv/users/user1" }, _storage.Written);
    }

    [Fact]
    public async Task AnActivityThatDoesNotSayWhereItIsHasNoState()
    {
        using var turn = new TurnContext(_adapter, new Activity(ActivityTypes.Message));

        await Assert.ThrowsAsync<InvalidOperationException>(() => _counter.GetAsync(turn));
    }

    [Fact]
    public Task AStateIsReadOnceATurn() => TurnAsync(async turn =>
    {
        await _counter.GetAsync(turn);
        await _state.CreateProperty<string>("other").GetAsync(turn);
        await _state.LoadAsync(turn);
        Assert.Equal(1, _storage.Reads);
        Assert.True(turn.TurnState.ContainsKey("ConversationState"));

        await _state.LoadAsync(turn, force: true);
        Assert.Equal(2, _storage.Reads);
    });

    [Fact]
    public Task WithinATurnTheSameObjectIsGiven() => TurnAsync(async turn =>
    {
        var first = await _counter.GetAsync(turn, () => new Counter());

        Assert.Same(first, await _counter.GetAsync(turn));
    });

    [Fact]
    public async Task AChangeOfAFetchedObjectIsNoticedAndSaved()
    {
        await TurnAsync(async turn =>
        {
            (await _counter.GetAsync(turn, () => new Counter())).Count = 1;
            await _state.SaveChangesAsync(turn);
        });
        await TurnAsync(async turn =>
        {
            (await _counter.GetAsync(turn)).Count++;
            await _state.SaveChangesAsync(turn);
        });
        await TurnAsync(async turn => Assert.Equal(2, (await _counter.GetAsync(turn)).Count));
    }

    [Fact]
    public async Task WithoutAChangeNothingIsWritten()
    {
        await TurnAsync(async turn =>
        {
            await _counter.SetAsync(turn, new Counter { Count = 1 });
            await _state.SaveChangesAsync(turn);
        });
        await TurnAsync(async turn =>
        {
            await _counter.GetAsync(turn);
            await _state.SaveChangesAsync(turn);
            Assert.Single(_storage.Written);

            await _state.SaveChangesAsync(turn, force: true);
            Assert.Equal(2, _storage.Written.Count);
        });
    }

    [Fact]
    public async Task AnUnsavedValueIsLost()
    {
        await TurnAsync(turn => _counter.SetAsync(turn, new Counter()));
        await TurnAsync(async turn => Assert.Null(await _counter.GetAsync(turn)));
    }

    [Fact]
    public Task WhatWasNeverReadIsNeverWritten() => TurnAsync(async turn =>
    {
        await _state.SaveChangesAsync(turn, force: true);

        Assert.Empty(_storage.Written);
    });

    [Fact]
    public Task AMissingValueIsTheDefaultOfItsType() => TurnAsync(async turn =>
    {
        Assert.Null(await _counter.GetAsync(turn));
        Assert.Equal(0, await _state.CreateProperty<int>("number").GetAsync(turn));
    });

    [Fact]
    public async Task AMadeDefaultIsKeptAndSaved()
    {
        await TurnAsync(async turn =>
        {
            await _counter.GetAsync(turn, () => new Counter { Count = 5 });
            await _state.SaveChangesAsync(turn);
        });
        await TurnAsync(async turn => Assert.Equal(5, (await _counter.GetAsync(turn)).Count));
    }

    [Fact]
    public async Task ADeletedValueIsGone()
    {
        await TurnAsync(async turn =>
        {
            await _counter.SetAsync(turn, new Counter());
            await _counter.DeleteAsync(turn);
            Assert.Null(await _counter.GetAsync(turn));
        });
    }

    [Fact]
    public async Task StoredJsonIsConvertedToTheTypeThatIsAskedFor()
    {
        await _storage.WriteAsync(new Dictionary<string, object>
        {
            ["test/conversations/conv"] = new Dictionary<string, object> { ["counter"] = JObject.Parse("""{"Count":3}"""), ["list"] = new JArray(1, 2), ["number"] = 4L },
        });
        await TurnAsync(async turn =>
        {
            Assert.Equal(3, (await _counter.GetAsync(turn)).Count);
            Assert.Equal(new[] { 1, 2 }, await _state.CreateProperty<int[]>("list").GetAsync(turn));
            Assert.Equal(4, await _state.CreateProperty<int>("number").GetAsync(turn));
        });
    }

    [Fact]
    public async Task OfTwoTurnsAtATimeTheLastOneWins()
    {
        using var one = await LoadedAsync(1);
        using var two = await LoadedAsync(2);
        await _state.SaveChangesAsync(one);
        await _state.SaveChangesAsync(two);

        await TurnAsync(async turn => Assert.Equal(2, (await _counter.GetAsync(turn)).Count));

        async Task<TurnContext> LoadedAsync(int count)
        {
            var turn = new TurnContext(_adapter, new Activity("message") { ChannelId = "test", Conversation = new ConversationAccount(id: "conv") });
            await _counter.SetAsync(turn, new Counter { Count = count });
            return turn;
        }
    }

    [Fact]
    public async Task AClearedStateIsSavedEmpty()
    {
        await TurnAsync(async turn =>
        {
            await _counter.SetAsync(turn, new Counter());
            await _state.SaveChangesAsync(turn);
        });
        await TurnAsync(async turn =>
        {
            await _state.ClearStateAsync(turn);
            await _state.SaveChangesAsync(turn);
        });

        Assert.Equal(2, _storage.Written.Count);
        await TurnAsync(async turn => Assert.Null(await _counter.GetAsync(turn)));
    }

    [Fact]
    public async Task ADeletedStateLeavesTheStorage()
    {
        await TurnAsync(async turn =>
        {
            await _counter.SetAsync(turn, new Counter());
            await _state.SaveChangesAsync(turn);
            await _state.DeleteAsync(turn);
            Assert.Null(_state.GetCachedState(turn));
        });

        Assert.Empty(await _storage.ReadAsync(new[] { "test/conversations/conv" }));
    }

    [Fact]
    public async Task AutoSaveSavesAfterTheTurn()
    {
        _adapter.Use(new AutoSaveStateMiddleware(_state));
        await TurnAsync(turn => _counter.SetAsync(turn, new Counter()));

        Assert.Single(_storage.Written);
    }

    [Fact]
    public async Task AutoSaveSavesNothingWhenTheBotThrows()
    {
        _adapter.Use(new AutoSaveStateMiddleware(_state));
        await Assert.ThrowsAsync<FormatException>(() => TurnAsync(async turn =>
        {
            await _counter.SetAsync(turn, new Counter());
            throw new FormatException();
        }));

        Assert.Empty(_storage.Written);
    }

    private Task TurnAsync(Func<ITurnContext, Task> bot) => _adapter.SendTextToBotAsync("hi", (turn, _) => bot(turn), default);

    public class Counter
    {
        public int Count { get; set; }
    }

    private sealed class CountingStorage : IStorage
    {
        private readonly IStorage _inner = new MemoryStorage();

        public int Reads { get; private set; }

        public List<string> Written { get; } = new List<string>();

        public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
        {
            Reads++;
            return _inner.ReadAsync(keys, cancellationToken);
        }

        public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
        {
            Written.AddRange(changes.Keys);
            return _inner.WriteAsync(changes, cancellationToken);
        }

        public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => _inner.DeleteAsync(keys, cancellationToken);
    }
}
