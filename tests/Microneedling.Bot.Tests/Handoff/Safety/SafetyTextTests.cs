using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff.Safety;

namespace Microneedling.Bot.Tests.Handoff.Safety;

public sealed class SafetyTextTests
{
    private static readonly ClinicFacts Known = new(new Dictionary<string, string>
    {
        ["emergency-number"] = "999", ["phone"] = "020 7946 0000", ["crisis-line"] = "Samaritans, 116 123",
    });

    [Fact]
    public void FactsAreFilledIn() =>
        Assert.Equal("Call 999.\n\nTalk: Samaritans, 116 123\nRing 020 7946 0000", SafetyText.Fill("Call {emergency-number}.\n\nTalk: {crisis-line}\nRing {phone}", Known));

    [Fact]
    public void ALineThatNeedsABlankFactIsLeftOut() =>
        Assert.Equal("Call your local emergency number.\n\nBye.", SafetyText.Fill("Call {emergency-number}.\n\nTalk: {crisis-line}\n\nBye.", ClinicFacts.None));

    [Fact]
    public void NoTextOfTheProjectKeepsAPlaceholder() =>
        Assert.All(OwnRules.Messages.Select(message => OwnRules.Check(message.Text)).OfType<SafetyFinding>(), finding => Assert.DoesNotContain("{", finding.Text));
}
