using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff.Safety;
using Microsoft.Extensions.Logging.Abstractions;

namespace Microneedling.Bot.Tests.Handoff.Safety;

public sealed class LiveSafetyTests : IDisposable
{
    internal const string Rules = """
        negators: [not]
        signs:
          burn: { now: ["my hair burns"] }
        rules:
          fire: { kind: emergency, when: [burn], say: call, staff: "Fire." }
        texts:
          call: "Call {emergency-number} now."
        """;

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;
    private SafetyProbe probe = null!;

    [Fact]
    public void AChangedFileIsInForceAfterAReload()
    {
        var live = Start(Rules);
        Assert.Null(probe.Check("my hat burns"));
        Write("safety.yaml", Rules.Replace("hair", "hat", StringComparison.Ordinal));
        live.Reload();
        Assert.NotNull(probe.Check("my hat burns"));
        Assert.Empty(live.Problems);
    }

    [Theory]
    [InlineData("safety.yaml", "signs: [")]
    [InlineData("danger.tsv", "kind\tmessage\nflood\twater everywhere\n")]
    [InlineData("danger.tsv", "kind\tmessage\nfire\tsmoke everywhere\n")]
    public void ABrokenFileLeavesTheLastGoodRulesInForce(string file, string broken)
    {
        var live = Start(Rules);
        Write(file, broken);
        live.Reload();
        Assert.NotNull(probe.Check("my hair burns"));
        Assert.StartsWith(file, Assert.Single(live.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatIsTakenAwayLeavesTheLastGoodRulesInForce()
    {
        var live = Start(Rules);
        File.Delete(Path.Combine(folder, "safety.yaml"));
        live.Reload();
        Assert.NotNull(probe.Check("my hair burns"));
        Assert.Contains("no safety.yaml", Assert.Single(live.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutTheFileTheHealthSaysSo() => Assert.Contains("no safety.yaml", Assert.Single(Start(null).Problems), StringComparison.Ordinal);

    [Fact]
    public void AnExampleTeachesWordsThatNoRuleHas()
    {
        var live = Start(Rules);
        Assert.Null(probe.Check("smoke is everywhere in here"));
        Write("danger.tsv", "kind\tmessage\nfire\tthere is smoke everywhere\nfire\tsmoke and flames\nordinary\twhat does it cost\nordinary\twhere are you\n");
        live.Reload();
        Assert.Equal("fire", probe.Check("smoke is everywhere in here")?.Id);
        Assert.Null(probe.Check("what does it cost here"));
    }

    [Fact]
    public void WhatIsSaidMayChangeWithoutLearningAgain()
    {
        Write("danger.tsv", "kind\tmessage\nfire\tthere is smoke everywhere\nfire\tsmoke and flames\nordinary\twhat does it cost\nordinary\twhere are you\n");
        var live = Start(Rules);
        var before = probe.Rules!.Sense!.Weights;
        Write("safety.yaml", Rules.Replace("Call {emergency-number} now.", "Get out and call.", StringComparison.Ordinal).Replace("Fire.", "It burns.", StringComparison.Ordinal));
        live.Reload();
        Assert.Same(before, probe.Rules!.Sense!.Weights);
        var found = probe.Check("smoke is everywhere in here")!;
        Assert.Equal("Get out and call.", found.Text);
        Assert.Equal("It burns.", probe.StaffWordsFor(found));
    }

    [Fact]
    public void AnExampleWithoutBlanksTeachesTheSignsThatStandTogether()
    {
        Write("danger.tsv", "kind\tmessage\nfire\t房间里着火了快来人\nfire\t楼下着火了有很多烟\nordinary\t请问房间里可以抽烟吗\nordinary\t请问楼下有停车位吗\n");
        Start(Rules);
        Assert.Equal("fire", probe.Check("厨房里面突然着火了怎么办")?.Id);
        Assert.Null(probe.Check("请问厨房里面可以停车位吗"));
    }

    [Fact]
    public void AnUnchangedFileIsNotReadAgain()
    {
        var live = Start(Rules);
        var before = probe.Rules;
        Write("safety.yaml", Rules);
        live.Reload();
        Assert.Same(before, probe.Rules);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private LiveSafety Start(string? rules)
    {
        if (rules is not null) Write("safety.yaml", rules);
        probe = new SafetyProbe(SafetyContent.Read(folder, SafetyContent.LearnedFile).Rules, new Clinic());
        return new LiveSafety(folder, probe, SafetyContent.FingerprintOf(folder), NullLogger<LiveSafety>.Instance);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
}
