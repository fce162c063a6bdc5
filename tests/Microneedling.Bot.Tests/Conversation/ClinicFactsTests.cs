using Microneedling.Bot.Conversation;

namespace Microneedling.Bot.Tests.Conversation;

public sealed class ClinicFactsTests
{
    [Theory]
    [InlineData("holidays:\n  \"12-25\": \"closed\"\n  \"12-26\": \"closed\"\n  \"2027-05-03\": \"closed\"\n  \"12-24\": \"9:00-12:00\"", "Christmas Day (25 December), Boxing Day (26 December) and 3 May 2027")]
    [InlineData("holidays:\n  \"01-01\": \"closed\"", "New Year's Day (1 January)")]
    [InlineData("holidays:\n  \"never\": \"closed\"", null)]
    [InlineData("holidays: {}", null)]
    [InlineData("name: \"Rosen Skin\"", null)]
    public void TheDaysOnWhichItIsClosedAreToldInWords(string yaml, string? told) => Assert.Equal(told, Read(yaml)[ClinicFacts.ClosedDays]);

    [Fact]
    public void AnArticleMayNameThemWhetherThereAreAnyOrNot() => Assert.True(Read("name: \"Rosen Skin\"").Knows(ClinicFacts.ClosedDays));

    private static ClinicFacts Read(string yaml) => ClinicFacts.Read(new StringReader(yaml));
}
