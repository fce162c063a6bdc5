using System.Diagnostics.Metrics;
using Microneedling.Bot.Conversation;
using Microneedling.Bot.Storage;
using Microneedling.Bot.Tests.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Microneedling.Bot.Tests.Intake;

/// <summary>What stays of a questionnaire that was stopped, and what is counted of one that was begun.</summary>
public sealed class IntakeDeletionTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task StoppingTakesTheTypedAnswersOutOfTheTranscriptToo()
    {
        await using var stage = await BeginAsync();
        foreach (var text in (string[])["51", "acne scars", "nopee", "pregnant", "does it hurt?", "in 3 months", "yes", "back"]) await stage.TypeAsync(text);
        Assert.Contains(await SaidAsync(stage), said => said.Text.Contains("pregnant", StringComparison.OrdinalIgnoreCase) && said.Speaker == Speaker.Visitor);
        foreach (var text in (string[])["stop", "yes"]) await stage.TypeAsync(text);

        var left = await SaidAsync(stage);
        string[] typed = ["51", "acne", "nopee", "regnan", "months", "2027"];
        Assert.Equal([], left.Where(said => typed.Any(word => said.Text.Contains(word, StringComparison.OrdinalIgnoreCase))).Select(said => said.Text));
        // The question in between was no answer, and its answer says nothing of the person.
        Assert.Contains(left, said => said.Text == "does it hurt?");
        Assert.Contains("answers are deleted", left[^1].Text, StringComparison.Ordinal);
        // Nothing is missing from the order, and each entry is still an activity.
        Assert.Equal(Enumerable.Range(1, left.Count), left.Select(said => said.Sequence));
    }

    [Fact]
    public async Task SomeoneTooYoungLeavesNoAge()
    {
        await using var stage = await BeginAsync();
        await stage.TypeAsync("16");
        Assert.DoesNotContain(await SaidAsync(stage), said => said.Text.Contains("16", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WithdrawingWhatWasSentTakesItsAnswersOutToo()
    {
        await using var stage = await BeginAsync();
        foreach (var text in (string[])["51", "acne scars", "none", "none", "none", "2", "diabetes", "yes", "none", "none", "none", "none", "Sam", "sam@example.com", "skip", "any time", "send", "yes"]) await stage.TypeAsync(text);
        Assert.Contains(await SaidAsync(stage), said => said.Text.Contains("Your copy", StringComparison.Ordinal));
        foreach (var text in (string[])["withdraw my pre-consultation", "yes"]) await stage.TypeAsync(text);
        Assert.DoesNotContain(await SaidAsync(stage), said => said.Text.Contains("iabetes", StringComparison.Ordinal) || said.Text.Contains("sam@", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnIntakeIsCountedWhenItStarts()
    {
        var mine = new AsyncLocal<StrongCount?> { Value = new StrongCount() };
        using var listener = new MeterListener { InstrumentPublished = (instrument, self) => { if (instrument == Figures.IntakesStarted) self.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((_, count, _, _) => mine.Value?.Add(count));
        listener.Start();
        await using var stage = await BeginAsync();
        foreach (var text in (string[])["34", "start over", "yes"]) await stage.TypeAsync(text);
        Assert.Equal(1, mine.Value!.Total);
        await stage.TypeAsync("I agree");
        Assert.Equal(2, mine.Value.Total);
    }

    private async Task<ChatStage> BeginAsync()
    {
        var stage = new ChatStage(folder.Path);
        await stage.StartAsync();
        await stage.OpenAsync();
        foreach (var text in (string[])["start pre-consultation", "I agree"]) await stage.TypeAsync(text);
        return stage;
    }

    private static async Task<IReadOnlyList<Transcript.Line>> SaidAsync(ChatStage stage)
    {
        await using var scope = stage.Services.CreateAsyncScope();
        var chat = await scope.ServiceProvider.GetRequiredService<ClinicDb>().Set<Chat>().SingleAsync();
        return await scope.ServiceProvider.GetRequiredService<Transcript>().ReadAsync(chat.Id, 0, CancellationToken.None);
    }

    /// <summary>Counts what this test's own flow does, whatever other tests do meanwhile.</summary>
    private sealed class StrongCount
    {
        public long Total { get; private set; }
        public void Add(long count) => Total += count;
    }
}
