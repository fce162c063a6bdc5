using Newtonsoft.Json.Linq;

namespace Bundled.Tests.BotBuilder.Cloud;

/// <summary>Activities as a channel posts them.</summary>
internal static class Activities
{
    public static JObject Message(string serviceUrl, string channelId = "directline") => JObject.FromObject(new
    {
        type = "message",
        id = "1",
        text = "hi",
        channelId,
        serviceUrl,
        from = new { id = "user" },
        recipient = new { id = "bot" },
        conversation = new { id = "c/1" },
    });

    public static JObject With(this JObject activity, string name, object value)
    {
        activity[name] = value == null ? null : JToken.FromObject(value);
        return activity;
    }
}
