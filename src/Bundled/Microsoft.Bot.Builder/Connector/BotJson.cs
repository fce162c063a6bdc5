using Newtonsoft.Json;

namespace Microsoft.Bot.Connector;

/// <summary>JSON as channels get it: no nulls, times in UTC, indented.</summary>
internal static class BotJson
{
    private static readonly JsonSerializerSettings Settings = new JsonSerializerSettings
    {
        Formatting = Formatting.Indented,
        NullValueHandling = NullValueHandling.Ignore,
        DateFormatHandling = DateFormatHandling.IsoDateFormat,
        DateTimeZoneHandling = DateTimeZoneHandling.Utc,
        ReferenceLoopHandling = ReferenceLoopHandling.Serialize,
        MaxDepth = 128,
    };

    public static string Write(object value) => JsonConvert.SerializeObject(value, Settings);

    /// <exception cref="JsonException">The text is not a T in JSON.</exception>
    public static T Read<T>(string json) => JsonConvert.DeserializeObject<T>(json, Settings);
}
