using System.Text.Encodings.Web;
using System.Text.Json;
using Microneedling.Bot.Knowledge;

namespace Microneedling.Bot.Web.Commands;

/// <summary><c>ask</c>: answers one text in the terminal, as the first of a conversation.</summary>
internal static class AskCommand
{
    private const string Usage = "ask \"TEXT\" [--json] [--explain] [--knowledge DIR]";

    /// <summary>JSON for people and programs: quotes and other languages stay readable.</summary>
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var arguments = new Arguments(args, Usage, ["--json", "--explain"], ["--knowledge"]);
        var text = arguments.Word();
        await using var services = Content.Open(arguments.Value("--knowledge"));
        var result = services.Rehearsal().Try(text);
        await output.WriteLineAsync(arguments.Has("--json") ? JsonOf(result) : result.Text);
        if (arguments.Has("--explain"))
        {
            await output.WriteLineAsync();
            await output.WriteAsync(services.GetRequiredService<LiveKnowledge>().Current.Explain(text).ToString());
        }
        return 0;
    }

    private static string JsonOf(Rehearsed result) =>
        JsonSerializer.Serialize(new { result.Decision, result.Id, result.Options, result.Score, result.Text }, Json);
}
