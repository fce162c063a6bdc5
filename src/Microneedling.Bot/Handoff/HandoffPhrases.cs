using System.Text.RegularExpressions;

namespace Microneedling.Bot.Handoff;

/// <summary>How people take a request back, or keep a name or a number to themselves.</summary>
internal static partial class HandoffPhrases
{
    /// <summary>"Never mind", "actually dont bother", "cancel that please": the request is taken back, whatever is said after it.</summary>
    public static bool TakesBack(string text) => Back().IsMatch(Plain(text));

    /// <summary>"No thanks", "i dont want to give my number", "no phone": what was asked for is not told, and the request stands.</summary>
    public static bool Refuses(string text) => Refusal().IsMatch(Plain(text));

    /// <summary>"Please withdraw my request", "forget it, don't contact me": a request that stands is taken back.</summary>
    public static bool Withdraws(string text) => Withdrawal().IsMatch(Plain(text));

    /// <summary>"No i mean to my job, do i need time off": somewhere in it a question begins.</summary>
    public static bool Asks(string text) => Question().IsMatch(Plain(text));

    /// <summary>"When will i hear back", "have you got my number", "what happens next": how the request stands.</summary>
    public static bool AsksHowItStands(string text) => Standing().IsMatch(Plain(text).TrimEnd('?', ' '));

    /// <summary>"Can you tell them it was in October", "after 5 would be best": to be added to a request that stands.</summary>
    public static bool Adds(string text) => Addition().IsMatch(Plain(text));

    private static string Plain(string text) => text.Replace("’", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal).Trim().TrimEnd('.', '!', ' ').ToLowerInvariant();

    // No text is a beginning in two ways: else what people repeat ("no no no") would be tried in twice as many with every word.
    private const string Lead = @"^(?:(?:no|nah|oh|omg|hmm+|um+|ok|okay|ah|actually|well|wait|sorry|please|pls|then|just|i said|no thanks|on second thoughts?|(?:ive |i )?changed my mind)[\s,.]+)*";

    private const string Tail = @"(?:[\s,]+(?:please|pls|thanks|thank you|then|now|anymore|any more|after all))*";

    [GeneratedRegex(Lead + @"(?:never ?mind|forget (?:it|that|about it|the call(?:back)?)|(?:please )?cancel(?: that| it| this| the request| the call(?:back)?| my request)?|stop(?: it| that)?|leave it|drop it|scrap (?:it|that)|"
        + @"(?:i )?(?:do not|dont) (?:worry|bother|pass (?:it|that|this|me) on|send (?:it|that|this)|call me|ring me|(?:want|wish|need|like) (?:a call|to talk|to speak|to chat|to be called|anyone|anybody|someone|somebody|a person|a human|the team|your team|them|staff|that|it)\b.*|trouble (?:anyone|anybody|them|yourselves?|yourself)\b.*)|(?:ive |i )?changed my mind|i said no|tell (?:them|the team) not to (?:call|phone|ring|bother)(?: me)?|(?:i )?do not want to be (?:called|rung|phoned|contacted)|no longer need(?:ed)?(?: it| that)?)"
        + Tail + @"(?:[,.!?;:\s-]+(?:how|what|when|where|why|who|which|is|are|do|does|can|could|will|would|should|i|it|thats)\b.*)?$")]
    private static partial Regex Back();

    [GeneratedRegex(@"(?:^|[,.;:!]\s*|\b(?:and|but|so|just|mean|ok)\s+)(?:do|does|can|could|should|will|would|is|are|am|may|when|how|what|where|why|which)\s+(?:i|it|you|they|we|the|that|this|my|your|long|much|many|soon|about|if|time|is|are|do|can)\b")]
    private static partial Regex Question();

