using System;
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
        Converters = { new UtcConverter() },
    };

    public static string Write(object value) => JsonConvert.SerializeObject(value, Settings);

    /// <exception cref="JsonException">The text is not a T in JSON.</exception>
    public static T Read<T>(string json) => JsonConvert.DeserializeObject<T>(json, Settings);

    /// <summary>Newtonsoft's own zone setting leaves DateTimeOffset as it is.</summary>
    private sealed class UtcConverter : JsonConverter
    {
        public override bool CanRead => false;

        public override bool CanConvert(Type objectType) => objectType == typeof(DateTimeOffset) || objectType == typeof(DateTimeOffset?);

        public override void WriteJson(JsonWriter writer, object value, JsonSerializer serializer) =>
            writer.WriteValue(((DateTimeOffset)value).ToUniversalTime());

        public override object ReadJson(JsonReader reader, Type objectType, object existingValue, JsonSerializer serializer) =>
            throw new NotSupportedException();
    }
}
