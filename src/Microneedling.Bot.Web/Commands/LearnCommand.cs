using Microneedling.Bot.Handoff.Safety;
using Microneedling.Bot.Knowledge;

namespace Microneedling.Bot.Web.Commands;

/// <summary><c>learn</c>: what every start would else learn from the content. The build calls it; see <c>LearnAhead</c> in <c>Directory.Build.targets</c>.</summary>
internal static class LearnCommand
{
    private const string Usage = "learn FOLDER";

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var folder = new Arguments(args, Usage, [], []).Word();
        try
        {
            var content = Path.GetFullPath("knowledge", ContentRoot.Find());
            KnowledgeBase.Learn(content, Path.Combine(folder, KnowledgeBase.LearnedName));
            var faults = SafetyContent.Learn(content, Path.Combine(folder, SafetyContent.LearnedName));
            foreach (var fault in faults) await error.WriteLineAsync(fault);
            return faults.Count == 0 ? 0 : 1;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"{folder} cannot be written: {problem.Message}");
            return 1;
        }
    }
}