    [GeneratedRegex(Lead + @"(?:(?:and|so|but|just|just tell me|tell me|can you (?:just )?tell me|do you know)\s+)*(?:"
        + @"(?:when|what time|how soon|how fast|how quick(?:ly)?|how long)\b.{0,30}\b(?:i|you|they|the team|team|someone|somebody|anyone|anybody|it|she|he|we|people)\b.{0,20}\b(?:hear|get back|come back|back to me|answer|reply|respond|ring|rings|call|calls|phone|message|contact|be in touch|get in touch|take to (?:answer|reply|respond|ring|call))\b.{0,30}|"
        + @"when(?: is|s) (?:somebody|someone|anybody|anyone) (?:there|in|back|around|free|available).{0,20}|will (?:they|someone|somebody)(?: \w+){0,2} (?:ring|call|phone|reply|answer)\b.{0,30}|(?:have|has|did) (?:you|they|the team)(?: guys)? (?:got|get|have|receive|received|see|seen)(?: all)? (?:my|it|that|the) ?(?:number|name|message|request|form|answers|e-?mail|details)?(?: right| ok| okay| correctly| yet)*|"
        + @"(?:will|are) (?:you|they|someone|somebody)(?: \w+)? (?:ring|call|phone|get back|contact|reply)(?:ing)?(?: to)? me(?: back)?.{0,20}|(?:did|do|does|can|will|has|have) (?:that|this|it|they|those|the (?:team|details|rest)|someone|somebody)\b.{0,40}\b(?:go|gone|get|got|reach|reached|see|seen|read|receive|received)\b.{0,30}\b(?:them|the team|that|this|those|it|too|as well|what i (?:wrote|said)|details)|what(?:s| is| was)? my reference(?: again| number)*|(?:what|so what) happens (?:now|next)|what now|is (?:it|that|my (?:form|request|message)) sent(?: now| yet)?)" + "$")]
    private static partial Regex Standing();

    [GeneratedRegex(Lead + @"(?:(?:(?:can|could|would|will) (?:you|u)|please|pls|and|also|just|so|thanks|thank you|you can)[\s,.]+)*(?:"
        + @"(?:tell|let|inform|remind)(?: to)? (?:them|the team|your team|her|him|whoever|the (?:nurse|clinician|clinic|doctor|receptionist|staff|manager))\b(?!.{0,12}\bnot to\b)|(?:add|mention|note|put down|pass on) (?:that|this|it|to|my|down|also)\b|make a note\b|i (?:forgot|should have|also wanted) to (?:say|mention|add|tell)\b|"
        + @"(?:ring|call|phone|text|e-?mail|message|contact) me (?:after|before|between|from|on|in the|at|tomorrow|only|any ?time|please)\b|(?:they|someone|somebody|you) can (?:ring|call|phone|text|e-?mail|message|contact|reach) me\b|(?!.*\b(?:(?:\d+|one|two|three|four|five|six) ?(?:minutes?|hours?|hrs?|days?|weeks?|months?|sessions?)|can i|treatment)\b)(?:after|before|between|around|from) (?:\d{1,2}(?::\d\d)?(?: ?(?:am|pm))?|noon|lunch|work|school|five|six|four|three|two|one)\b(?:[\s,]+\w+){0,6}$)")]
    private static partial Regex Addition();

    [GeneratedRegex(Lead + @"(?:(?:can you |could you |i want to |id like to |you can )*(?:withdraw|cancel|take back|delete|drop|forget)(?: that| it| this| my| the| last)*(?: request| call(?:back)?| message| enquiry| case)?(?:[\s,]+(?:ill|i will|im) (?:ring|call|phone|ringing|calling)\b.*)?|"
        + @"(?:forget it[\s,]+)?(?:do not|dont) (?:contact|call|ring|phone|reply to|pass .{1,20} on to)\b.*)" + Tail + "$")]
    private static partial Regex Withdrawal();

    [GeneratedRegex(Lead + @"(?:skip(?: it| this| that)?|no|nope|none|no (?:thanks|thank you|phone|number|name|email|e-mail|mobile)|(?:id )?rather not(?: say| tell| give)?\b.*|(?:i )?(?:would )?prefer not\b.*|"
        + @"(?:im |i am )?not (?:telling|giving|saying|leaving|sharing)\b.*|(?:i )?(?:do not|dont|wont|will not) (?:want to |wanna )?(?:give|say|tell|share|leave|answer)\b.*|(?:i )?(?:do not|dont|havent|have not) (?:have|got|use)(?: got)? (?:a |an |any |one)?(?:phone|number|mobile|email|e-mail|one)?|why should i)"
        + @"(?:[\s,]+(?:please|pls|thanks|thank you|sorry))*$")]
    private static partial Regex Refusal();
}
