using System.Text.Json.Nodes;
using Microneedling.Bot.Conversation;
using Microsoft.AspNetCore.Components;

namespace Microneedling.Bot.Web.Plain;

/// <summary>What the plain page shows.</summary>
/// <param name="Notice">Why the visitor's last message was not taken; null when it was.</param>
public sealed record PlainView(IReadOnlyList<PlainMessage> Messages, IReadOnlyList<PlainChoice> Choices, PlainForm? Form, string? Notice)
{
    /// <summary>Before anything was said.</summary>
    public static PlainView Empty(string? notice = null) => new([], [PlainChoice.Of("Start pre-consultation", TurnActions.StartIntake)], null, notice);

    /// <summary>Reads the conversation; what can be answered is what the assistant offered since the visitor last spoke.</summary>
    public static PlainView Of(IEnumerable<Transcript.Line> lines, string? notice = null)
    {
        var messages = new List<PlainMessage>();
        var choices = new List<PlainChoice>();
        PlainForm? form = null;
        foreach (var line in lines)
        {
            var activity = JsonNode.Parse(line.Json)!;
            if ((string?)activity["type"] != "message") continue;
            messages.Add(PlainMessage.Of(line.Speaker, activity));
            if (line.Speaker == Speaker.Visitor)
            {
                choices.Clear();
                form = null;
                continue;
            }
            if (activity["suggestedActions"]?["actions"] is JsonArray actions) choices.AddRange(actions.Select(action => PlainChoice.Of(action!)));
            if (activity["channelData"]?["form"] is { } asked) form = PlainForm.Of(asked);
        }
        return new(messages, [.. form?.LeftOut(choices) ?? [], .. choices], form, notice);
    }
}

/// <param name="Text">The visitor's own words, else null.</param>
/// <param name="Html">What the assistant or the team said, else null.</param>
public sealed record PlainMessage(Speaker Speaker, string Name, string? Text, MarkupString? Html, bool Urgent)
{
    public static PlainMessage Of(Speaker speaker, JsonNode activity)
    {
        var text = (string?)activity["text"] ?? "";
        return speaker == Speaker.Visitor
            ? new(speaker, "You", text, null, false)
            : new(speaker, (string?)activity["from"]?["name"] ?? "Assistant", null, new(SafeMarkdown.ToHtml(text)), (bool?)activity["channelData"]?["urgent"] ?? false);
    }
}

/// <summary>A quick reply; it comes back as its own JSON, so that it lands by its action.</summary>
public sealed record PlainChoice(string Title, JsonNode? Value)
{
    public static PlainChoice Of(JsonNode action) => new((string?)action["title"] ?? "", action["value"] as JsonObject);

    public static PlainChoice Of(string title, string action) => new(title, new JsonObject { ["name"] = action });

    public string ToJson() => new JsonObject { ["title"] = Title, ["value"] = Value?.DeepClone() }.ToJsonString();

    public static PlainChoice? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json) is JsonObject choice && choice["title"] is JsonValue title && title.TryGetValue<string>(out var text) ? new(text, choice["value"] as JsonObject) : null;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}

/// <summary>The open question's field.</summary>
public sealed record PlainForm(string Kind, IReadOnlyList<string> Options, string? Placeholder, string? Min, string? Max, string? Unit, int Step, int Steps)
{
    public static PlainForm Of(JsonNode form) => new(
        (string?)form["kind"] ?? "text",
        form["options"] is JsonArray { Count: > 0 } options ? [.. options.Select(option => (string?)option ?? "")] : (string?)form["kind"] == "boolean" ? ["Yes", "No"] : [],
        (string?)form["placeholder"], (string?)form["min"], (string?)form["max"], (string?)form["unit"], (int?)form["step"] ?? 0, (int?)form["steps"] ?? 0);

    /// <summary>The buttons that the question needs and the assistant left to the form.</summary>
    public IEnumerable<PlainChoice> LeftOut(IReadOnlyList<PlainChoice> offered) =>
        Kind is "choice" or "boolean" && !offered.Any(choice => Options.Contains(choice.Title)) ? Options.Select(title => new PlainChoice(title, null)) : [];

    /// <summary>The questions of a review; each can be answered anew.</summary>
    public IReadOnlyList<string> Reviewed => Kind == "review" ? Options : [];

    public bool IsMany => Kind == "choices";

    /// <summary>The picker that browsers have for it, or null.</summary>
    public string? Picker => Kind switch { "date" => "date", "time" => "time", "datetime" => "datetime-local", _ => null };

    /// <summary>The keyboard that a phone should show, or null.</summary>
    public string? Keyboard => Kind switch { "number" or "quantity" => "decimal", "email" => "email", "tel" => "tel", "url" => "url", _ => null };

    public string? Autocomplete => Kind is "email" or "tel" ? Kind : null;
}
