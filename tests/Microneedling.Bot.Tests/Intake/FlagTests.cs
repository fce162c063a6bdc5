using Microneedling.Bot.Intake;
using Microneedling.Bot.Intake.Flags;

namespace Microneedling.Bot.Tests.Intake;

public sealed class FlagTests
{
    private const string Review = "needs clinician review before booking", Note = "note only";

    [Theory]
    [InlineData("A1", "age=17", Review)]
    [InlineData("A1", "age=21", Note)]
    [InlineData("A2", "pregnancy=pregnant", "postpone until after the birth and a new consultation")]
    [InlineData("A2", "pregnancy=trying", Note)]
    [InlineData("A3", "pregnancy=breastfeeding", "postpone until breastfeeding has ended, unless a clinician agrees otherwise")]
    [InlineData("A4", "conditions=bleeding", Review)]
    [InlineData("A5", "medicines=isotretinoin;isotretinoin-state=now", "postpone until the course is over and a clinician agrees")]
    [InlineData("A5", "medicines=isotretinoin;isotretinoin-state=stopped;isotretinoin-stopped=2026-08-01", Review)]
    [InlineData("A5", "medicines=isotretinoin;isotretinoin-state=stopped;isotretinoin-stopped=2026-02-01", Note)]
    [InlineData("A6", "skin-today=changing", Review)]
    [InlineData("B1", "skin-today=cuts", "postpone until fully healed")]
    [InlineData("B2", "skin-today=infection", "postpone until treated and clear")]
    [InlineData("B3", "skin-today=cold-sore", "postpone until completely healed")]
    [InlineData("B4", "skin-past=cold-sores;cold-sores-often=rarely", Review)]
    [InlineData("B5", "skin-today=spots;spots-amount=few", Note)]
    [InlineData("B5", "skin-today=spots;spots-amount=many", "postpone until calm")]
    [InlineData("B6", "skin-today=rash", "postpone until settled")]
    [InlineData("B6", "skin-past=eczema", Note)]
    [InlineData("B7", "skin-past=koebner;koebner-state=past", Review)]
    [InlineData("B8", "skin-today=rosacea", "postpone until settled")]
    [InlineData("B8", "skin-past=rosacea", Review)]
    [InlineData("B9", "skin-today=sun;sun-kind=burnt", "postpone until healed (default 2 weeks)")]
    [InlineData("B9", "skin-today=sun;sun-kind=tanned", "postpone until faded (default 2 weeks)")]
    [InlineData("B9", "skin-today=sun;sun-kind=fake", Note)]
    [InlineData("B10", "skin-today=raised;raised-checked=unchecked", Review)]
    [InlineData("B10", "skin-today=raised;raised-checked=checked", Note)]
    [InlineData("B11", "skin-today=tattoo;tattoo-when=2026-10-01", "postpone until healed")]
    [InlineData("B11", "skin-today=tattoo;tattoo-when=2019", Note)]
    [InlineData("B12", "skin-past=reaction;reaction-kind=strong", Review)]
    [InlineData("B12", "skin-past=reaction;reaction-kind=mild", Note)]
    [InlineData("C1", "skin-past=keloid;keloid-who=me", Review)]
    [InlineData("C1", "skin-past=keloid;keloid-who=family", Note)]
    [InlineData("C2", "skin-past=dark;dark-often=often", Review)]
    [InlineData("C2", "skin-tone=5", Note)]
    [InlineData("C3", "skin-past=melasma", Review)]
    [InlineData("C4", "conditions=diabetes;diabetes-control=uncontrolled", "postpone until controlled and a clinician agrees")]
    [InlineData("C4", "conditions=diabetes;diabetes-control=not-sure", "postpone until controlled and a clinician agrees")]
    [InlineData("C4", "conditions=diabetes;diabetes-control=controlled", Review)]
    [InlineData("C5", "conditions=immune", Review)]
    [InlineData("C6", "conditions=autoimmune", Review)]
    [InlineData("C7", "conditions=cancer;cancer-state=now", "postpone until the oncology team agrees")]
    [InlineData("C7", "conditions=cancer;cancer-state=finished;cancer-finished=2026-03", Review)]
    [InlineData("C7", "conditions=cancer;cancer-state=finished;cancer-finished=2020", Note)]
    [InlineData("C8", "conditions=nodes", Review)]
    [InlineData("C9", "conditions=heart;heart-kind=other", Review)]
    [InlineData("C9", "conditions=heart;heart-kind=pressure", Note)]
    [InlineData("C10", "conditions=seizures;seizures-kind=seizures", Review)]
    [InlineData("C10", "conditions=seizures;seizures-kind=faint", Note)]
    [InlineData("C11", "conditions=liver", Review)]
    [InlineData("C12", "conditions=blood-borne", Note)]
    [InlineData("C12", "conditions=blood-borne, immune", Review)]
    [InlineData("C13", "conditions=healing", Review)]
    [InlineData("C14", "conditions=unwell;unwell-kind=ill", "postpone until recovered")]
    [InlineData("C14", "conditions=unwell;unwell-kind=antibiotics", Note)]
    [InlineData("D1", "allergies=numbing;numbing-how=mild", Review)]
    [InlineData("D1", "allergies=numbing;numbing-how=severe", Review)]
    [InlineData("D2", "allergies=metal", Review)]
    [InlineData("D3", "allergies=other;anaphylaxis=no", Note)]
    [InlineData("D3", "allergies=other;anaphylaxis=yes", Review)]
    [InlineData("D4", "medicines=blood-thinner", Review)]
    [InlineData("D5", "medicines=nsaid;nsaid-kind=bought", Note)]
    [InlineData("D5", "medicines=nsaid;nsaid-kind=prescribed", Review)]
    [InlineData("D6", "medicines=retinoid;retinoid-last=2026-11-20", "postpone until the clinic's gap has passed (default 7 days)")]
    [InlineData("D7", "medicines=steroid", Review)]
    [InlineData("D8", "medicines=sun-sensitive", Note)]
    [InlineData("D9", "medicines=immune", Review)]
    [InlineData("D10", "medicines=other", Note)]
    [InlineData("E1", "treatments=botulinum;botulinum-last=2026-11-15", "postpone until 2 weeks have passed")]
    [InlineData("E1", "treatments=botulinum;botulinum-last=2026-06-15", Note)]
    [InlineData("E2", "treatments=filler;filler-last=2026-11-15", "postpone until 4 weeks have passed")]
    [InlineData("E2", "treatments=filler;filler-last=2026-06-15", Review)]
    [InlineData("E2", "treatments=threads", Review)]
    [InlineData("E3", "treatments=peel;peel-last=2026-11-15", "postpone until 4 weeks have passed and the skin is calm")]
    [InlineData("E3", "treatments=peel;peel-last=2026-06-15;peel-depth=deep", Review)]
    [InlineData("E4", "treatments=hair-removal;hair-removal-last=2026-11-20", "postpone until 7 days have passed")]
    [InlineData("E5", "treatments=surgery;surgery-last=2026-06-15", Review)]
    [InlineData("E6", "treatments=device", Review)]
    [InlineData("E7", "treatments=metal;plans=rf", Review)]
    [InlineData("E7", "treatments=metal", Note)]
    [InlineData("E8", "plans=prp;prp-blood=disorder", Review)]
    [InlineData("E8", "plans=prp;prp-blood=neither;medicines=blood-thinner", Review)]
    [InlineData("E9", "plans=event", Note)]
    [InlineData("E10", "plans=worry", Review)]
    [InlineData("E11", "skin-past=needled;needled-how=problem", Review)]
    public void EveryHealthRowRaisesItsFlag(string row, string answers, string expected)
    {
        var given = answers.Split(';').Select(pair => pair.Split('=')).Select(pair => (pair[0], pair[1])).ToArray();
        var flags = ClinicAnswers.FlagsOf(given);
        var ids = ClinicAnswers.Flags.Rules.Where(rule => rule.Row == row).Select(rule => rule.Id).ToHashSet();
        Assert.Contains(flags, flag => ids.Contains(flag.Id) && flag.Text == expected);
        Assert.All(flags, flag => Assert.False(string.IsNullOrEmpty(flag.Reason) || flag.Source.Length == 0 || flag.LinkIds.Count == 0));
    }

