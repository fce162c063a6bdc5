using System.Text.Json.Nodes;

namespace Microneedling.Bot.Tests.Intake;

/// <summary>
/// FHIR R4's rules for a QuestionnaireResponse, read from the two JSON files alone: what stands where, in which order and
/// of which type. It shares no code with what it checks.
/// </summary>
internal static class ResponseCheck
{
    public static List<string> Faults(JsonNode questionnaire, JsonNode response)
    {
        var faults = new List<string>();
        if ((string?)response["resourceType"] != "QuestionnaireResponse") faults.Add("resourceType");
        if ((string?)response["status"] is not ("completed" or "in-progress")) faults.Add("status");
        Level(List(questionnaire, "item"), response, "", faults);
        return faults;
    }

    private static void Level(List<JsonNode> asked, JsonNode holder, string path, List<string> faults)
    {
        if (holder["item"] is JsonArray { Count: 0 }) faults.Add($"{path}: empty item");
        var last = -1;
        foreach (var item in List(holder, "item"))
        {
            var at = asked.FindIndex(candidate => (string?)candidate["linkId"] == (string?)item["linkId"]);
            var here = $"{path}/{(string?)item["linkId"]}";
            if (at < 0) faults.Add($"{here}: not asked here");
            else if (at < last) faults.Add($"{here}: out of order");
            else if (at == last && ((string?)asked[at]["type"] != "group" || !Is(asked[at], "repeats"))) faults.Add($"{here}: twice");
            if (at < 0) continue;
            last = at;
            Item(asked[at], item, here, faults);
        }
    }

    private static void Item(JsonNode asked, JsonNode item, string here, List<string> faults)
    {
        var (type, answers) = ((string?)asked["type"], List(item, "answer"));
        if (type is "display") faults.Add($"{here}: a display");
        if (type is "group")
        {
            if (item["answer"] is not null || item["item"] is null) faults.Add($"{here}: a group holds items and nothing else");
            Level(List(asked, "item"), item, here, faults);
            return;
        }
        if (item["item"] is not null) faults.Add($"{here}: items stand under the answer");
        if (answers.Count == 0 && item["extension"] is null) faults.Add($"{here}: neither answer nor reason");
        if (answers.Count > 1 && !Is(asked, "repeats")) faults.Add($"{here}: several answers");
        foreach (var answer in answers)
        {
            var values = answer.AsObject().Where(pair => pair.Key.StartsWith("value", StringComparison.Ordinal)).ToList();
            if (values is not [var (key, value)]) faults.Add($"{here}: {values.Count} values");
            else if (!Fits(asked, type!, key, value!)) faults.Add($"{here}: {key} {value!.ToJsonString()}");
            Level(List(asked, "item"), answer, here, faults);
        }
    }

    private static bool Fits(JsonNode asked, string type, string key, JsonNode value)
    {
        var options = List(asked, "answerOption");
        if (options.Count > 0 && (type != "open-choice" || key != "valueString"))
            return options.Any(option => option[key] is { } offered && (key == "valueCoding"
                ? (string?)offered["code"] == (string?)value["code"] && (string?)offered["system"] == (string?)value["system"] : offered.ToJsonString() == value.ToJsonString()));
        return type switch
        {
            "choice" => key == "valueCoding" && value["code"] is not null || asked["answerValueSet"] is null && key != "valueBoolean",
            "open-choice" => key is "valueCoding" or "valueString",
            "text" => key == "valueString",
            "url" => key == "valueUri",
            _ => key == "value" + char.ToUpperInvariant(type[0]) + type[1..],
        };
    }

    private static bool Is(JsonNode asked, string flag) => asked[flag]?.ToString() == "true";

    private static List<JsonNode> List(JsonNode holder, string key) => holder[key] is JsonArray array ? [.. array.OfType<JsonNode>()] : [];
}
