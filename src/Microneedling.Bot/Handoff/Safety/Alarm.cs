using System.Text.RegularExpressions;
using Microneedling.Bot.Conversation;

namespace Microneedling.Bot.Handoff.Safety;

/// <summary>The visitor wrote of danger: until they say that all is well, what is answered later does not pass over it.</summary>
/// <param name="Reminders">So many answers more begin with a reminder; null: none is to be reminded.</param>
/// <param name="IsEmergency">Else it is a warning sign, to be seen today.</param>
/// <param name="IsSeen">Somebody who can help knows: nothing more is to be said of it, but on its care they are to be asked.</param>
public sealed record Alarm(DateTimeOffset At, int? Reminders, bool IsEmergency, bool IsSeen = false)
{
    private const int MostReminders = 3;
    private static readonly TimeSpan Life = TimeSpan.FromHours(6);

    /// <summary>A warning sign does not lower what was an emergency.</summary>
    internal static void Raise(Turn turn, bool isEmergency, bool reminds) =>
        turn.Memory.Set(new Alarm(turn.Now, reminds ? MostReminders : null, isEmergency || Of(turn) is { IsEmergency: true }));

    /// <summary>The one that still counts, or null.</summary>
    internal static Alarm? Of(Turn turn) => turn.Memory.Get<Alarm>() is { } alarm && turn.Now - alarm.At < Life ? alarm : null;

    internal void See(Turn turn) => turn.Memory.Set(this with { IsSeen = true });

    internal static void Clear(Turn turn) => turn.Memory.Set<Alarm>(null);

    /// <summary>One reminder was given.</summary>
    internal void Count(Turn turn) => turn.Memory.Set(this with { Reminders = Math.Max(0, (Reminders ?? 0) - 1) });

    /// <summary>
    /// "Im not suicidal lol", "false alarm", "nobody is burnt, i meant ...": there is no danger, they say. What they say besides,
    /// which may be danger again; null when they do not say so.
    /// </summary>
    internal static string? Denied(string text) => Besides(Denial, text);

    /// <summary>"Ive rung them", "the gp looked at it": somebody who can help knows. What they say besides; null when they do not say so.</summary>
    internal static string? SeenTo(string text) => Besides(Seen, text);

    /// <summary>Whoever looked at it found nothing: "the nurse said the dots are completely normal".</summary>
    internal static bool IsWell(string report) => Well.IsMatch(report);

    /// <summary>"No pus, no fever, it gets better every day", "you misunderstood me": of a warning sign nothing is left, somewhere in what they say.</summary>
    internal static bool IsEased(string text) => text.Replace("’", "'", StringComparison.Ordinal) is var said && Eased.IsMatch(said) && !Worse.IsMatch(said);

    private static readonly Regex Well = new(@"\b(?:normal|all (?:fine|ok|okay|clear|good)|(?:it'?s|its|is|was|am|i'?m) (?:fine|ok|okay|nothing)|nothing to worry|not to worry|happy with it|theyre happy|they're happy|no infection)\b", Options);

    private static readonly Regex Eased = new(
        @"\b(?:no (?:pus|fever|blisters?|temperature|infection)|(?:isn'?t|is not|not|nothing is|doesn'?t feel) (?:painful|hot|swollen|sore|spreading|weeping|infected|hurting)|(?:getting|gets|feels) (?:much |a lot |a bit |a little )?better|(?:has|have|had|'s|is|it) (?:all |now |completely |nearly )*(?:calmed down|settled|gone down|cleared up|healed)|"
        + @"(?:pink|red|redness|swelling|heat|pain)(?: has| have| is|'s) (?:all |now |nearly )*(?:gone|faded|better)|misunderst\w+|nothing(?:'s| is)? wrong|(?:just|only) (?:normal |my |some |a few |ordinary |usual )*(?:acne|zits?|spots|pimples|dry skin|flaking|peeling|hay fever)|(?:nurse|doctor|gp|clinic|therapist|practitioner|they|she|he) (?:has |have |just )?(?:said|says|told me|thinks)\b.{0,80}\b(?:fine|normal|expected|ok|okay|usual))\b", Options);

    private static readonly Regex Worse = new(@"\b(?:(?:not|n'?t|never|no|isnt|hasnt|havent) (?:(?:getting|get|got|gets|been|any|feels?|all) )*(?:better|gone|settled|healed|normal|fine|ok|okay)|wors\w+|spread\w*|but (?:it'?s |it is |its )?(?:hot|sore|painful|weeping|swollen)|more (?:pain\w*|red\w*|swollen|sore)|pus (?:now|again|coming|today)|(?:when|how long|until|till|once|if|unless|will|does)\b.{0,20}\b(?:healed|settled|gone|better|gone down|calmed down|cleared up))\b", Options);

    private static string? Besides(Regex said, string text) => said.Match(text.Replace("’", "'", StringComparison.Ordinal).Trim()) is { Success: true } match ? match.Groups["besides"].Value : null;

    // Read only after an alarm, in a form that no text makes slow; built when there is the first.
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private const string Lead = @"^(?:(?:no+|nah|nope|yes|yeah|right|what|lol|haha+|ha|oh|omg|ok|okay|sorry|wait|calm down|relax|thanks|please|pls|dont worry|don't worry|hey|honestly|but|and|um|you misunderstood(?: me)?|you got (?:that|it|me) wrong|wrong)[\s,.!?]+)*";

