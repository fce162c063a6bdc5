using System.Globalization;
using System.Text.Json.Nodes;
using Microneedling.Bot.Intake.Questionnaires;

namespace Microneedling.Bot.Intake.Responses;

/// <summary>The response as FHIR R4 JSON, both ways.</summary>
public static class ResponseJson
{
    private const string AbsentUrl = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    private const string NoMoreUrl = FhirJson.Own + "no-more", SaidUrl = FhirJson.Own + "said";
    private static readonly (Absence Absence, string Code)[] Codes =
        [(Absence.NotSure, "asked-unknown"), (Absence.PreferToSayToStaff, "asked-declined"), (Absence.Skipped, "unknown"), (Absence.NotTaken, "unsupported")];

    /// <summary>A QuestionnaireResponse to give away: without our own marks, without what was merely skipped or left empty.</summary>
    /// <param name="status"><c>completed</c> or <c>in-progress</c>.</param>
    public static JsonObject ToFhir(Response response, Questionnaire questionnaire, string status, DateTimeOffset authored)
    {
        var resource = new JsonObject { ["resourceType"] = "QuestionnaireResponse" };
        if (Canonical(questionnaire) is { } canonical) resource["questionnaire"] = canonical;
        resource["status"] = status;
        resource["authored"] = authored.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        if (Items(response.Items, questionnaire, forUs: false) is { Count: > 0 } items) resource["item"] = items;
        return resource;
    }

    /// <summary>The response with everything that a running intake needs to go on, but for the transcript entries.</summary>
    public static JsonObject ToJson(Response response) =>
        new() { ["resourceType"] = "QuestionnaireResponse", ["status"] = "in-progress", ["item"] = Items(response.Items, null, forUs: true) };

    /// <summary>What <see cref="ToJson"/> or <see cref="ToFhir"/> wrote.</summary>
    public static Response Read(JsonObject resource) => new([.. resource.Objects("item").Select(ReadItem)]);

    private static string? Canonical(Questionnaire questionnaire) =>
        questionnaire.Url is { } url ? $"{url}|{questionnaire.Version}" : $"Questionnaire/{questionnaire.Id}";

    private static JsonArray Items(IReadOnlyList<ResponseItem> items, Questionnaire? questionnaire, bool forUs)
    {
        var nodes = new JsonArray();
        foreach (var item in items)
            if (Write(item, questionnaire, forUs) is { } node) nodes.Add((JsonNode)node);
        return nodes;
    }

    private static JsonObject? Write(ResponseItem item, Questionnaire? questionnaire, bool forUs)
    {
        var node = new JsonObject { ["linkId"] = item.LinkId };
        var extensions = Extensions(forUs ? item : item with { NoMore = false, Absent = item.Absent is Absence.NotSure or Absence.PreferToSayToStaff ? item.Absent : null });
        if (extensions is not null) node["extension"] = extensions;
        if (questionnaire?.Find(item.LinkId) is { Text.Length: > 0 } asked && asked.Text != asked.LinkId) node["text"] = asked.Text;

        var answers = new JsonArray();
        foreach (var answer in item.Answers)
        {
            var value = new JsonObject();
            ValueJson.Write(value, answer.Value);
            if (Items(answer.Items, questionnaire, forUs) is { Count: > 0 } nested) value["item"] = nested;
            answers.Add((JsonNode)value);
        }
        if (answers.Count > 0) node["answer"] = answers;
        if (Items(item.Items, questionnaire, forUs) is { Count: > 0 } children) node["item"] = children;
        return forUs || answers.Count > 0 || node.ContainsKey("item") || extensions is not null ? node : null;
    }

    /// <summary>Why there is no answer, what was said with it, and that no further instance is wanted; null when none of this is to be said.</summary>
    internal static JsonArray? Extensions(ResponseItem item)
    {
        if (item is { Absent: null, NoMore: false, Said: null }) return null;
        var extensions = new JsonArray();
        if (item.Absent is { } absence) extensions.Add((JsonNode)new JsonObject { ["url"] = AbsentUrl, ["valueCode"] = Codes.First(code => code.Absence == absence).Code });
        if (item.NoMore) extensions.Add((JsonNode)new JsonObject { ["url"] = NoMoreUrl, ["valueBoolean"] = true });
        if (item.Said is { } said) extensions.Add((JsonNode)new JsonObject { ["url"] = SaidUrl, ["valueString"] = said });
        return extensions;
    }

    private static ResponseItem ReadItem(JsonObject node) => Marked(new ResponseItem(node.Text("linkId") ?? "")
    {
        Answers = [.. node.Objects("answer").Select(answer => (Value: ValueJson.Read(answer), Answer: answer)).Where(pair => pair.Value is not null)
            .Select(pair => new ResponseAnswer(pair.Value!, [.. pair.Answer.Objects("item").Select(ReadItem)]))],
        Items = [.. node.Objects("item").Select(ReadItem)],
    }, node);

    /// <summary>The item with what the extensions of its JSON say.</summary>
    internal static ResponseItem Marked(ResponseItem item, JsonObject node)
    {
        foreach (var extension in node.Objects("extension"))
            item = extension.Text("url") switch
            {
                AbsentUrl => item with { Absent = Codes.FirstOrDefault(code => code.Code == extension.Text("valueCode"), Codes[2]).Absence },
                NoMoreUrl => item with { NoMore = true },
                SaidUrl => item with { Said = extension.Text("valueString") },
                _ => item,
            };
        return item;
    }
}
