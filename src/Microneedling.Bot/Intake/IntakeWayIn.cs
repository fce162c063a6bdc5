using System.Text.RegularExpressions;
using Microneedling.Bot.Intake.Reading;

namespace Microneedling.Bot.Intake;

/// <summary>How people ask for the questionnaire.</summary>
internal static partial class IntakeWayIn
{
    /// <summary>The visitor wants to begin; a question about beginning is none.</summary>
    public static bool IsStart(string text) => !text.Contains('?') && Words.Normal(text) is var normal && (StartForm().IsMatch(normal) || ReadyForm().IsMatch(normal) || AmidForm().IsMatch(normal) && !NotNow().IsMatch(normal));

    [GeneratedRegex(@"^(?:(?:hi|hello|hey|yes|ok|okay|please|can i|could i|can we|lets|id like to|i would like to|i want to|i wanna|i need to|want to|wanna|ready to) )*(?:(?:start|begin|do|fill in|fill out|take|complete|continue|resume|open|go to|have|book|arrange|schedule|request|get) (?:(?:the|a|an|my|your|with) )*(?:pre ?consultation|preconsult|pre ?consult|questionnaire|intake|screening|form|consultation form|assessment|consultation|consult)(?: form| questionnaire| questions)?|(?:pre ?consultation|preconsult|pre ?consult)(?: form| questionnaire| questions)?|book (?:me )?(?:in )?(?:for )?(?:a )?consultation)(?: please| pls| now| today| first| here| online)*(?: before (?:my|the|i) .{1,30})?$")]
    private static partial Regex StartForm();

    // "I believe I am ready to proceed with the questionnaire you mentioned", "I meant the pre-consultation, please".
    [GeneratedRegex(@"^(?:(?:no|yes|ok|okay|sorry|well|right|hi|hello) )*(?:i (?:mean|meant)|(?:i (?:believe|think|guess) )?(?:i am|im|we are) (?:now )?(?:ready|happy|keen)|id like|i would like|i want|i wish|shall we|lets|let us|can we|may i|could i|please|just)(?: (?:to|for|now|please|start|begin|do|go|ahead|proceed|continue|get|started|on|with|fill|in|out|take|try|have))* (?:(?:the|a|an|your|my|that|this) )*(?:pre ?consultation|preconsult|pre ?consult|questionnaire|consultation form)(?: (?:form|questionnaire|questions|thing|you mentioned|you offered|please|pls|now|then|today))*$")]
    private static partial Regex ReadyForm();

    // "My daughter says I have to fill in some form", "hello! I'd like to do the pre-consultation please, a friend told me about you".
    [GeneratedRegex(@"\b(?:start|begin|do|make|fill|filling|fill in|fill out|complete|take|go through|get on with)(?: (?:in|out|with|the|a|an|your|my|this|that|some|kind|sort|of|online|little|me|us|through|to))* (?:pre ?consult(?:ation)?|questionnaire|form)\b|^(?:\w+ ){0,4}(?:the|your|my|a|meant the|mean the|meant|for) pre ?consult(?:ation)?(?: (?:please|pls|then|now|thanks|i suppose|i guess|thing|one|form|since|because|as)\b.*)?$")]
    private static partial Regex AmidForm();

    /// <summary>Tells, asks or refuses rather than begins.</summary>
    [GeneratedRegex(@"\b(?:dont|do not|cant|cannot|wont|not|never|no|didnt|couldnt|already|sent|did|done|filled|started|finished|completed|withdraw|cancel|delete|change|lost|after|when|how|what|why|where|who|which|does|is the|was (?:sent|filling|doing|stuck)|stuck|instead of|rather than|without|hate to|need to know|before i (?:do|start|fill|begin))\b")]
    private static partial Regex NotNow();
}
