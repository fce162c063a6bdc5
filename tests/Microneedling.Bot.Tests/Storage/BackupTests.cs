using System.Text;
using Microneedling.Bot.Conversation;
using Microneedling.Bot.Storage;
using Microneedling.Bot.Tests.Conversation;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Microneedling.Bot.Tests.Storage;

public sealed class BackupTests : IDisposable
{
    private readonly TestFolder folder = new(), elsewhere = new();

    public void Dispose()
    {
        folder.Dispose();
        elsewhere.Dispose();
    }

    [Fact]
    public async Task ABackupMadeWhileTurnsRunIsRestoredWithEverythingThatWasAcknowledgedBefore()
    {
        await using (var host = await StartAsync())
        {
            for (var i = 0; i < 5; i++) await host.SayAsync("chat", $"{i}");
            var busy = Task.Run(async () =>
            {
                for (var i = 5; i < 40; i++) await host.SayAsync("chat", $"{i}");
            });
            await BackUpAsync(host, "monday.db");
            await busy;
        }
        Restore("monday.db");
        await using var restored = await StartAsync();
        var said = (await restored.TranscriptAsync("chat")).Where(line => line.Speaker == Speaker.Visitor).Select(line => line.Text).ToList();
        Assert.True(said.Count >= 5);
        Assert.Equal(Enumerable.Range(0, said.Count).Select(i => $"{i}"), said);
        await restored.SayAsync("chat", "and on");
        Assert.Equal("You said and on", (await restored.TranscriptAsync("chat"))[^1].Text);
    }

    [Fact]
    public async Task WhoWasErasedIsGoneFromOldBackupsTooOnceTheKeysWereCopiedAgain()
    {
        await using (var host = await StartAsync())
        {
            await host.SayAsync("erased", "canary-5512");
            await host.SayAsync("stays", "still here");
            await BackUpAsync(host, "old.db");
            await EraseAsync(host, "erased");
            await BackUpAsync(host, "new.db");
        }
        Restore("old.db");
        await using var restored = await StartAsync();
        await restored.InDbAsync(async db => Assert.Equal(2, await db.Set<Chat>().CountAsync())); // the sealed rows are back …
        Assert.Empty(await restored.TranscriptAsync("erased")); // … and nothing opens them
        Assert.Equal("still here", (await restored.TranscriptAsync("stays"))[0].Text);
        await restored.SayAsync("erased", "back again");
        Assert.Equal(["back again", "You said back again"], (await restored.TranscriptAsync("erased")).Select(line => line.Text));
    }

    [Fact]
    public async Task TheCopyOfTheDataHoldsNoKeyAndNothingReadable()
    {
        await using var host = await StartAsync();
        await host.SayAsync("chat", "canary-7731");
        await BackUpAsync(host, "copy.db");
        var copy = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(elsewhere.File("copy.db")));
        Assert.DoesNotContain("canary-7731", copy);
        Assert.DoesNotContain("PersonKeys", copy);
        Assert.DoesNotContain("<key id=", copy);
    }

    [Fact]
    public async Task AnErasedKeyIsInNoFileOfTheDataFolder()
    {
        await using var host = await StartAsync();
        await host.SayAsync("chat", "hello");
        var wrapped = Array.Empty<byte>();
        await host.InDbAsync(async db => wrapped = (await db.Set<PersonKey>().SingleAsync(key => key.PersonId == "chat")).Wrapped);
        Assert.True(IsInFolder(wrapped));
        await EraseAsync(host, "chat");
        Assert.False(IsInFolder(wrapped));
    }

    [Fact]
    public async Task ADatabaseWithoutItsKeysIsRefusedRatherThanOpenedUnreadable()
    {
        await using (var host = await StartAsync()) await host.SayAsync("chat", "hello");
        SqliteConnection.ClearAllPools();
        File.Delete(folder.File("data/assistant.keys.db"));
        var fault = await Assert.ThrowsAsync<StartupFault>(StartAsync);
        Assert.Contains("has lost its keys", fault.Message);
        Assert.False(File.Exists(folder.File("data/assistant.keys.db")));
    }

    [Theory, OnPostgreSql]
    public async Task ForPostgreSqlTheExactCommandsAreTold(StorageProvider provider)
    {
        await using var host = await ConversationHost.StartAsync(folder.Path, provider, Responder.Echo);
        var fault = await Assert.ThrowsAsync<StartupFault>(() => BackUpAsync(host, "copy.db"));
        Assert.Matches(@"pg_dump --host=127\.0\.0\.1 --port=\d+ --username=app --format=custom --exclude-schema=vault", fault.Message);
    }

    private Task<ConversationHost> StartAsync() => ConversationHost.StartAsync(folder.Path, StorageProvider.Sqlite, Responder.Echo);

    private async Task BackUpAsync(ConversationHost host, string name)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Backup>().WriteAsync(elsewhere.File(name));
    }

    private void Restore(string name)
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder.File("data"), recursive: true);
        Directory.CreateDirectory(folder.File("data"));
        File.Copy(elsewhere.File(name), folder.File("data/assistant.db"));
        File.Copy(elsewhere.File("assistant.keys.db"), folder.File("data/assistant.keys.db"));
    }

    private static async Task EraseAsync(ConversationHost host, string chatId)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        db.Remove(await db.Set<Chat>().FirstAsync(chat => chat.Id == chatId));
        await scope.ServiceProvider.GetRequiredService<PersonalVault>().EraseAsync(chatId, default);
        await db.SaveChangesAsync();
    }

    private bool IsInFolder(byte[] bytes) => Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Any(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.GetBuffer().AsSpan(0, (int)content.Length).IndexOf(bytes) >= 0;
    });
}
