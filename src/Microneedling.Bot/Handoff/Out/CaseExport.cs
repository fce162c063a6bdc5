using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Microneedling.Bot.Handoff.Out;

/// <summary>One case to take along, as far as its reader may see it.</summary>
public static class CaseExport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // a file, never part of a page
        Converters = { new JsonStringEnumConverter() },
    };

    /// <param name="withNotes">Also the private notes.</param>
    public static string ToJson(CaseView view, bool withNotes) => JsonSerializer.Serialize(new
    {
        view.Case.Reference,
        view.Case.Kind,
        view.Case.Status,
        view.Case.Level,
        view.Case.OpenedAt,
        view.Case.AnsweredAt,
        view.Case.ClosedAt,
        view.AssigneeName,
        view.Labels,
        view.Contact,
        Summary = view.Health?.Summary.Select(line => line.Text),
        view.Health?.Body.Reason,
        view.Health?.Body.Flags,
        view.Health?.Body.Answers,
        view.Health?.Body.Consent,
        Conversation = view.Said.Where(line => line.Text is not null).Select(line => new { line.Sequence, line.Speaker, line.Name, line.At, line.Text }),
        Notes = withNotes ? view.Notes.Select(note => new { By = view.Staff.GetValueOrDefault(note.AuthorId), note.At, note.Text }) : null,
        History = view.History.Where(line => !line.IsView).Select(line => new { line.At, line.Who, line.What, line.Detail }),
    }, Json);

    /// <summary>The FHIR R4 QuestionnaireResponse as it was sent, with the case's reference as its identifier; null when there is none or it is reserved.</summary>
    public static string? ToFhir(CaseView view)
    {
        if (view.Health?.Body.QuestionnaireResponse is not { } sent || JsonNode.Parse(sent) is not JsonObject response) return null;
        response["identifier"] ??= new JsonObject { ["system"] = "urn:microneedling:case", ["value"] = view.Case.Reference };
        return response.ToJsonString(Json);
    }
}