    [Fact]
    public void All53RowsHaveARule()
    {
        string[] rows = [.. Rows("A", 6), .. Rows("B", 12), .. Rows("C", 14), .. Rows("D", 10), .. Rows("E", 11)];
        Assert.Equal(53, rows.Length);
        Assert.Equal(rows.Order(), ClinicAnswers.Flags.Rules.Select(rule => rule.Row).OfType<string>().Distinct().Order());

        static IEnumerable<string> Rows(string letter, int count) => Enumerable.Range(1, count).Select(number => letter + number);
    }

    [Fact]
    public void AHealthyPersonRaisesNone() => Assert.Empty(ClinicAnswers.FlagsOf());

    [Theory]
    [InlineData("conditions=not sure")]
    [InlineData("conditions=prefer to say to staff")]
    [InlineData("age=rather not say")]
    [InlineData("skin-today=tattoo;tattoo-when=not sure")]
    public void AHealthQuestionLeftOpenIsForTheClinician(string answers)
    {
        var given = answers.Split(';').Select(pair => pair.Split('=')).Select(pair => (pair[0], pair[1])).ToArray();
        var flag = Assert.Single(ClinicAnswers.FlagsOf(given));
        Assert.Equal(("unsure", FlagLevel.ClinicianReview, given[^1].Item1), (flag.Id, flag.Level, Assert.Single(flag.LinkIds)));
    }

