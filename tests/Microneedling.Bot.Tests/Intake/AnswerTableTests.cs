using Microneedling.Bot.Intake.Reading;
using Microneedling.Bot.Intake.Responses;
using Microneedling.Bot.Intake.Running;

namespace Microneedling.Bot.Tests.Intake;

/// <summary>The table answers.tsv, row by row: what people type, and what it is taken for.</summary>
public sealed class AnswerTableTests
{
    public static TheoryData<string, string, string> Rows()
    {
        var rows = new TheoryData<string, string, string>();
        foreach (var row in File.ReadLines(Path.Combine(Repository.Root, "tests/Microneedling.Bot.Tests/Intake/answers.tsv")).Where(line => line.Length > 0 && line[0] is not '#').Select(line => line.Split('\t')))
            rows.Add(row[0], row[1], row[2]);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void TextsAreTakenForWhatTheyMean(string question, string text, string expected)
    {
        var item = Samples.Clinic.Find(question)!;
        var stop = new Stop(item, Place.Root.At(item.Step), null, "", null) { Options = item.Options };
        Assert.Equal(expected, Told(AnswerReader.Read(stop, text, Samples.Now)));
    }

    private static string Told(Reading reading) => reading switch
    {
        Reading.Given given => (given.IsExact ? "" : "noted: ") + string.Join(" | ", given.Values.Select(value => value.Words)),
        Reading.Doubtful doubtful => $"asks: {doubtful.Understood}",
        Reading.NoValue { Why: Absence.NotSure } => "(not sure)",
        Reading.NoValue { Why: Absence.PreferToSayToStaff } => "(tell staff)",
        Reading.NoValue => "(left blank)",
        Reading.Partly partly => string.Join(" | ", partly.Values.Select(value => value.Words)) + (partly.Values.Count > 0 ? ", " : "") + $"own: {partly.Own}",
        Reading.Unclear { IsNear: true } => "which of them?",
        _ => "not an answer",
    };
}
