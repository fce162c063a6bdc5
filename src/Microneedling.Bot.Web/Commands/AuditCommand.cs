using Microneedling.Bot.Handoff.Audit;

namespace Microneedling.Bot.Web.Commands;

/// <summary><c>audit verify</c>: recomputes the audit's chain of hashes.</summary>
internal static class AuditCommand
{
    private const string Usage = "audit verify";

    public static Task<int> RunAsync(string[] args, TextWriter output, TextWriter error) =>
        args is not ["verify"] ? throw new UsageFault($"Usage: {Usage}") : ConsoleServices.RunAsync(error, async services =>
        {
            var chain = services.GetRequiredService<AuditChain>();
            await chain.ExtendAsync();
            var verdict = await chain.VerifyAsync();
            await output.WriteLineAsync(verdict.BrokenAt is { } broken
                ? $"BROKEN at line {broken}: it, or a line before it, was changed or removed. {verdict.Lines} lines before it hold."
                : $"All {verdict.Lines} lines hold. Last hash: {verdict.Head}");
            return verdict.BrokenAt is null ? 0 : 1;
        });
}