    [Fact]
    public void TheHighestLevelComesFirst() =>
        Assert.Equal([FlagLevel.ClinicianReview, FlagLevel.Postpone, FlagLevel.Note],
            ClinicAnswers.FlagsOf(("age", "20"), ("skin-today", "cuts"), ("conditions", "bleeding")).Select(flag => flag.Level));

    [Theory]
    [InlineData("treatments=botulinum;botulinum-last=2026-11-15", "botulinum-recent", "2026-11-29")]
    [InlineData("treatments=filler;filler-last=2026-11", "filler-recent", "2026-12-28")]
    [InlineData("pregnancy=pregnant;due-date=2027-05-01", "pregnant", "2027-05-01")]
    [InlineData("medicines=isotretinoin;isotretinoin-state=stopped;isotretinoin-stopped=2026-08-31", "isotretinoin-recent", "2027-02-28")]
    public void ATimeBoundFlagKnowsTheEarliestDate(string answers, string id, string earliest)
    {
        var given = answers.Split(';').Select(pair => pair.Split('=')).Select(pair => (pair[0], pair[1])).ToArray();
        Assert.Equal(DateOnly.Parse(earliest, System.Globalization.CultureInfo.InvariantCulture), ClinicAnswers.FlagsOf(given).First(flag => flag.Id == id).EarliestToDiscuss);
    }

    [Theory]
    [InlineData("2026-11-08", false)]
    [InlineData("2026-11-09", true)]
    public void AWaitIsOverOnItsLastDay(string last, bool waits) =>
        Assert.Equal(waits, ClinicAnswers.FlagsOf(("treatments", "botulinum"), ("botulinum-last", last)).Any(flag => flag.Id == "botulinum-recent"));

    [Fact]
    public void TheWaitingTimeStandsInOnePlace()
    {
        var yaml = File.ReadAllText(Path.Combine(Samples.Knowledge, "intake", "pre-consultation.flags.yaml")).Replace("botulinum:          { wait: 2 weeks", "botulinum:          { wait: 4 weeks", StringComparison.Ordinal);
        var rules = FlagFile.Read(yaml, Samples.Clinic).Rules;
        var flag = Assert.Single(rules.Evaluate(ClinicAnswers.Fill(("treatments", "botulinum"), ("botulinum-last", "2026-11-01")), DateOnly.FromDateTime(Samples.Now.DateTime)));
        Assert.Equal("postpone until 4 weeks have passed", flag.Text);
        Assert.Equal(new DateOnly(2026, 11, 29), flag.EarliestToDiscuss);
    }

    [Theory]
    [InlineData("flags:\n  - { id: a, when: { nothing: x }, flag: note only, reason: r, source: s }", "2: there is no question \"nothing\"")]
    [InlineData("flags:\n  - { id: a, when: { conditions: gout }, flag: note only, reason: r, source: s }", "2: \"conditions\" has no answer with the code \"gout\"")]
    [InlineData("flags:\n  - { id: a, when: { conditions: heart }, flag: maybe, reason: r, source: s }", "2: the flag of \"a\" begins with none of")]
    [InlineData("flags:\n  - { id: a, when: { conditions: heart }, flag: note only, source: s }", "2: the rule \"a\" needs a reason and a source")]
    [InlineData("flags:\n  - { id: a, when: { due-date: { within: x } }, flag: note only, reason: r, source: s }", "2: the wait \"x\" is not under waits")]
    [InlineData("flags:\n  - { id: a, when: { conditions: heart }, flags: note only, reason: r, source: s }", "2: a flag rule has no key \"flags\"")]
    [InlineData("waits:\n  x: { wait: soon }", "2: the wait \"x\" needs a time")]
    [InlineData("flags: [", "this is not YAML")]
    public void AMistakeInTheRulesIsToldWithItsLine(string yaml, string fault) =>
        Assert.Contains(FlagFile.Read(yaml, Samples.Clinic).Faults, found => found.Contains(fault, StringComparison.Ordinal));
}
