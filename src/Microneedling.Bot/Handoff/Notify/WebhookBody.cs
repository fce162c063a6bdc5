using System.Text.Json;

namespace Microneedling.Bot.Handoff.Notify;

/// <summary>A notice in the form that the receiver takes.</summary>
internal static class WebhookBody
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static byte[] Of(Notice notice, WebhookFormat format) => JsonSerializer.SerializeToUtf8Bytes(format switch
    {
        WebhookFormat.Teams => Teams(notice),
        WebhookFormat.Slack => Slack(notice),
        _ => Plain(notice),
    }, Json);

    private static object Plain(Notice notice) => new
    {
        notice.Id, Kind = notice.Kind.ToString(), notice.Reference, notice.At, notice.Title,
        Text = $"{notice.Title}. {notice.Text} {notice.Link}", notice.Link,
    };

    private static object Teams(Notice notice) => new
    {
        type = "message",
        attachments = new[]
        {
            new
            {
                contentType = "application/vnd.microsoft.card.adaptive",
                content = new Dictionary<string, object>
                {
                    ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
                    ["type"] = "AdaptiveCard",
                    ["version"] = "1.4",
                    ["body"] = new object[]
                    {
                        new { type = "TextBlock", text = notice.Title, weight = "Bolder", size = "Medium", wrap = true },
                        new { type = "TextBlock", text = notice.Text, wrap = true },
                    },
                    ["actions"] = new object[] { new { type = "Action.OpenUrl", title = "Open the case", url = notice.Link } },
                },
            },
        },
    };

    private static object Slack(Notice notice) => new
    {
        text = $"{notice.Title}. {notice.Text}",
        blocks = new object[]
        {
            new { type = "section", text = new { type = "mrkdwn", text = $"*{notice.Title}*\n{notice.Text}" } },
            new { type = "section", text = new { type = "mrkdwn", text = $"<{notice.Link}|Open the case>" } },
        },
    };
}
