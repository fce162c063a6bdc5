using Microneedling.Bot.Handoff.Hours;
using Microneedling.Bot.Handoff.Safety;
using Microneedling.Bot.Intake;
using Microneedling.Bot.Knowledge;

namespace Microneedling.Bot.Web.Commands;

/// <summary><c>check</c>: says everything that is wrong with the content, a line each.</summary>
internal static class CheckCommand
{
    private const string Usage = "check [--knowledge DIR]";

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var arguments = new Arguments(args, Usage, [], ["--knowledge"]);
        arguments.NoWords();
        var root = ContentRoot.Find();
        var folder = Path.GetFullPath(arguments.Value("--knowledge") ?? "knowledge", arguments.Value("--knowledge") is null ? root : Directory.GetCurrentDirectory());
        var faults = ContentCheck.Of(folder, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime), SafetyContent.ProbeOf(folder));
        foreach (var fault in faults) await output.WriteLineAsync(fault.ToString());
        var intake = IntakeContent.Check(folder);
        foreach (var fault in intake) await output.WriteLineAsync(fault);
        var safety = SafetyContent.FaultsOf(folder);
        foreach (var fault in safety) await output.WriteLineAsync(fault);
        var hours = TeamHours.Check(folder);
        foreach (var fault in hours) await output.WriteLineAsync(fault);
        var counted = faults.Count(fault => fault.Level != FaultLevel.Note) + intake.Count + safety.Count + hours.Count;
        await output.WriteLineAsync(counted == 0 ? "The content is clean." : $"{counted} fault(s).");
        return counted == 0 ? 0 : 1;
    }
}
