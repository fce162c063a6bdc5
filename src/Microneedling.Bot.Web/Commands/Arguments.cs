namespace Microneedling.Bot.Web.Commands;

/// <summary>The words and options of one command call.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> options = [];
    private readonly List<string> words = [];
    private readonly string usage;

    /// <param name="flags">Options without a value, such as <c>--json</c>.</param>
    /// <param name="valued">Options that take the next argument.</param>
    /// <exception cref="UsageFault">An option is unknown or lacks its value.</exception>
    public Arguments(string[] args, string usage, string[] flags, string[] valued)
    {
        this.usage = usage;
        for (var at = 0; at < args.Length; at++)
        {
            if (!args[at].StartsWith("--", StringComparison.Ordinal)) words.Add(args[at]);
            else if (flags.Contains(args[at])) options[args[at]] = "";
            else if (valued.Contains(args[at]) && at + 1 < args.Length) options[args[at]] = args[++at];
            else throw new UsageFault($"'{args[at]}' is not an option here, or its value is missing. Usage: {usage}");
        }
    }

    public bool Has(string flag) => options.ContainsKey(flag);

    public string? Value(string option) => options.GetValueOrDefault(option);

    /// <summary>The only word.</summary>
    public string Word() => words is [var word] ? word : throw new UsageFault($"Usage: {usage}");

    /// <summary>There must be no word.</summary>
    public void NoWords()
    {
        if (words.Count > 0) throw new UsageFault($"Usage: {usage}");
    }
}
