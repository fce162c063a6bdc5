using Microneedling.Bot.Handoff.Safety;

namespace Microneedling.Bot.Web.Commands;

/// <summary><c>learn</c>: what every start would else learn from <c>danger.tsv</c>. The build calls it; see <c>LearnAhead</c> in <c>Directory.Build.targets</c>.</summary>
internal static class LearnCommand
{
    private const string Usage = "learn FILE";

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var file = new Arguments(args, Usage, [], []).Word();
        try
        {
            var faults = SafetyContent.Learn(Path.GetFullPath("knowledge", ContentRoot.Find()), file);
            foreach (var fault in faults) await error.WriteLineAsync(fault);
            return faults.Count == 0 ? 0 : 1;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"{file} cannot be written: {problem.Message}");
            return 1;
        }
    }
}
