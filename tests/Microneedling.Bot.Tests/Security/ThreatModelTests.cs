using System.Text.RegularExpressions;

namespace Microneedling.Bot.Tests.Security;

public sealed partial class ThreatModelTests
{
    [Fact]
    public void EveryTestThatTheThreatModelNamesExists()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "src", "Microneedling.Bot.Web", "Security", "README.md"));
        var named = page.Split('\n').Where(line => line.StartsWith('|')).SelectMany(line => TestName().Matches(line.Split('|')[^2])).Select(match => match.Groups[1].Value).ToHashSet();
        var written = string.Join('\n', Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.True(named.Count > 30);
        Assert.Equal([], named.Where(name => !written.Contains($" {name}(", StringComparison.Ordinal)));
    }

    [Fact]
    public void EveryThreatNamesATest()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "src", "Microneedling.Bot.Web", "Security", "README.md"));
        var threats = page.Split('\n').Where(line => Threat().IsMatch(line)).ToList();
        Assert.True(threats.Count > 40);
        Assert.Equal([], threats.Where(line => !TestName().IsMatch(line.Split('|')[^2])));
    }

    [GeneratedRegex("^\\| [STRIDE] \\|")]
    private static partial Regex Threat();

    [GeneratedRegex("`((?:[A-Z0-9][a-z0-9]*){4,})`")]
    private static partial Regex TestName();
}