    private static readonly Regex Denial = new(Lead
        + @"(?:(?:i'?m |i am |we'?re |we are |she'?s |he'?s |everyone is |everything is |all )(?:absolutely |totally |really |perfectly |just )?(?:fine|ok|okay|alright|all right|good|safe)|(?:i'?m |i am |i was )?(?:just |only )?(?:joking|kidding|messing)|"
        + @"(?:i'?m |i am |we'?re |it'?s |she'?s |he'?s )?not (?:suicidal|in (?:any )?danger|dying|hurt|ill|sick|unwell|burnt|burned|bleeding|swollen|poisoned|(?:an )?emergency|serious|that bad)|(?:(?:it'?s|it is|this is|that'?s|there'?s|there is) )?(?:not |no )(?:an? )?emergency|(?:this|it|that) (?:isn'?t|is not) an emergency|(?:(?:it'?s|it is|this is|that'?s|it was|that was) )?(?:just |only )?a (?:joke|false alarm|figure of speech)|no ?(?:body|one|-one) (?:is|was|got) (?:hurt|burnt|burned|ill|sick|bleeding|dying|in danger)|"
        + @"(?:stop|enough)(?: it| that| with)?(?: the| this| your)? (?:emergency|alarm|warnings?)(?: (?:stuff|thing|text|talk|message|messages|nonsense))?|"
        + @"(?:it'?s |it is )?(?:all )?(?:gone|better|settled|cleared up|healed)(?: now)?[\s,.]+(?:it was (?:nothing|fine|ok)|false alarm|i'?m fine|no worries)|false alarm|(?:(?:it|that) )?(?:was|turned out(?: to be)?) (?:all )?(?:fine|ok|okay|nothing|just a cold|a cold)|(?:the |my )?(?:shivers|fever|temperature|swelling|redness|red|rash|hives|itching|itch|pain|bleeding|dizziness)(?: and (?:the )?(?:shivers|fever|swelling|redness|rash|itching|pain))?(?: has| have| is| are|s)?(?: all)? (?:gone|stopped(?: spreading)?|settled|better)|nothing(?:'s| is)? (?:wrong|happened)|"
        + @"(?:there is |there'?s |i have |ive |i've )?no (?:needle )?(?:accident|danger|burns?|reaction|breathing (?:trouble|problems?))|i (?:haven'?t|have not|havent) (?:got |had )?any of (?:that|those|these|it)|(?:i have |i'?ve got )?none of (?:that|those|these)|i (?:never|didn'?t|did not|haven'?t|have not|don'?t|do not) (?:ever )?(?:had|have|got|get|say|said)(?: an?| any| that)? (?:reaction|burns?|burnt|accident|fever|emergency|infection|i was (?:hurt|ill|burnt))|"
        + @"(?:it|that) was (?:years?|months?|ages|long|a long time|last year|in the past)(?<besides>.*)|why (?:did you send|are you (?:sending|telling)) me .*|why samaritans|i can breathe(?: (?:fine|ok|normally|well|properly|easily|alright|again|now))*)"
        + @"(?:[\s,.!]+(?:lol|haha|ha|in the end|after all|thanks|thank you|please|pls|honestly|really|now|no problem|no burns?|stop (?:with )?(?:the |this )?emergency|i'?m (?:fine|ok|okay)|i am (?:fine|ok|okay)))*"
        + @"(?:[\s,.!]+(?<besides>(?:it was|i was|(?:and |but )?i (?:just |only )?(?:mean|meant|ask|asked|want|wanted)\b|no |just ).*))?[\s.!?]*$", Options);

    private static readonly Regex Seen = new(Lead
        + @"(?:(?:i(?:'ve| have)? told you|they are|its ok|hi|hello|back|im back|i'?m back|just)[\s,.!]+)*"
        + @"(?:(?:i'?ve|ive|i have|i|we'?ve|we have|we|just|my (?:mum|husband|wife|partner|sister|friend)(?: has|'s)?) (?:just |already )?(?:rung|rang|called|phoned|spoken to|spoke to|spoken with|seen|been to|saw|went to|talked to|contacted) (?:with )?(?:them|you|the team|111|999|911|112|000|a&e|(?:(?:the|my|an?) )?(?:out[- ]of[- ]hours |duty |on[- ]call |emergency )*(?:clinic|gp|doctor|doc|nurse|hospital|pharmacist|pharmacy|er|ambulance|helpline|surgery|line|number|room))|"
        + @"seen (?:the |a |my )?(?:doctor|gp|nurse)|"
        + @"(?:the |my |an? )?(?:out[- ]of[- ]hours |duty |on[- ]call |clinic'?s? )*(?:gp|doctor|doc|nurse|hospital|paramedics?|clinic|pharmacist)(?: has| have|'ve|'s)? (?:just |already )?(?:looked at|checked|seen|saw|gave|given|rang|called|phoned|says?|said|told)\b|"
        + @"(?:someone|somebody) (?:has|'s|already)(?: already)? (?:looked|seen|checked)\b|"
        + @"(?:it'?s |it is |all )(?:already )?(?:sorted|in hand|taken care of|being looked at)|(?:they|the clinic|the gp|the doctor|the nurse|she|he)(?:'re|re| are|'s| is|'ll| will)? (?:going to )?(?:seeing|see|fitting|fit|having|have|looking at|look at) (?:me|it)|(?:i'?ve|ive|i have) (?:got )?an? (?:emergency |urgent )?(?:appointment|slot)|(?:the )?ambulance is (?:here|coming|on (?:its|the) way)|(?:i'?m|i am|we'?re|we are) (?:at|in) (?:the )?(?:hospital|a&e|er|doctors?|surgery|emergency))\b(?<besides>.*)$", Options);
}
