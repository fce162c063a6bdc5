namespace Microneedling.Bot.Web.Commands;

/// <summary>The commands of the program, by their first word. Without one the program serves.</summary>
internal static class CommandLine
{
    private delegate Task<int> Command(string[] args, TextWriter output, TextWriter error);

    private static readonly Dictionary<string, Command> Commands = new()
    {
        ["ask"] = AskCommand.RunAsync,
        ["check"] = CheckCommand.RunAsync,
        ["eval"] = EvalCommand.RunAsync,
        ["backup"] = BackupCommand.RunAsync,
        ["intake"] = (args, output, error) => Task.FromResult(IntakeCommand.Run(args, Console.In, output, error)),
        ["staff"] = StaffCommand.RunAsync,
        ["erase"] = EraseCommand.RunAsync,
        ["audit"] = AuditCommand.RunAsync,
        ["learn"] = LearnCommand.RunAsync,
    };

    /// <summary>Runs the command that the arguments name, or returns null when they name none.</summary>
    /// <returns>The exit code; 2 when the command is unknown or used wrongly.</returns>
    public static async Task<int?> TryRunAsync(string[] args)
    {
        if (args.Length == 0 || args[0].StartsWith('-')) return null;
        if (Commands.TryGetValue(args[0], out var command))
        {
            try
            {
                return await command(args[1..], Console.Out, Console.Error);
            }
            catch (UsageFault fault)
            {
                await Console.Error.WriteLineAsync(fault.Message);
                return 2;
            }
        }
        await Console.Error.WriteLineAsync($"'{args[0]}' is not a command. Commands: {string.Join(", ", Commands.Keys)}. Without a command the program serves.");
        return 2;
    }
}

/// <summary>A command was called wrongly; the message says how it is called.</summary>
internal sealed class UsageFault(string message) : Exception(message);
