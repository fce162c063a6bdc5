using Microneedling.Bot.Intake.Questionnaires;
using Microneedling.Bot.Intake.Reading;
using Microneedling.Bot.Intake.Running;

namespace Microneedling.Bot.Web.Commands;

/// <summary>Asks a questionnaire line by line. An empty line keeps what is proposed, or skips what is optional; <c>back</c> returns to the question before.</summary>
internal sealed class TerminalWalk(Questionnaire questionnaire, TextReader input, TextWriter output, TimeProvider clock)
{
    public Walk Run()
    {
        var walk = Runner.Start(questionnaire, clock.GetLocalNow());
        Stop? reopened = null;
        output.WriteLine(questionnaire.Title);
        while ((reopened ?? walk.Open) is { } stop)
        {
            Ask(walk, stop);
            if (input.ReadLine() is not { } line) return walk;
            switch (line.Trim().ToLowerInvariant())
            {
                case "back" or ":back":
                    reopened = Before(walk, stop) ?? stop;
                    continue;
                case "skip" or ":skip" when Runner.Skip(questionnaire, walk, stop, clock.GetLocalNow()) is Step.Taken skipped:
                    (walk, reopened) = (skipped.Walk, null);
                    continue;
            }
            if (Take(walk, stop, line) is { } next) (walk, reopened) = (next, null);
            else reopened = reopened is null ? null : walk.At(reopened.Place);
        }
        foreach (var note in walk.ClosingNotes) output.WriteLine(note);
        output.WriteLine("Complete.");
        return walk;
    }

    private Walk? Take(Walk walk, Stop stop, string line)
    {
        var step = Runner.Answer(questionnaire, walk, stop, line, clock.GetLocalNow());
        while (step is Step.Doubtful doubtful)
        {
            output.Write($"I read that as {doubtful.Understood}. Is that right? (yes, no, or write it again)\n> ");
            if (input.ReadLine() is not { } reply) return null;
            if (Confirmation.Read(reply) is false)
            {
                output.WriteLine("Please write it again.");
                return null;
            }
            step = Runner.Answer(questionnaire, walk, stop, Confirmation.Read(reply) is true ? doubtful.Canonical : reply, clock.GetLocalNow());
        }
        if (step is Step.Taken taken) return taken.Walk;
        output.WriteLine(((Step.Refused)step).Hint);
        return null;
    }

    private void Ask(Walk walk, Stop stop)
    {
        var number = walk.NumberOf(stop);
        var before = number > 1 ? walk.Stops[number - 2].Section : "";
        output.WriteLine();
        if (stop.Section.Length > 0 && stop.Section != before) output.WriteLine($"== {stop.Section}");
        foreach (var note in stop.Notes) output.WriteLine(note);
        output.WriteLine($"{number}/{walk.Stops.Count} [{stop.Item.LinkId}] {stop.Question}{(stop.Item.Required && !stop.AsksForMore ? " *" : "")}");
        if (!stop.AsksForMore)
        {
            foreach (var hint in stop.Item.Hints) output.WriteLine($"   {hint}");
            for (var option = 0; option < stop.Options.Count; option++) output.WriteLine($"   {(stop.IsNumbered ? "-" : $"{option + 1}.")} {stop.Options[option].Label}");
            if (Expected(stop) is { Length: > 0 } expected) output.WriteLine($"   ({expected})");
        }
        output.Write("> ");
        output.Flush();
    }

    private static string Expected(Stop stop)
    {
        var parts = new List<string>();
        if (stop.Item.Type is ItemType.Boolean) parts.Add("yes or no");
        else if (stop.Options.Count == 0) parts.Add(stop.Item.EntryFormat ?? stop.Item.Type.ToString().ToLowerInvariant());
        if (stop.Item.Units.Count > 0) parts.Add(string.Join(" or ", stop.Item.Units.Select(unit => unit.Unit)));
        if (stop.Item.Repeats) parts.Add(stop.Options.Count > 0 ? "several: 1 and 3" : "several: separate them with ;");
        if (stop.Item.MinOccurs > 1) parts.Add($"at least {stop.Item.MinOccurs}");
        if (stop.Proposed.Count > 0) parts.Add($"empty line keeps: {string.Join("; ", stop.Proposed.Select(value => value.Words))}");
        else if (!stop.Item.Required) parts.Add("empty line skips");
        return string.Join(", ", parts);
    }

    private static Stop? Before(Walk walk, Stop stop) => walk.NumberOf(stop) is > 1 and var number ? walk.Stops[number - 2] : null;
}
