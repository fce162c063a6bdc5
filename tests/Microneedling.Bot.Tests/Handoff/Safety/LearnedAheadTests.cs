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
        var now = SafetyContent.Read(folder.Path, learnedAhead: null).Rules!;
        LearnedAhead.Write(Learned, now.Sense!.Weights.LearnedFrom, other.Sense!.Weights.WriteTo);
        Assert.Equal("fire", Check("smoke and flames in here"));
        Assert.Equal("flood", now.Check("smoke and flames in here", ClinicFacts.None)?.Id);
        Assert.Equal("flood", Check("the cellar has water in it"));
        Assert.Equal("stain", Check("there is a stain on the wall"));
    }

    [Fact]
    public void AfterAChangeOfTheExamplesTheyAreLearnedAgain()
    {
        SafetyContent.Learn(folder.Path, Learned);
        Write("danger.tsv", Smoke.Replace("smoke", "snow", StringComparison.Ordinal) + "fire\tsnow on the stove\n");
        Assert.Equal("fire", Check("snow is everywhere in here"));
    }

    [Theory]
    [InlineData("signs:", "rewrites: { smog: smoke }\nsigns:")]
    [InlineData("signs:", "alike:\n  haze: [smoke|fumes]\nsigns:")]
    [InlineData("signs:", "misspelt: [smoke]\nsigns:")]
    [InlineData("signs:", "words:\n  haze: [smoke]\nsigns:")]
    [InlineData("flood: { kind: emergency", "flood: { kind: warning")]
    [InlineData("stain: { kind", "stain: { when: [burn], kind")]
    [InlineData("texts:", "  quake: { kind: emergency, when: [burn], say: call, staff: Quake. }\ntexts:")]
    public void WhatDecidesHowMessagesAreSeenIsPartOfWhatIsLearned(string from, string to) => Assert.NotEqual(LearnedFrom(Rules), LearnedFrom(Rules.Replace(from, to, StringComparison.Ordinal)));

    [Theory]
    [InlineData("Call {emergency-number} now.", "Please call.")]
    [InlineData("my hair burns", "my hat burns")]
    [InlineData("signs:", "signs: # what burns")]
    public void WhatIsSaidAndWhenARuleFiresIsNot(string from, string to) => Assert.Equal(LearnedFrom(Rules), LearnedFrom(Rules.Replace(from, to, StringComparison.Ordinal)));

    [Fact]
    public void NoRuleIsLeftThatNothingFinds()
    {
        Write("safety.yaml", Rules.Replace("stain:", "leak: { kind: warning, when: [burn], say: call, staff: Leak. }\n  stain:", StringComparison.Ordinal));
        SafetyContent.Learn(folder.Path, Learned);
        Write("safety.yaml", File.ReadAllText(folder.File("safety.yaml")).Replace("leak: { kind: warning, when: [burn],", "leak: { kind: warning,", StringComparison.Ordinal));
        Assert.Contains("\"leak\" says no \"when\"", Assert.Single(SafetyContent.Read(folder.Path, Learned).Faults), StringComparison.Ordinal);
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

    private string LearnedFrom(string rules)
    {
        Write("safety.yaml", rules);
        var (read, faults) = SafetyContent.Read(folder.Path, learnedAhead: null);
        Assert.Empty(faults);
        return read!.Sense!.Weights.LearnedFrom;
    }

    private void Write(string name, string text) => File.WriteAllText(folder.File(name), text);
}
