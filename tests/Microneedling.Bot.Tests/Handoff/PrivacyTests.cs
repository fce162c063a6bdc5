using System.Text;
using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff;
using Microneedling.Bot.Handoff.Accounts;
using Microneedling.Bot.Handoff.Notes;
using Microneedling.Bot.Handoff.Privacy;
using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Microneedling.Bot.Tests.Handoff;

public sealed class PrivacyTests
{
    [Fact]
    public async Task ErasingLeavesNothingOfThePersonInAnyFile()
    {
        await using var desk = await Desk.StartAsync();
        await desk.SayAsync($"hello {Intakes.Canary}");
        var reference = await desk.SendIntakeAsync();
        await desk.InAsync<CaseNotes, bool>(notes => notes.AddAsync(reference, $"note {Intakes.Canary}", desk.Ben, default));
        var receipt = await desk.InAsync<Eraser, ErasureReceipt?>(async eraser =>
        {
            var done = await eraser.EraseCaseAsync(reference, Actor.Console, default);
            await eraser.EmptyLogAsync(default);
            return done;
        });
        Assert.Equal([reference], receipt!.References);
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
        foreach (var file in Directory.EnumerateFiles(desk.DataFolder, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            Assert.Equal(-1, bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(Intakes.Canary)));
        }
    }

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
