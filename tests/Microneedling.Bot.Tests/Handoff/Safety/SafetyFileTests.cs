using Microneedling.Bot.Handoff.Safety;

namespace Microneedling.Bot.Tests.Handoff.Safety;

public sealed class SafetyFileTests
{
    private const string Good = """
        words:
          lips: [lips, lip]
        negators: [not]
        signs:
          swollen-lips:
            now: ["my {lips} .. swell*"]
        rules:
          allergy:
            kind: emergency
            when: [swollen-lips]
            say: airway
            staff: "Swollen lips."
        texts:
          airway: "Call {emergency-number} now."
        """;

    [Fact]
    public void ASmallFileIsEnough()
    {
        var (rules, faults) = Read(Good);
        Assert.Empty(faults);
        Assert.Equal("allergy", rules!.Check("My lips are SWELLING", Microneedling.Bot.Conversation.ClinicFacts.None)?.Id);
    }

    [Theory]
    [InlineData("my {lips} .. swell*", "my {lip} .. swell*", "f.yaml:6: ", "{lip} is not defined")]
    [InlineData("my {lips} .. swell*", "my Lips", "f.yaml:6: ", "not a plain word")]
    [InlineData("my {lips} .. swell*", ".. lips", "f.yaml:6: ", "cannot begin with a gap")]
    [InlineData("when: [swollen-lips]", "when: [swollen-lip]", "f.yaml:10: ", "\"swollen-lip\" is not defined")]
    [InlineData("kind: emergency", "kind: urgent", "f.yaml:9: ", "\"urgent\" is not one of emergency, warning")]
    [InlineData("kind: emergency", "kind: emergency\n    firm: yes", "f.yaml:10: ", "\"yes\" is not one of true, false")]
    [InlineData("say: airway", "say: air", "f.yaml:8: ", "\"air\" is not defined under \"texts\"")]
    [InlineData("{emergency-number}", "{number}", "f.yaml:14: ", "placeholder")]
    [InlineData("now:", "nowadays:", "f.yaml:6: ", "\"nowadays\" is not known here")]
    [InlineData("texts:", "text:", "f.yaml:13: ", "\"text\" is not known")]
    [InlineData("words:", "words: [", "f.yaml:", "not readable as YAML")]
    public void AFaultIsToldWithItsLine(string right, string wrong, string where, string what)
    {
        var (rules, faults) = Read(Good.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Null(rules);
        Assert.Contains(faults, fault => fault.StartsWith(where, StringComparison.Ordinal) && fault.Contains(what, StringComparison.Ordinal));
    }

    private static (SafetyRules? Rules, IReadOnlyList<string> Faults) Read(string yaml) => SafetyFile.Read("f.yaml", new StringReader(yaml));
}
