using Microneedling.Bot.Handoff.Hours;

namespace Microneedling.Bot.Tests.Handoff;

public sealed class OpeningHoursTests
{
    private const string London = """
        time-zone: "Europe/London"
        hours:
          monday: "9:00-12:00, 13:00-18:00"
          sunday: "1:30-5:00"
          wednesday: "closed"
        holidays:
          "12-25": "closed"
          "2026-11-30": "10:00-11:00"
        """;

    private static OpeningHours Read(string yaml, out IReadOnlyList<string> faults) => OpeningHoursYaml.Read(new StringReader(yaml), "clinic.yaml", out faults);

    private static OpeningHours Read() => Read(London, out _);

    [Theory]
    [InlineData("2026-11-23T09:00Z", true)]
    [InlineData("2026-11-23T12:30Z", false)]
    [InlineData("2026-11-23T18:00Z", false)]
    [InlineData("2026-11-25T10:00Z", false)]
    [InlineData("2026-11-30T09:30Z", false)] // the dated exception
    [InlineData("2026-11-30T10:30Z", true)]
    [InlineData("2026-07-06T08:00Z", true)] // summer: 9:00 in London
    [InlineData("2026-07-06T17:30Z", false)]
    public void ItIsOpenByTheClinicsOwnClock(string moment, bool open) => Assert.Equal(open, Read().IsOpen(DateTimeOffset.Parse(moment)));

    [Theory]
    [InlineData("2026-11-23T12:30Z", "2026-11-23T13:00:00+00:00")]
    [InlineData("2026-11-24T12:00Z", "2026-11-29T01:30:00+00:00")]
    [InlineData("2026-11-29T06:00Z", "2026-11-30T10:00:00+00:00")]
    [InlineData("2026-03-28T12:00Z", "2026-03-29T02:30:00+01:00")] // 1:30 does not exist on that day
    [InlineData("2026-10-24T12:00Z", "2026-10-25T01:30:00+00:00")] // 1:30 happens twice on that day
    public void TheNextOpeningFollowsHolidaysAndTheClockChanges(string after, string opening) =>
        Assert.Equal(DateTimeOffset.Parse(opening), Read().NextOpening(DateTimeOffset.Parse(after)));

    [Fact]
    public void OnlyOpenTimeCounts() =>
        Assert.Equal(TimeSpan.FromHours(2), Read().OpenTimeBetween(DateTimeOffset.Parse("2026-11-23T11:00Z"), DateTimeOffset.Parse("2026-11-23T14:00Z")));

    [Fact]
    public void AFaultNamesFileLineAndWhatToWrite()
    {
        var hours = Read("time-zone: Mars\nhours:\n  monday: \"nine to five\"\n  someday: \"9:00-10:00\"\n", out var faults);
        Assert.Equal(3, faults.Count);
        Assert.StartsWith("clinic.yaml:1: time-zone \"Mars\" is not known", faults[0]);
        Assert.StartsWith("clinic.yaml:3: the hours of monday cannot be read; write \"9:00-18:00\"", faults[1]);
        Assert.False(hours.IsOpen(DateTimeOffset.Parse("2026-11-23T10:00Z")));
    }

    [Fact]
    public void TheClinicsOwnHoursHaveNoFault() => Assert.Empty(TeamHours.Check(Path.Combine(Repository.Root, "knowledge")));

    [Fact]
    public void WithoutHoursNobodyIsPromisedATime() => Assert.False(Read("name: x", out _).AreKnown);
}
