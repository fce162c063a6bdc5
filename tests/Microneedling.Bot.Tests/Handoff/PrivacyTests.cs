using System.Text;
using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff;
using Microneedling.Bot.Handoff.Accounts;
using Microneedling.Bot.Handoff.Notes;
using Microneedling.Bot.Handoff.Privacy;
using Microneedling.Bot.Storage;
using Microneedling.Bot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Microneedling.Bot.Tests.Handoff;

public sealed class PrivacyTests
{
    [Fact]
    public async Task ErasingRemovesEveryRowOfThePerson()
    {
        await using var desk = await Desk.StartAsync();
        await desk.SayAsync("hello");
        var reference = await desk.SendIntakeAsync();
        await desk.InAsync<CaseNotes, bool>(notes => notes.AddAsync(reference, "a note", desk.Ben, default));
        var receipt = await EraseAsync(desk, reference);
        Assert.Equal([reference], receipt.References);
        Assert.Equal((4, 1), (receipt.Messages, receipt.Notes));
        await desk.InAsync<ClinicDb, bool>(async db =>
        {
            Assert.Equal(0, await db.Set<Chat>().CountAsync());
            Assert.Equal(0, await db.Set<TranscriptEntry>().CountAsync());
            Assert.Equal(0, await db.Set<TurnRecord>().CountAsync());
            Assert.Equal(0, await db.Set<Case>().CountAsync());
            Assert.Equal(0, await db.Set<CaseTerm>().CountAsync());
            Assert.Equal(0, await db.Set<StaffNote>().CountAsync());
            Assert.Equal(0, await db.Set<PersonKey>().CountAsync(key => key.PersonId == Desk.ChatId));
            return true;
        });
    }

    /// <summary>
    /// What was said is sealed, so looking for words alone would find nothing even if nothing were deleted. So it is also
    /// looked for what lies there as it is: the conversation's id, the sealed boxes, the wrapped key.
    /// </summary>
    [SqliteFact]
    public async Task ErasingLeavesNothingOfThePersonInDatabaseOrLog()
    {
        const string Who = "conversation-canary-3391";
        await using var desk = await Desk.StartAsync();
        await desk.SayAsync("somebody else", chatId: "other");
        await desk.SayAsync($"hello {Intakes.Canary}", chatId: Who);
        var reference = await desk.SendIntakeAsync(chatId: Who);
        await desk.InAsync<CaseNotes, bool>(notes => notes.AddAsync(reference, $"note {Intakes.Canary}", desk.Ben, default));
        var traces = await desk.InAsync<ClinicDb, List<byte[]>>(async db =>
        [
            Encoding.UTF8.GetBytes(Who),
            .. await db.Set<TranscriptEntry>().Where(entry => entry.ChatId == Who).Select(entry => entry.ActivitySealed).ToListAsync(),
            .. await db.Set<Case>().Select(row => row.BodySealed).ToListAsync(),
            .. await db.Set<StaffNote>().Select(note => note.TextSealed).ToListAsync(),
            .. await db.Set<CaseTerm>().Select(term => term.Digest).ToListAsync(),
            .. await db.Set<PersonKey>().Where(key => key.PersonId == Who).Select(key => key.Wrapped).ToListAsync(),
        ]);
        Assert.True(traces.Count > 10);
        Assert.All(traces, trace => Assert.True(IsAnywhere(desk, Start(trace)), "what was stored is found before it is erased"));

        await EraseAsync(desk, reference);
        Assert.All(traces, trace => Assert.False(IsAnywhere(desk, Start(trace)), "something of the person is left"));
        Assert.False(IsAnywhere(desk, Encoding.UTF8.GetBytes(Intakes.Canary)));
        Assert.True(IsAnywhere(desk, Encoding.UTF8.GetBytes("other")));

        // A long box goes over several pages of the file; its beginning lies on one.
        static byte[] Start(byte[] trace) => trace.Length > 24 ? trace[..24] : trace;
    }

    private static bool IsAnywhere(Desk desk, byte[] trace) => Directory.EnumerateFiles(desk.DataFolder, "*", SearchOption.AllDirectories).Any(file =>
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes.AsSpan().IndexOf(trace) >= 0;
        }
        catch (FileNotFoundException)
        {
            return false; // a log that SQLite has just emptied and put away
        }
    });

    private static async Task<ErasureReceipt> EraseAsync(Desk desk, string reference) => (await desk.InAsync<Eraser, ErasureReceipt?>(async eraser =>
    {
        var done = await eraser.EraseCaseAsync(reference, Actor.Console, default);
        await eraser.EmptyLogAsync(default);
        return done;
    }))!;

    [Fact]
    public async Task WhatIsHeldIsToldAndForgottenOnlyAfterAYes()
    {
        await using var desk = await Desk.StartAsync();
        var reference = await desk.SendIntakeAsync();
        Assert.Contains(reference, (await desk.AskAsync("What data do you hold about me?"))[0]);
        Assert.Contains("Shall I?", (await desk.AskAsync("forget me"))[0]);
        Assert.Contains("Nothing was deleted", (await desk.AskAsync("No, keep it"))[0]);
        await desk.AskAsync("please delete my data");
        Assert.Contains("receipt", (await desk.AskAsync("Yes, delete everything"))[0]);
        await desk.InAsync<Retention, bool>(async retention => { await retention.ForgetAsync(default); return true; });
        Assert.Equal(0, await desk.InAsync<ClinicDb, int>(db => db.Set<Chat>().CountAsync()));
    }

    [Theory]
    [InlineData("what do you know about me")]
    [InlineData("What information do you have on me?")]
    [InlineData("show me my data")]
    public async Task AskingWhatIsHeldWorksInOtherWords(string words)
    {
        await using var desk = await Desk.StartAsync();
        Assert.StartsWith("This is what is held about you", (await desk.AskAsync(words))[0]);
    }

    [Theory]
    [InlineData("how do I forget about the pain?")]
    [InlineData("can you remove my scars")]
    [InlineData("will it delete my freckles")]
    public async Task AQuestionThatSoundsLikeItIsNoWishToBeForgotten(string words)
    {
        await using var desk = await Desk.StartAsync();
        Assert.Equal([$"About {words}"], await desk.AskAsync(words));
    }

    [Theory]
    [InlineData("question", 29, true)]
    [InlineData("question", 31, false)]
    [InlineData("closed", 89, true)]
    [InlineData("closed", 91, false)]
    [InlineData("open", 91, true)]
    [InlineData("open", 366, false)]
    public async Task EachClassOfDataIsKeptForItsOwnTime(string kind, int days, bool kept)
    {
        await using var desk = await Desk.StartAsync();
        if (kind == "question") await desk.SayAsync("does it hurt");
        else
        {
            var reference = await desk.SendIntakeAsync();
            if (kind == "closed") await desk.InAsync<CaseDesk, DeskOutcome>(work => work.MoveAsync(reference, CaseStatus.Closed, desk.Ben, default));
        }
        desk.Clock.Advance(TimeSpan.FromDays(days));
        await desk.InAsync<Retention, int>(retention => retention.ExpireAsync(default));
        Assert.Equal(kept ? 1 : 0, await desk.InAsync<ClinicDb, int>(db => db.Set<Chat>().CountAsync()));
    }
}
