using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace Bundled.Tests.BotBuilder;

public class FactoryTests
{
    [Fact]
    public void AMessageAcceptsInputAndHasEmptyLists()
    {
        var message = MessageFactory.Text("hello");

        Assert.Equal((ActivityTypes.Message, "hello", "acceptingInput"), (message.Type, message.Text, message.InputHint));
        Assert.Empty(message.Attachments);
        Assert.Empty(message.Entities);
        Assert.Null(message.Speak);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    public void BlankTextBecomesNull(string text)
    {
        Assert.Null(MessageFactory.Text(text).Text);
    }

    [Fact]
    public void SuggestedStringsAreButtonsThatSayThemselves()
    {
        var message = MessageFactory.SuggestedActions(new[] { "Yes", "No" }, "Well?", null, null);

        Assert.Equal("Well?", message.Text);
        Assert.Equal(new[] { "Yes", "No" }, message.SuggestedActions.Actions.Select(action => action.Title));
        Assert.All(message.SuggestedActions.Actions, action => Assert.Equal((ActionTypes.ImBack, (object)action.Title), (action.Type, action.Value)));
    }

    [Fact]
    public void SuggestedActionsAreShownToTheListedPeople()
    {
        var action = new CardAction(ActionTypes.PostBack, "Ask", value: "ask");
        var message = MessageFactory.SuggestedActions(new[] { action }, toList: new[] { "user1" });

        Assert.Same(action, Assert.Single(message.SuggestedActions.Actions));
        Assert.Equal("user1", Assert.Single(message.SuggestedActions.To));
    }

    [Fact]
    public void ACarouselLaysItsAttachmentsSideBySide()
    {
        var message = MessageFactory.Carousel(new[] { new HeroCard("a").ToAttachment(), new HeroCard("b").ToAttachment() });

        Assert.Equal(AttachmentLayoutTypes.Carousel, message.AttachmentLayout);
        Assert.Equal(2, message.Attachments.Count);
    }

    [Fact]
    public async Task AHandoffTellsTheDeskWhoNeedsItAndWhy()
    {
        IEventActivity handoff = null;
        Activity incoming = null;
        var transcript = new Transcript(new[] { new Activity(ActivityTypes.Message) { Text = "hello" } });
        var adapter = new TestAdapter(TestAdapter.CreateConversation("handoff"));
        await adapter.SendTextToBotAsync("a person, please", (turn, _) =>
        {
            incoming = turn.Activity;
            handoff = EventFactory.CreateHandoffInitiation(turn, new { Skill = "skin" }, transcript);
            return Task.CompletedTask;
        }, default);

        Assert.Equal((ActivityTypes.Event, "handoff.initiate"), (handoff.Type, handoff.Name));
        Assert.Equal("skin", (string)Assert.IsType<JObject>(handoff.Value)["Skill"]);
        Assert.Equal("user1", handoff.From.Id);
        Assert.Equal(incoming.Id, handoff.ReplyToId);
        Assert.Equal(incoming.Conversation.Id, handoff.RelatesTo.Conversation.Id);

        var attachment = Assert.Single(((Activity)handoff).Attachments);
        Assert.Equal(("application/json", "Transcript"), (attachment.ContentType, attachment.Name));
        Assert.Same(transcript, attachment.Content);
    }

    [Fact]
    public void AHandoffStatusHasStateAndMessage()
    {
        var status = EventFactory.CreateHandoffStatus(new ConversationAccount(id: "c"), "accepted", "on the way");

        Assert.Equal((ActivityTypes.Event, "handoff.status"), (status.Type, status.Name));
        Assert.Equal(("accepted", "on the way"), ((string)JObject.FromObject(status.Value)["state"], (string)JObject.FromObject(status.Value)["message"]));
    }

    [Fact]
    public void TurnConversationAndStateOfAHandoffAreRequired()
    {
        Assert.Throws<ArgumentNullException>(() => EventFactory.CreateHandoffInitiation(null, new { }));
        Assert.Throws<ArgumentNullException>(() => EventFactory.CreateHandoffStatus(null, "accepted"));
        Assert.Throws<ArgumentNullException>(() => EventFactory.CreateHandoffStatus(new ConversationAccount(), null));
    }
}
