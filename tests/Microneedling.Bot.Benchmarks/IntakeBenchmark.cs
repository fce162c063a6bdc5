using BenchmarkDotNet.Attributes;
using Microneedling.Bot.Conversation;
using Microneedling.Bot.Intake;
using Microsoft.Extensions.Logging.Abstractions;

namespace Microneedling.Bot.Benchmarks;

/// <summary>One answer in a questionnaire of 200 questions, half of them conditional, with the memory read and written as JSON.</summary>
[MemoryDiagnoser]
public class IntakeBenchmark
{
    private const int Questions = 200;
    private readonly string folder = Directory.CreateTempSubdirectory("microneedling-").FullName;
    private IntakeResponder responder = null!;
    private string memory = null!;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        Directory.CreateDirectory(Path.Combine(folder, "intake"));
        var items = string.Join(',', Enumerable.Range(1, Questions).Select(number => number % 2 == 1
            ? $$"""{"linkId":"q{{number}}","type":"choice","text":"Question {{number}}?","required":true,"answerOption":[{"valueCoding":{"code":"yes","display":"Yes"} },{"valueCoding":{"code":"no","display":"No"} }]}"""
            : $$"""{"linkId":"q{{number}}","type":"date","text":"Since when?","enableWhen":[{"question":"q{{number - 1}}","operator":"=","answerCoding":{"code":"yes"} }]}"""));
        File.WriteAllText(Path.Combine(folder, "intake", IntakeContent.FileName), $$"""{"resourceType":"Questionnaire","item":[{{items}}]}""");
        responder = new IntakeResponder(new IntakeContent(folder, NullLogger<IntakeContent>.Instance).Prepare(), new Clinic());
        memory = new Memory().ToJson();
        foreach (var text in (string[])["start pre-consultation", "I agree", .. Enumerable.Range(1, Questions - 2).Select(number => number % 2 == 1 ? "yes" : "14 March 2026")])
            memory = await TurnAsync(text);
    }

    /// <summary>The answer to question 199, with 198 answers in memory.</summary>
    [Benchmark]
    public Task<string> OneAnswerAsync() => TurnAsync("yes");

    [GlobalCleanup]
    public void CleanUp() => Directory.Delete(folder, recursive: true);

    private async Task<string> TurnAsync(string text)
    {
        var turn = new Turn { ChatId = "chat", Kind = TurnKind.Message, Text = text, Sequence = 1, Now = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero), Memory = new Memory(memory) };
        var reply = await responder.RespondAsync(turn, CancellationToken.None) ?? throw new InvalidOperationException("the questionnaire did not answer");
        return reply.Messages.Count > 0 ? turn.Memory.ToJson() : "";
    }
}
