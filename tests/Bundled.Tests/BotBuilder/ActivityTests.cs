using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace Bundled.Tests.BotBuilder;

public class ActivityTests
{
    private static Activity Incoming(string type = ActivityTypes.Message, string channel = "test") => new Activity(type)
    {
        Id = "1",
        ChannelId = channel,
        ServiceUrl = "https://channel.test/",
        Locale = "en-GB",
        From = new ChannelAccount("user", "User"),
        Recipient = new ChannelAccount("bot", "Bot"),
        Conversation = new ConversationAccount(id: "c"),
    };

    [Fact]
    public void TheSecondPositionalArgumentOfAConversationAccountIsItsType()
    {
        var conversation = new ConversationAccount(false, "personal", "c", "name");

        Assert.Equal(("personal", "c", "name"), (conversation.ConversationType, conversation.Id, conversation.Name));
    }

    [Theory]
    [InlineData("message", true)]
    [InlineData("MESSAGE", true)]
    [InlineData("message/private", true)]
    [InlineData("messages", false)]
    [InlineData("messageUpdate", false)]
    [InlineData(null, false)]
    public void AnActivityIsOfATypeIgnoringCaseOrOfItsSubtype(string type, bool isMessage)
    {
        Assert.Equal(isMessage, new Activity(type).AsMessageActivity() != null);
    }

    [Fact]
    public void AReferenceNamesTheActivityAndBothSides()
    {
        var reference = Incoming().GetConversationReference();

        Assert.Equal(("1", "user", "bot", "c"), (reference.ActivityId, reference.User.Id, reference.Bot.Id, reference.Conversation.Id));
        Assert.Equal(("test", "https://channel.test/", "en-GB"), (reference.ChannelId, reference.ServiceUrl, reference.Locale));
    }

    [Theory]
    [InlineData(ActivityTypes.ConversationUpdate, "directline", null)]
    [InlineData(ActivityTypes.ConversationUpdate, "webchat", null)]
    [InlineData(ActivityTypes.ConversationUpdate, "emulator", "1")]
    [InlineData(ActivityTypes.Message, "directline", "1")]
    public void AConversationUpdateOfDirectLineHasNoIdToAnswerTo(string type, string channel, string expected)
    {
        var incoming = Incoming(type, channel);

        Assert.Equal(expected, incoming.GetConversationReference().ActivityId);
        Assert.Equal(expected, incoming.CreateReply().ReplyToId);
    }

    [Fact]
    public void ApplyingAReferenceAddressesTheUserInPlace()
    {
        var reply = new Activity(ActivityTypes.Message);
        var same = reply.ApplyConversationReference(Incoming().GetConversationReference());

        Assert.Same(reply, same);
        Assert.Equal(("bot", "user", "1", "c"), (reply.From.Id, reply.Recipient.Id, reply.ReplyToId, reply.Conversation.Id));
        Assert.Equal(("test", "https://channel.test/", "en-GB", null), (reply.ChannelId, reply.ServiceUrl, reply.Locale, reply.Id));
    }

    [Fact]
    public void ApplyingAReferenceKeepsALocaleAndAnUnansweredId()
    {
        var reply = new Activity(ActivityTypes.Message) { Locale = "fr-FR", ReplyToId = "0" };
        var reference = Incoming().GetConversationReference();
        reference.ActivityId = null;
        reply.ApplyConversationReference(reference);

        Assert.Equal(("fr-FR", "0"), (reply.Locale, reply.ReplyToId));
    }

    [Fact]
    public void ApplyingAReferenceAsIncomingSpeaksForTheUser()
    {
        var activity = new Activity(ActivityTypes.Message).ApplyConversationReference(Incoming().GetConversationReference(), isIncoming: true);

        Assert.Equal(("user", "bot", "1", null), (activity.From.Id, activity.Recipient.Id, activity.Id, activity.ReplyToId));
    }

    [Fact]
    public void AContinuationIsAnEventThatRelatesToItsReference()
    {
        var reference = Incoming().GetConversationReference();
        var continuation = reference.GetContinuationActivity();

        Assert.Equal((ActivityTypes.Event, "ContinueConversation"), (continuation.Type, continuation.Name));
        Assert.Same(reference, continuation.RelatesTo);
        Assert.True(Guid.TryParse(continuation.Id, out _));
        Assert.Equal(("user", "bot", "c"), (continuation.From.Id, continuation.Recipient.Id, continuation.Conversation.Id));
    }

    [Fact]
    public void AReplyHasAccountsOfItsOwnAndNoNulls()
    {
        var incoming = Incoming();
        incoming.From.Role = RoleTypes.User;
        var reply = incoming.CreateReply();

        Assert.Equal(string.Empty, reply.Text);
        Assert.Empty(reply.Attachments);
        Assert.Empty(reply.Entities);
        Assert.NotSame(incoming.From, reply.Recipient);
        Assert.Equal(("user", "User", null), (reply.Recipient.Id, reply.Recipient.Name, reply.Recipient.Role));
        Assert.Equal(("bot", "1", "en-GB", "c"), (reply.From.Id, reply.ReplyToId, reply.Locale, reply.Conversation.Id));
    }

    [Fact]
    public void AHeroCardBecomesTheContentOfItsAttachment()
    {
        var card = new HeroCard("Title");
        var attachment = card.ToAttachment();

        Assert.Equal("application/vnd.microsoft.card.hero", attachment.ContentType);
        Assert.Same(card, attachment.Content);
    }

    [Fact]
    public void AStringBecomesAButtonThatSaysIt()
    {
        CardAction action = "Yes";

        Assert.Equal((ActionTypes.ImBack, "Yes", "Yes"), (action.Type, action.Title, action.Value));
    }

    [Fact]
    public void ChannelDataIsReadAsTheTypeThatIsAskedFor()
    {
        var activity = new Activity { ChannelData = JObject.Parse("""{"id":"x"}""") };
        Assert.Equal("x", activity.GetChannelData<ChannelAccount>().Id);

        activity.ChannelData = "text";
        Assert.False(activity.TryGetChannelData<ChannelAccount>(out _));
        Assert.True(activity.TryGetChannelData<string>(out var text));
        Assert.Equal("text", text);
    }

    [Fact]
    public void ATypingActivityHasOnlyAType()
    {
        var typing = (Activity)Activity.CreateTypingActivity();

        Assert.Equal(ActivityTypes.Typing, typing.Type);
        Assert.Null(typing.Attachments);
        Assert.Null(typing.InputHint);
    }
}
