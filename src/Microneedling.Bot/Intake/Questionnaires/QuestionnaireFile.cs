using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Microneedling.Bot.Intake.Questionnaires;

/// <summary>Reads FHIR R4 Questionnaires. What could not be run completely is refused here, never half-run later.</summary>
public static class QuestionnaireFile
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 128 };

    /// <summary>Reads and checks a questionnaire; every fault is found, not only the first.</summary>
    /// <param name="json">A Questionnaire resource, or a Bundle that holds one.</param>
    /// <param name="valueSets">Expansions for value sets that the questionnaire names without carrying them.</param>
    public static LoadedQuestionnaire Load(string json, ValueSets? valueSets = null)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(json, documentOptions: Lenient);
        }
        catch (JsonException broken)
        {
            return Refused($"line {broken.LineNumber + 1}: this is not JSON; check commas, quotes and brackets there");
        }
        try
        {
            if (root is not JsonObject resource || Unwrap(resource, ref valueSets) is not { } questionnaire)
                return Refused("the file holds no FHIR Questionnaire: \"resourceType\": \"Questionnaire\" is missing");
            return Read(questionnaire, json, (valueSets ?? ValueSets.Shipped).With(questionnaire));
        }
        // JSON objects are read lazily, and a property that stands twice shows itself only then.
        catch (ArgumentException)
        {
            return Refused("a JSON property stands twice in one object; remove one");
        }
    }

    private static LoadedQuestionnaire Read(JsonObject resource, string json, ValueSets valueSets)
    {
        var findings = new Findings();
        if (resource.Objects("modifierExtension").FirstOrDefault() is { } modifier)
            findings.Fault(null, $"the modifier extension {modifier.Text("url")} changes its meaning in a way that is not understood");
        var items = new ItemReader(valueSets, findings).Read(resource);
        if (items.Count == 0 && findings.Faults.Count == 0) findings.Fault(null, "the questionnaire has no items");
        var rules = new RuleReader(findings);
        var constraints = rules.Constraints(resource, null);
        var variables = rules.Variables(resource, null);
        if (findings.Faults.Count > 0) return new LoadedQuestionnaire(null, findings.Faults, findings.Notices);

        var title = resource.Text("title") ?? resource.Text("name") ?? resource.Text("id") ?? "Questionnaire";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        var questionnaire = new Questionnaire(items)
        {
            Id = resource.Text("id") ?? resource.Text("name") ?? "questionnaire",
            Url = resource.Text("url"),
            Title = title,
            Version = resource.Text("version") ?? (resource["meta"] as JsonObject)?.Text("versionId") ?? hash[..12],
            Hash = hash,
            Json = json,
            Constraints = constraints,
            Variables = variables,
        };
        Dependencies.Check(questionnaire, findings);
        return new LoadedQuestionnaire(findings.Faults.Count == 0 ? questionnaire : null, findings.Faults, findings.Notices);
    }

    private static JsonObject? Unwrap(JsonObject resource, ref ValueSets? valueSets)
    {
        if (resource.Text("resourceType") is "Questionnaire") return resource;
        if (resource.Text("resourceType") is not "Bundle") return null;
        var entries = resource.Objects("entry").Select(entry => entry["resource"] as JsonObject).OfType<JsonObject>().ToList();
        valueSets = (valueSets ?? ValueSets.Shipped).With(entries);
        return entries.FirstOrDefault(entry => entry.Text("resourceType") is "Questionnaire");
    }

    private static LoadedQuestionnaire Refused(string fault) => new(null, [fault], []);
}

/// <summary>What loading comes upon: faults refuse the questionnaire, notices do not.</summary>
internal sealed class Findings
{
    private readonly List<string> faults = [], notices = [];
    public IReadOnlyList<string> Faults => faults;
    public IReadOnlyList<string> Notices => notices;
    public void Fault(string? linkId, string reason) => faults.Add(Sentence(linkId, reason));
    public void Notice(string? linkId, string what) => notices.Add(Sentence(linkId, what));
    private static string Sentence(string? linkId, string text) => linkId is null ? text : $"item \"{linkId}\": {text}";
}
