using System.Text.Json.Nodes;
using Microneedling.Bot.Intake.Questionnaires;

namespace Microneedling.Bot.Tests.Intake;

/// <summary>Makes questionnaires: nested and repeating groups, questions under answers, conditions in both directions.</summary>
internal sealed class RandomQuestionnaire(Random random)
{
    private readonly List<JsonObject> questions = [];
    private int number;

    public static Questionnaire Of(int seed)
    {
        var maker = new RandomQuestionnaire(new Random(seed));
        var root = new JsonObject { ["resourceType"] = "Questionnaire", ["item"] = maker.Items(0, 3 + seed % 5) };
        return Samples.Loaded(root.ToJsonString());
    }

    private JsonArray Items(int depth, int count)
    {
        var items = new JsonArray();
        for (var made = 0; made < count; made++) items.Add((JsonNode)(random.Next(4) == 0 && depth < 2 ? Group(depth) : Question(depth)));
        return items;
    }

    private JsonObject Group(int depth)
    {
        var group = new JsonObject { ["linkId"] = $"g{++number}", ["type"] = "group", ["text"] = $"Group {number}" };
        if (random.Next(3) == 0 && questions.Count > 0) group["enableWhen"] = Conditions();
        if (random.Next(3) == 0) group["repeats"] = true;
        group["item"] = Items(depth + 1, random.Next(1, 4));
        return group;
    }

    private JsonObject Question(int depth)
    {
        var type = new[] { "boolean", "choice", "integer", "date", "string", "choice" }[random.Next(6)];
        var question = new JsonObject { ["linkId"] = $"q/{++number}", ["type"] = type, ["text"] = $"Question {number}?", ["required"] = random.Next(2) == 0 };
        if (random.Next(2) == 0 && questions.Count > 0)
        {
            question["enableWhen"] = Conditions();
            question["enableBehavior"] = random.Next(2) == 0 ? "all" : "any";
        }
        if (type == "choice")
        {
            question["answerOption"] = new JsonArray([.. Enumerable.Range(1, random.Next(2, 6)).Select(option => new JsonObject { ["valueCoding"] = new JsonObject { ["code"] = $"c{option}", ["display"] = $"Label {(char)('A' + option)}" } })]);
            if (random.Next(3) == 0) question["repeats"] = true;
        }
        questions.Add(question);
        if (depth < 2 && type == "choice" && random.Next(4) == 0) question["item"] = Items(depth + 1, random.Next(1, 3));
        return question;
    }

    /// <summary>Conditions on questions made before, so they never go in circles.</summary>
    private JsonArray Conditions() => new([.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Condition(questions[random.Next(questions.Count)]))]);

    private JsonObject Condition(JsonObject question)
    {
        var condition = new JsonObject { ["question"] = (string)question["linkId"]! };
        var (symbols, key, value) = (string)question["type"]! switch
        {
            "boolean" => ((string[])["=", "!="], "answerBoolean", (JsonNode)(random.Next(2) == 0)),
            "choice" => (["=", "!="], "answerCoding", new JsonObject { ["code"] = $"c{random.Next(1, 4)}" }),
            "integer" => (["=", "!=", ">", "<", ">=", "<="], "answerInteger", 50),
            "date" => ([">", "<"], "answerDate", "2026-01-01"),
            _ => (["exists"], "answerBoolean", random.Next(2) == 0),
        };
        condition["operator"] = symbols[random.Next(symbols.Length)];
        condition[key] = value;
        return condition;
    }
}
