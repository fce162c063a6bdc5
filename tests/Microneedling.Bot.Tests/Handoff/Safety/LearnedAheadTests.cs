using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff.Safety;
using Microneedling.Bot.Text;

namespace Microneedling.Bot.Tests.Handoff.Safety;

public sealed class LearnedAheadTests : IDisposable
{
    /// <summary>Beside one rule with a sign, two that are found by examples alone.</summary>
    private static readonly string Rules = LiveSafetyTests.Rules.Replace("texts:", """
          flood: { kind: emergency, say: call, staff: "Water." }
          stain: { kind: warning, say: call, staff: "Stain." }
        texts:
        """, StringComparison.Ordinal);

    private const string Smoke = "kind\tmessage\nfire\tthere is smoke everywhere\nfire\tsmoke and flames\nflood\twater in the cellar\nstain\ta stain on the wall\nordinary\twhat does it cost\nordinary\twhere are you\n";

    private readonly TestFolder folder = new();

    public LearnedAheadTests()
    {
        Write("safety.yaml", Rules);
        Write("danger.tsv", Smoke);
    }

    private string Learned => folder.File("danger.learned");

    [Fact]
    public void WhatWasLearnedAheadReadsAllMessagesAsWhatIsLearnedNow()
    {
        var knowledge = Path.Combine(Repository.Root, "knowledge");
        Assert.Empty(SafetyContent.Learn(knowledge, Learned));
        var ahead = SafetyContent.Read(knowledge, Learned).Rules!;
        Assert.All(OwnRules.Strangers.Select(row => row.Text).Concat(OwnRules.Messages.Select(row => row.Text)),
            text => Assert.Equal(OwnRules.Check(text), ahead.Check(text, ClinicFacts.None)));
    }

    [Fact]
    public void WhatTheFileHasIsUsedAndNotLearnedAgain()
    {
        // As nobody does it: learned from other examples, and kept for these.
        var other = SafetyContent.Read(folder.Path, learnedAhead: null).Rules!;
        Write("danger.tsv", Smoke.Replace("fire\t", "?\t", StringComparison.Ordinal).Replace("flood\t", "fire\t", StringComparison.Ordinal).Replace("?\t", "flood\t", StringComparison.Ordinal));
        LearnedAhead.Write(Learned, SafetyContent.FingerprintOf(folder.Path), other.Sense!.WriteTo);
        Assert.Equal("fire", Check("smoke and flames in here"));
        Assert.Equal("flood", SafetyContent.Read(folder.Path, learnedAhead: null).Rules!.Check("smoke and flames in here", ClinicFacts.None)?.Id);
        Assert.Equal("flood", Check("the cellar has water in it"));
        Assert.Equal("stain", Check("there is a stain on the wall"));
    }

    [Theory]
    [InlineData("danger.tsv")]
    [InlineData("safety.yaml")]
    public void AfterAChangeOfAFileItIsLearnedAgain(string file)
    {
        SafetyContent.Learn(folder.Path, Learned);
        Write(file, File.ReadAllText(folder.File(file)).Replace("smoke", "snow", StringComparison.Ordinal) + (file == "danger.tsv" ? "fire\tsnow on the stove\n" : "\n# changed\n"));
        Assert.Equal("fire", Check(file == "danger.tsv" ? "snow is everywhere in here" : "smoke is everywhere in here"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(130)]
    [InlineData(-5)]
    public void ABrokenFileIsAsNone(int length)
    {
        SafetyContent.Learn(folder.Path, Learned);
        var bytes = File.ReadAllBytes(Learned);
        File.WriteAllBytes(Learned, bytes[..(length < 0 ? bytes.Length + length : length)]);
        Assert.Equal("fire", Check("smoke is everywhere in here"));
    }

    [Fact]
    public void OfBrokenContentNothingIsWritten()
    {
        Write("danger.tsv", "kind\tmessage\nquake\tit shakes\n");
        Assert.Contains("quake", Assert.Single(SafetyContent.Learn(folder.Path, Learned), fault => fault.StartsWith("danger.tsv:2", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.False(File.Exists(Learned));
    }

    [Theory]
    [InlineData("kind\tmessage\nfire\tsmoke\nordinary\thello there\n", "danger.tsv has no example of it")]
    [InlineData(null, "there is no danger.tsv")]
    public void ARuleThatNothingFindsIsAFault(string? examples, string said)
    {
        if (examples is null) File.Delete(folder.File("danger.tsv"));
        else Write("danger.tsv", examples);
        var faults = SafetyContent.FaultsOf(folder.Path);
        Assert.Equal(["safety.yaml:6", "safety.yaml:7"], faults.Select(fault => fault[..13]));
        Assert.All(faults, fault => Assert.Contains(said, fault, StringComparison.Ordinal));
    }

    public void Dispose() => folder.Dispose();

    private string? Check(string text) => SafetyContent.Read(folder.Path, Learned).Rules!.Check(text, ClinicFacts.None)?.Id;

    private void Write(string name, string text) => File.WriteAllText(folder.File(name), text);
}
