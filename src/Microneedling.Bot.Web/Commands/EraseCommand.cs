using Microneedling.Bot.Handoff;
using Microneedling.Bot.Handoff.Accounts;
using Microneedling.Bot.Handoff.Privacy;

namespace Microneedling.Bot.Web.Commands;

/// <summary><c>erase</c>: deletes the person of a case, with the whole conversation, and prints a receipt.</summary>
internal static class EraseCommand
{
    private const string Usage = "erase REFERENCE";

    public static Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var typed = new Arguments(args, Usage, [], []).Word();
        var reference = CaseReference.Parse(typed) ?? throw new UsageFault($"'{typed}' is not a case reference; they look like 7KQ4-9PXT. Usage: {Usage}");
        return ConsoleServices.RunAsync(error, async services =>
        {
            var eraser = services.GetRequiredService<Eraser>();
            if (await eraser.EraseCaseAsync(reference, Actor.Console, CancellationToken.None) is not { } receipt)
            {
                await error.WriteLineAsync($"There is no case {reference}; nothing was deleted.");
                return 1;
            }
            await eraser.EmptyLogAsync(CancellationToken.None);
            await output.WriteLineAsync(
                $"Erased on {receipt.At:yyyy-MM-dd HH:mm} UTC: case {string.Join(", ", receipt.References)} with {receipt.Messages} messages, all answers, {receipt.Notes} private notes, and the key that they were sealed with.");
            return 0;
        });
    }
}
