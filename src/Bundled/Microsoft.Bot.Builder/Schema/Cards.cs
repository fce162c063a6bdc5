using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>A button, or a suggested answer.</summary>
public class CardAction
{
    public CardAction() { }

    public CardAction(string type = null, string title = null, string image = null, string text = null, string displayText = null, object value = null, object channelData = null)
    {
        Type = type;
        Title = title;
        Image = image;
        Text = text;
        DisplayText = displayText;
        Value = value;
        ChannelData = channelData;
    }

    [JsonProperty(PropertyName = "type")] public string Type { get; set; }
    [JsonProperty(PropertyName = "title")] public string Title { get; set; }
    [JsonProperty(PropertyName = "image")] public string Image { get; set; }
    [JsonProperty(PropertyName = "text")] public string Text { get; set; }
    [JsonProperty(PropertyName = "displayText")] public string DisplayText { get; set; }
    [JsonProperty(PropertyName = "value")] public object Value { get; set; }
    [JsonProperty(PropertyName = "channelData")] public object ChannelData { get; set; }
    [JsonProperty(PropertyName = "imageAltText")] public string ImageAltText { get; set; }

    public static implicit operator CardAction(string input) => FromString(input);

    /// <summary>The button that says its own title.</summary>
    public static CardAction FromString(string input) => new CardAction(ActionTypes.ImBack, input, value: input);
}

public class CardImage
{
    public CardImage() { }

    public CardImage(string url = null, string alt = null, CardAction tap = null)
    {
        Url = url;
        Alt = alt;
        Tap = tap;
    }

    [JsonProperty(PropertyName = "url")] public string Url { get; set; }
    [JsonProperty(PropertyName = "alt")] public string Alt { get; set; }
    [JsonProperty(PropertyName = "tap")] public CardAction Tap { get; set; }
}

/// <summary>A card with one large picture.</summary>
public class HeroCard
{
    public const string ContentType = "application/vnd.microsoft.card.hero";

    public HeroCard() { }

    public HeroCard(string title = null, string subtitle = null, string text = null, IList<CardImage> images = null, IList<CardAction> buttons = null, CardAction tap = null)
    {
        Title = title;
        Subtitle = subtitle;
        Text = text;
        Images = images;
        Buttons = buttons;
        Tap = tap;
    }

    [JsonProperty(PropertyName = "title")] public string Title { get; set; }
    [JsonProperty(PropertyName = "subtitle")] public string Subtitle { get; set; }
    [JsonProperty(PropertyName = "text")] public string Text { get; set; }
    [JsonProperty(PropertyName = "images")] public IList<CardImage> Images { get; set; }
    [JsonProperty(PropertyName = "buttons")] public IList<CardAction> Buttons { get; set; }
    [JsonProperty(PropertyName = "tap")] public CardAction Tap { get; set; }
}

/// <summary>Answers that are offered with a message and go away once one is given.</summary>
public class SuggestedActions
{
    public SuggestedActions() { }

    public SuggestedActions(IEnumerable<string> to, IEnumerable<CardAction> actions)
        : this(to.ToList(), actions.ToList())
    {
    }

    public SuggestedActions(IList<string> to = null, IList<CardAction> actions = null)
    {
        To = to;
        Actions = actions;
    }

    [JsonProperty(PropertyName = "to")] public IList<string> To { get; set; }
    [JsonProperty(PropertyName = "actions")] public IList<CardAction> Actions { get; set; }
}

/// <summary>Cards as attachments: the card is the content, its kind the content type.</summary>
public static class Extensions
{
    public static Attachment ToAttachment(this HeroCard card) => new Attachment(HeroCard.ContentType, content: card);
}
