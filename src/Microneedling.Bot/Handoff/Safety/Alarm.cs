using System.Text.RegularExpressions;
using Microneedling.Bot.Conversation;

namespace Microneedling.Bot.Handoff.Safety;

/// <summary>The visitor wrote of danger: until they say that all is well, what is answered later does not pass over it.</summary>
/// <param name="Reminders">So many answers more begin with a reminder; null: none is to be reminded.</param>
/// <param name="IsEmergency">Else it is a warning sign, to be seen today.</param>
public sealed record Alarm(DateTimeOffset At, int? Reminders, bool IsEmergency)
{
    private const int MostReminders = 3;
    private static readonly TimeSpan Life = TimeSpan.FromHours(6);

    /// <summary>A warning sign does not lower what was an emergency.</summary>
    internal static void Raise(Turn turn, bool isEmergency, bool reminds) =>
        turn.Memory.Set(new Alarm(turn.Now, reminds ? MostReminders : null, isEmergency || Of(turn) is { IsEmergency: true }));

    /// <summary>The one that still counts, or null.</summary>
    internal static Alarm? Of(Turn turn) => turn.Memory.Get<Alarm>() is { } alarm && turn.Now - alarm.At < Life ? alarm : null;

    internal static void Clear(Turn turn) => turn.Memory.Set<Alarm>(null);

    /// <summary>One reminder was given.</summary>
    internal void Count(Turn turn) => turn.Memory.Set(this with { Reminders = Math.Max(0, (Reminders ?? 0) - 1) });

    /// <summary>"Im not suicidal lol", "false alarm", "nobody is hurt": there is no danger, they say.</summary>
    internal static bool IsDenied(string text) => Denial.IsMatch(text.Replace("’", "'", StringComparison.Ordinal).Trim());

    private static readonly Regex Denial = new(@"^(?:(?:no+|nah|nope|what|lol|haha+|ha|oh|omg|ok|okay|sorry|wait|calm down|relax|thanks|dont worry|don't worry|hey|honestly|but)[\s,.!?]+)*"
        + @"(?:(?:i'?m |i am |we'?re |we are |she'?s |he'?s |everyone is |everything is |all )(?:absolutely |totally |really |perfectly |just )?(?:fine|ok|okay|alright|all right|good|safe)|(?:i'?m |i am |i was )?(?:just |only )?(?:joking|kidding|messing)|"
        + @"(?:i'?m |i am )?not (?:suicidal|in danger|dying|hurt|ill|an emergency|serious)|(?:(?:it'?s|it is|this is|that'?s|there'?s|there is) )?(?:not |no )(?:an? )?emergency|(?:this|it|that) (?:isn'?t|is not) an emergency|(?:(?:it'?s|it is|this is|that'?s|it was|that was) )?(?:just |only )?a (?:joke|false alarm|figure of speech)|no ?(?:body|one|-one) (?:is|was|got) hurt|"
        + @"(?:it'?s |it is )?(?:all )?(?:gone|better|settled|cleared up|healed)(?: now)?[\s,.]+(?:it was (?:nothing|fine|ok)|false alarm|i'?m fine|no worries)|false alarm|(?:(?:it|that) )?(?:was|turned out(?: to be)?) (?:all )?(?:fine|ok|okay|nothing|just a cold|a cold)|(?:the |my )?(?:shivers|fever|temperature|swelling|redness|red|rash|hives|itching|itch|pain|bleeding|dizziness)(?: and (?:the )?(?:shivers|fever|swelling|redness|rash|itching|pain))?(?: has| have| is| are|s)?(?: all)? (?:gone|stopped(?: spreading)?|settled|better)|nothing(?:'s| is)? (?:wrong|happened)|no (?:needle )?(?:accident|danger|breathing (?:trouble|problems?))|why (?:did you send|are you (?:sending|telling)) me .{0,40}|why samaritans|i can breathe.{0,30})"
        + @"(?:[\s,.!]+(?:(?:lol|haha|ha|in the end|after all|thanks|thank you|honestly|really|now|it was .{0,20}joke|i was .{0,10}(?:joking|kidding)|i (?:just )?(?:mean|meant|asked)\b.{0,60}|no .{0,30}(?:trouble|danger|problem)|just .{0,40})))*[\s.!?]*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
