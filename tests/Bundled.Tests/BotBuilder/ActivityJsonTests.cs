using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Bundled.Tests.BotBuilder;

public class ActivityJsonTests
{
    [Fact]
    public void NamesAreCamelCaseAndReadWithoutRegardToCase()
    {
        var activity = JsonConvert.DeserializeObject<Activity>("""{"TYPE":"message","Text":"hello","ReplyToId":"7"}""");

        Assert.Equal(("message", "hello", "7"), (activity.Type, activity.Text, activity.ReplyToId));
        Assert.Equal("7", (string)JObject.Parse(JsonConvert.SerializeObject(activity))["replyToId"]);
    }

    [Fact]
    public void PlainSerializationWritesEveryNull()
    {
        var json = JObject.Parse(JsonConvert.SerializeObject(new Activity(ActivityTypes.Message)));

        Assert.Equal(JTokenType.Null, json["text"].Type);
        Assert.Equal(JTokenType.Null, json["membersAdded"].Type);
        Assert.Equal(JTokenType.Null, json["callerId"].Type);
    }

    [Fact]
    public void UnknownMembersAreKeptAndWrittenLast()
    {
        const string Json = """
            {"zulu":1,"type":"message","from":{"zulu":2,"id":"u"},"conversation":{"zulu":3,"id":"c"},"entities":[{"zulu":4,"type":"x"}]}
            """;
        var activity = JsonConvert.DeserializeObject<Activity>(Json);

        Assert.Equal(1, activity.Properties["zulu"]);
        Assert.Equal(2, activity.From.Properties["zulu"]);
        Assert.Equal(3, activity.Conversation.Properties["zulu"]);
        Assert.Equal(4, activity.Entities[0].Properties["zulu"]);

        var written = JObject.Parse(JsonConvert.SerializeObject(activity));
        Assert.Equal("zulu", written.Properties().Last().Name);
        Assert.Equal("zulu", ((JObject)written["from"]).Properties().Last().Name);
        Assert.Equal("zulu", ((JObject)written["conversation"]).Properties().Last().Name);
        Assert.Equal("zulu", ((JObject)written["entities"][0]).Properties().Last().Name);
    }

    [Fact]
    public void PropertiesOfANewObjectAreNotNull()
    {
        Assert.Empty(new Activity().Properties);
        Assert.Empty(new ChannelAccount().Properties);
        Assert.Empty(new ConversationAccount().Properties);
        Assert.Empty(new Entity().Properties);
    }

    [Fact]
    public void ValueAndChannelDataArriveAsJsonOrAsPrimitives()
    {
        var activity = JsonConvert.DeserializeObject<Activity>("""{"value":{"a":1},"channelData":[1,2]}""");
        Assert.IsType<JObject>(activity.Value);
        Assert.IsType<JArray>(activity.ChannelData);

        Assert.Equal("yes", JsonConvert.DeserializeObject<Activity>("""{"value":"yes"}""").Value);
        Assert.Equal(5L, JsonConvert.DeserializeObject<Activity>("""{"value":5}""").Value);
    }

    [Fact]
    public void AttachmentsAreNullWhenAbsent()
    {
        Assert.Null(JsonConvert.DeserializeObject<Activity>("""{"type":"message"}""").Attachments);
        Assert.Null(new Activity().Attachments);
    }

    [Fact]
    public void DefaultSettingsKeepTheZoneOfATimestamp()
    {
        var activity = new Activity { Timestamp = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.FromHours(2)) };

        Assert.Contains("\"timestamp\":\"2026-01-02T03:04:05.678+02:00\"", JsonConvert.SerializeObject(activity));
    }

    [Fact]
    public void EveryMemberSurvivesARoundTrip()
    {
        const string Json = """
            {
              "type": "message", "id": "1", "timestamp": "2026-01-02T03:04:05+00:00", "localTimestamp": "2026-01-02T04:04:05+01:00",
              "serviceUrl": "https://s", "channelId": "webchat", "from": {"id": "u", "name": "U", "role": "user", "aadObjectId": "a"},
              "conversation": {"isGroup": false, "conversationType": "t", "id": "c", "name": "n", "aadObjectId": "a", "role": "r", "tenantId": "t"},
              "recipient": {"id": "b"}, "textFormat": "plain", "attachmentLayout": "list", "membersAdded": [{"id": "m"}],
              "membersRemoved": [{"id": "m"}], "reactionsAdded": [{"type": "like"}], "reactionsRemoved": [{"type": "like"}],
              "topicName": "t", "historyDisclosed": true, "locale": "en-GB", "text": "hi", "speak": "s", "inputHint": "expectingInput",
              "summary": "s", "suggestedActions": {"to": ["u"], "actions": [{"type": "imBack", "title": "t", "image": "i", "text": "x", "displayText": "d", "value": "v", "channelData": {"a": 1}, "imageAltText": "alt"}]},
              "attachments": [{"contentType": "ct", "contentUrl": "cu", "content": {"a": 1}, "name": "n", "thumbnailUrl": "tu"}],
              "entities": [{"type": "e"}], "channelData": {"clientActivityID": "x"}, "action": "add", "replyToId": "0", "label": "l",
              "valueType": "vt", "value": {"v": 1}, "name": "n", "relatesTo": {"activityId": "1", "user": {"id": "u"}, "bot": {"id": "b"}, "conversation": {"id": "c"}, "channelId": "x", "locale": "en", "serviceUrl": "https://s"},
              "code": "c", "expiration": "2026-01-03T00:00:00+00:00", "importance": "high", "deliveryMode": "normal", "listenFor": ["a"],
              "textHighlights": [{"text": "t", "occurrence": 1}], "semanticAction": {"id": "i", "state": "start", "entities": {"k": {"type": "e"}}},
              "localTimezone": "Europe/London", "callerId": "c"
            }
            """;
        var parsed = new JsonSerializerSettings { DateParseHandling = DateParseHandling.None, NullValueHandling = NullValueHandling.Ignore };
        var activity = JsonConvert.DeserializeObject<Activity>(Json);
        var written = JsonConvert.SerializeObject(activity, parsed);

        Assert.Empty(activity.Properties);
        Assert.True(JToken.DeepEquals(JsonConvert.DeserializeObject<JObject>(Json, parsed), JsonConvert.DeserializeObject<JObject>(written, parsed)), written);
    }

    [Fact]
    public void EntitiesAreEqualWhenTheirJsonIs()
    {
        var one = JsonConvert.DeserializeObject<Entity>("""{"type":"place","name":"Leeds"}""");
        var same = JsonConvert.DeserializeObject<Entity>("""{"type":"place","name":"Leeds"}""");
        var other = JsonConvert.DeserializeObject<Entity>("""{"type":"place","name":"York"}""");

        Assert.True(one.Equals(same));
        Assert.False(one.Equals(other));
        Assert.Equal("Leeds", (string)one.GetAs<JObject>()["name"]);
    }

    [Fact]
    public void MentionsAreReadFromEntities()
    {
        var activity = JsonConvert.DeserializeObject<Activity>(
            """{"type":"message","entities":[{"type":"mention","text":"<at>Ann</at>","mentioned":{"id":"ann"}},{"type":"place"}]}""");

        var mention = Assert.Single(activity.GetMentions());
        Assert.Equal(("<at>Ann</at>", "ann"), (mention.Text, mention.Mentioned.Id));
    }
}
