using System.Collections;
using System.Reflection;
using Microneedling.Bot.Conversation;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace Microneedling.Bot.Tests.Conversation;

/// <summary>It has to do what the SDK's own serializer does, for every member there is.</summary>
public sealed class ActivityJsonTests
{
    private static readonly JsonSerializerSettings Wire = new()
    {
        NullValueHandling = NullValueHandling.Ignore, DateTimeZoneHandling = DateTimeZoneHandling.Utc, DateParseHandling = DateParseHandling.None,
    };

    [Fact]
    public void EveryMemberIsWrittenAndReadAsByReflection()
    {
        var full = (Activity)Filled(typeof(Activity), 0);
        var json = JsonConvert.SerializeObject(full, Wire);

        Assert.All(typeof(Activity).GetProperties(), property => Assert.NotNull(property.GetValue(full)));
        Assert.Equal(json, ActivityJson.Write(full));
        Assert.Equal(json, JsonConvert.SerializeObject(ActivityJson.Read(json), Wire));
    }

    [Theory]
    [InlineData("""{"TYPE":"message","Text":"hello","ReplyToId":"7"}""")]
    [InlineData("""{"text":5,"id":1.5,"locale":true,"historyDisclosed":"true"}""")]
    [InlineData("""{"text":null,"from":null,"channelData":null,"attachments":null,"suggestedActions":null,"unknown":null}""")]
    [InlineData("""{"text":"one","text":"two"}""")]
    [InlineData("""{ /* so */ "text": /* or */ "so", "from": /* x */ { "id": "u" /* y */ }, "entities":[ /* z */ ], "zulu": [] }""")]
    [InlineData("""{"zulu":{"a":[1]},"from":{"zulu":2},"conversation":{"zulu":3},"entities":[{"zulu":4,"type":"x"},null],"suggestedActions":{"zulu":5,"to":["a"],"actions":[{"zulu":6,"title":"t","value":7}]}}""")]
    [InlineData("""{"value":"2026-01-02T03:04:05Z","channelData":["2026-01-02T03:04:05+02:00"],"text":"2026-01-02T03:04:05Z"}""")]
    [InlineData("""{"timestamp":"2026-01-02T03:04:05.678+02:00","localTimestamp":"2026-01-02","value":12345678901234567890}""")]
    [InlineData("""{"attachments":[{"contentType":"text/plain","content":{"a":1}}],"value":true}""")]
    [InlineData("{}")]
    [InlineData("null")]
    public void WhatClientsSendIsReadAsByReflection(string json) =>
        Assert.Equal(JsonConvert.SerializeObject(JsonConvert.DeserializeObject<Activity>(json, Wire), Wire), ActivityJson.Read(json) is { } read ? ActivityJson.Write(read) : "null");

    [Theory]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("{")]
    [InlineData("""{"text":""")]
    [InlineData("""{"text":"a" """)]
    [InlineData("""{"text":{"a":1}}""")]
    [InlineData("""{"text":["a"]}""")]
    [InlineData("""{"from":"me"}""")]
    [InlineData("""{"from":[]}""")]
    [InlineData("""{"from":{"id":{}}}""")]
    [InlineData("""{"entities":{}}""")]
    [InlineData("""{"entities":["a"]}""")]
    [InlineData("""{"timestamp":"yesterday"}""")]
    [InlineData("""{"historyDisclosed":"perhaps"}""")]
    [InlineData("""{"type":"message"} {"type":"message"}""")]
    [InlineData("""{"type":"message"}]""")]
    public void WhatIsNoActivityIsRefused(string json) => Assert.ThrowsAny<JsonException>(() => ActivityJson.Read(json));

    [Fact]
    public void WhatIsNestedTooDeeplyIsRefused() =>
        Assert.ThrowsAny<JsonException>(() => ActivityJson.Read($$"""{"value":{{new string('[', 100)}}{{new string(']', 100)}}}"""));

    [Fact]
    public void AKindOfEntityWithMembersOfItsOwnKeepsThem()
    {
        var activity = new Activity { Entities = [new Mention { Text = "you", Mentioned = new ChannelAccount("u") }] };

        Assert.Equal(JsonConvert.SerializeObject(activity, Wire), ActivityJson.Write(activity));
    }

    [Fact]
    public void AFormTravelsWithAllThatItSays()
    {
        var camelCase = JsonSerializer.Create(new() { NullValueHandling = NullValueHandling.Ignore, ContractResolver = new CamelCasePropertyNamesContractResolver() });
        var form = new MessageForm("choices")
        {
            Options = ["one", "none"], Exclusive = ["none"], Placeholder = "so", Min = "1", Max = "2", MaxLength = 3, Unit = "cm", Required = true, Step = 4, Steps = 5,
        };
        Assert.All(typeof(MessageForm).GetProperties(), property => Assert.NotNull(property.GetValue(form)));

        foreach (var asked in new[] { form, new MessageForm("text") })
            Assert.Equal(JObject.FromObject(asked, camelCase).ToString(), ((JObject)Activities.From(new Message("?") { Form = asked }).ChannelData)["form"]!.ToString());
    }

    private static object Filled(Type type, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return $"text {depth}";
        if (type == typeof(bool)) return true;
        if (type == typeof(int)) return depth;
        if (type == typeof(DateTimeOffset)) return new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.FromHours(2));
        if (type == typeof(JObject) || type == typeof(object)) return JObject.Parse($$"""{"other":{"depth":{{depth}} } }""");
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IList<>))
        {
            var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(type.GetGenericArguments()))!;
            list.Add(Filled(type.GetGenericArguments()[0], depth + 1));
            return list;
        }
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDictionary<,>))
        {
            var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(type.GetGenericArguments()))!;
            map.Add("key", Filled(type.GetGenericArguments()[1], depth + 1));
            return map;
        }
        var made = Activator.CreateInstance(type)!;
        if (depth < 4)
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
                property.SetValue(made, Filled(property.PropertyType, depth + 1));
        return made;
    }
}
