using System;

namespace Microsoft.Bot.Schema;

// The words of the wire, one static class for each field that they are used in.

/// <summary>What an activity is. A channel may append "/subtype"; see Activity.</summary>
public static class ActivityTypes
{
    public const string Command = "command";
    public const string CommandResult = "commandResult";
    public const string ContactRelationUpdate = "contactRelationUpdate";
    public const string ConversationUpdate = "conversationUpdate";
    public const string Delay = "delay";
    public const string DeleteUserData = "deleteUserData";
    public const string EndOfConversation = "endOfConversation";
    public const string Event = "event";
    public const string Handoff = "handoff";
    public const string InstallationUpdate = "installationUpdate";
    public const string Invoke = "invoke";
    public const string Message = "message";
    public const string MessageDelete = "messageDelete";
    public const string MessageReaction = "messageReaction";
    public const string MessageUpdate = "messageUpdate";
    public const string Suggestion = "suggestion";
    public const string Trace = "trace";
    public const string Typing = "typing";
}

/// <summary>Activity types that never leave the bot.</summary>
public static class ActivityTypesEx
{
    public const string Delay = "delay";
    public const string InvokeResponse = "invokeResponse";
}

/// <summary>Names of the SDK's own event activities.</summary>
public static class ActivityEventNames
{
    public const string ContinueConversation = "ContinueConversation";
    public const string CreateConversation = "CreateConversation";
}

/// <summary>What a CardAction does when it is chosen.</summary>
public static class ActionTypes
{
    [Obsolete("Bot Framework no longer supports payments.")] public const string Payment = "payment";
    public const string Call = "call";
    public const string DownloadFile = "downloadFile";
    public const string ImBack = "imBack";
    public const string MessageBack = "messageBack";
    public const string OpenUrl = "openUrl";
    public const string PlayAudio = "playAudio";
    public const string PlayVideo = "playVideo";
    public const string PostBack = "postBack";
    public const string ShowImage = "showImage";
    public const string Signin = "signin";
    public const string openApp = "openApp";
}

/// <summary>Whether the bot waits for an answer.</summary>
public static class InputHints
{
    public const string AcceptingInput = "acceptingInput";
    public const string ExpectingInput = "expectingInput";
    public const string IgnoringInput = "ignoringInput";
}

public static class RoleTypes
{
    public const string Bot = "bot";
    public const string Skill = "skill";
    public const string User = "user";
}

/// <summary>How the channel wants the replies of an activity.</summary>
public static class DeliveryModes
{
    public const string Ephemeral = "ephemeral";
    public const string ExpectReplies = "expectReplies";
    public const string Normal = "normal";
    public const string Notification = "notification";
}

public static class TextFormatTypes
{
    public const string Markdown = "markdown";
    public const string Plain = "plain";
    public const string Xml = "xml";
}

public static class AttachmentLayoutTypes
{
    public const string Carousel = "carousel";
    public const string List = "list";
}

public static class ActivityImportance
{
    public const string High = "high";
    public const string Low = "low";
    public const string Normal = "normal";
}

public static class EndOfConversationCodes
{
    public const string BotIssuedInvalidMessage = "botIssuedInvalidMessage";
    public const string BotTimedOut = "botTimedOut";
    public const string ChannelFailed = "channelFailed";
    public const string CompletedSuccessfully = "completedSuccessfully";
    public const string Unknown = "unknown";
    public const string UserCancelled = "userCancelled";
}

public static class InstallationUpdateActionTypes
{
    public const string Add = "add";
    public const string Remove = "remove";
}

public static class MessageReactionTypes
{
    public const string Like = "like";
    public const string PlusOne = "plusOne";
}

/// <summary>Names of the hand-off protocol's events; see EventFactory.</summary>
public static class HandoffEventNames
{
    public const string HandoffStatus = "handoff.status";
    public const string InitiateHandoff = "handoff.initiate";
}

/// <summary>Who called the bot; see Activity.CallerId.</summary>
public static class CallerIdConstants
{
    public const string BotToBotPrefix = "urn:botframework:aadappid:";
    public const string PublicAzureChannel = "urn:botframework:azure";
    public const string USGovChannel = "urn:botframework:azureusgov";
}
