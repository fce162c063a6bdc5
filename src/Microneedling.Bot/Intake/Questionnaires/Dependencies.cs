namespace Microneedling.Bot.Intake.Questionnaires;

/// <summary>Checks that conditions name questions that exist and never wait for each other.</summary>
internal static class Dependencies
{
    public static void Check(Questionnaire questionnaire, Findings findings)
    {
        foreach (var item in questionnaire.All)
            foreach (var condition in item.EnableWhen)
                if (questionnaire.Find(condition.Question) is not { } question)
                    findings.Fault(item.LinkId, $"its enableWhen names the question \"{condition.Question}\", which is not in the questionnaire");
                else if (!question.IsQuestion)
                    findings.Fault(item.LinkId, $"its enableWhen names \"{condition.Question}\", which is a {question.Type.ToString().ToLowerInvariant()} and has no answer");
        if (findings.Faults.Count > 0) return;

        var done = new HashSet<Item>();
        foreach (var item in questionnaire.All)
            if (FindLoop(questionnaire, item, [], done) is { } loop)
            {
                findings.Fault(item.LinkId, $"its enableWhen goes round in a circle: {string.Join(" → ", loop.Select(link => link.LinkId))}");
                return;
            }
    }

    private static List<Item>? FindLoop(Questionnaire questionnaire, Item item, List<Item> path, HashSet<Item> done)
    {
        if (path.IndexOf(item) is var start and >= 0) return [.. path[start..], item];
        if (done.Contains(item)) return null;
        path.Add(item);
        // An item waits for the questions of its own conditions and for everything that its parents wait for.
        foreach (var next in item.EnableWhen.Select(condition => questionnaire.Find(condition.Question)!).Concat(item.Parent is { } parent ? [parent] : []))
            if (FindLoop(questionnaire, next, path, done) is { } loop) return loop;
        path.RemoveAt(path.Count - 1);
        done.Add(item);
        return null;
    }
}
