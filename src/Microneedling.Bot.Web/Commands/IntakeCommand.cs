using System.Text.Encodings.Web;
using System.Text.Json;
using Microneedling.Bot.Intake.Questionnaires;
using Microneedling.Bot.Intake.Responses;
using Microneedling.Bot.Intake.Running;

namespace Microneedling.Bot.Web.Commands;

/// <summary>
/// <c>intake FILE.questionnaire.json [--response OUT.json]</c>: walks any FHIR R4 Questionnaire in the terminal, one answer
/// a line, and writes the QuestionnaireResponse. Exit 0: complete; 2: the input ended early; 1: unusable.
/// </summary>
public static class IntakeCommand
{
    private const string Usage = "usage: intake FILE.questionnaire.json [--response OUT.json]";

    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="args">What follows the word <c>intake</c>.</param>
    public static int Run(string[] args, TextReader input, TextWriter output, TextWriter error) => Run(args, input, output, error, TimeProvider.System);

    internal static int Run(string[] args, TextReader input, TextWriter output, TextWriter error, TimeProvider clock)
    {
        var (file, target) = args switch
        {
            [var only] when !only.StartsWith('-') => (only, null),
            [var first, "--response", var to] => (first, to),
            ["--response", var to, var last] => (last, to),
            _ => ((string?)null, (string?)null),
        };
        if (file is null) return Fail(error, Usage);
        if (!File.Exists(file)) return Fail(error, $"{file}: there is no such file");
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var loaded = QuestionnaireFile.Load(File.ReadAllText(file), ValueSets.BesideOf(folder));
        foreach (var notice in loaded.Notices) error.WriteLine($"{file}: note: {notice}");
        if (loaded.Questionnaire is not { } questionnaire)
        {
            foreach (var fault in loaded.Faults) error.WriteLine($"{file}: {fault}");
            return 1;
        }
        var walk = new TerminalWalk(questionnaire, input, output, clock).Run();
        var json = ResponseJson.ToFhir(walk.Response, questionnaire, walk.IsComplete ? "completed" : "in-progress", clock.GetUtcNow()).ToJsonString(Pretty);
        if (target is null) output.WriteLine(json);
        else File.WriteAllText(target, json + Environment.NewLine);
        if (walk.IsComplete) return 0;
        error.WriteLine($"{file}: the input ended at \"{walk.Open!.Item.LinkId}\"; the response is incomplete");
        return 2;
    }

    private static int Fail(TextWriter error, string message)
    {
        error.WriteLine(message);
        return 1;
    }
}
