using System.Text.RegularExpressions;
using Microneedling.Bot.Intake.Reading;

namespace Microneedling.Bot.Intake;

internal enum IntakeWish { Back, Skip, Where, Pause, Stop, Delete, Why, Change, Review, StartOver, GoOn, Send, When, Help, OtherDevice }

/// <param name="About">Which question, for a change; null when not said.</param>
/// <param name="Value">The new answer, when it was said at once.</param>
internal sealed record IntakeRequest(IntakeWish Wish, string? About = null, string? Value = null);

/// <summary>What people type to move around in the questionnaire.</summary>
internal static partial class IntakePhrases
{
    private static readonly Dictionary<string, IntakeWish> Fixed = new(StringComparer.Ordinal);

    static IntakePhrases()
    {
        Add(IntakeWish.Back, "back|go back|back please|previous|previous question|the previous question|last question|one back|step back|go back one|go back one question|go one back|undo|oops|can i go back|take me back|return to the previous question|i want to go back|let me go back|can we go back");
        Add(IntakeWish.Skip, "skip|leave that like it is|leave it as it is|leave it like that|leave that|leave that one|no leave that one|leave it as it is go on|leave it as it was|not this|not this one|not that one|skip it|skip this|skip this one|skip this question|skip that|skip please|pass|next|next question|next one|next please|move on|leave it blank|leave blank|leave it|no answer|can i skip this|can i skip|id like to skip this|go to the next question");
        Add(IntakeWish.Where, "where am i|how far am i|how far|how far along am i|how many left|how many questions|how many more|how many more questions|how many questions left|how many questions are left|how many are left|progress|status|how much longer|how much more|how long is this|how long will this take|how long does this take|are we nearly done|nearly done|are we there yet|what step is this|which question is this");
        Add(IntakeWish.Pause, "pause|pause please|break|take a break|i need a break|continue later|carry on later|finish later|later|do this later|ill do this later|ill do it later|ill finish later|i will finish this later|save|save it|save and continue later|save for later|come back later|ill come back later|i will come back later|brb|be right back|not now|another time|have to go|i have to go|gotta go|got to go|hold on|can i finish this later|can i do this later");
        Add(IntakeWish.Stop, "stop|stop it|stop this|please stop|stop please|quit|exit|cancel|cancel it|cancel this|abort|end|end this|leave|enough|i want to stop|id like to stop|i dont want to continue|i dont want to do this|i dont want to go on|i changed my mind|stop asking|no more questions|get me out");
        Add(IntakeWish.Delete, "delete|delete it|delete everything|delete all|delete my answers|delete all my answers|delete my data|stop and delete|stop and delete everything|erase|erase everything|erase my answers|remove my answers|remove my data|forget me|forget it all|forget everything|forget my answers|wipe it|throw it away|get rid of my answers|clear my answers|cancel and delete");
        Add(IntakeWish.Why, "why|why do you ask|why do you ask this|why do you ask that|why are you asking|why are you asking this|why are you asking me this|why do you need that|why do you need this|why do you need to know|why do you need to know that|why do you need to know this|why do you want to know|why do you want to know that|why does it matter|why does that matter|why is that important|why is this important|why this question|what for|what is that for|whats this for|whats that for|how is that relevant|is that relevant|is this necessary|why ask|why ask that|reason");
        Add(IntakeWish.Review, "review|review my answers|go back to the review|back to the review|back to the summary|go to the review|show my answers|show me my answers|see my answers|my answers|what did i say|what have i said|what did i answer|summary|show summary|show the summary|show me everything|what have you got|what do you know|what do you know about me");
        Add(IntakeWish.StartOver, "start over|start again|restart|begin again|from the beginning|start from the beginning|start from scratch|start afresh|redo everything|reset");
        Add(IntakeWish.GoOn, "go on|continue|resume|carry on|keep going|go ahead|proceed|lets go on|lets continue|go on please|continue please|lets carry on|ready|im ready|im back|i am back|back again|where were we|pick up where we left off|can we go on|can we go on with the form|can we carry on|can we continue|can we get on with it|go on with the form|back to the form|back to the questions|next question please|lets get on with it");
        Add(IntakeWish.Send, "send|send it|send please|please send|submit|submit it|send now|send it now|send to the team|send it to the team|send my answers|done|im done|finished|im finished|all good|looks good|looks good send it|its all correct|all correct|thats all correct|yes send|yes send it|confirm");
        Add(IntakeWish.Help, "help|what can i say|what can i do|options|commands|how does this work");
        Add(IntakeWish.OtherDevice, "continue on another device|continue on my phone|continue on my computer|other device|another device|resume code|get a code|give me a code|code|i want to continue on my phone|switch device|move to my phone|finish on my phone|can i finish this on my phone|can i continue on another device");

        void Add(IntakeWish wish, string phrases)
        {
            foreach (var phrase in phrases.Split('|')) Fixed[phrase] = wish;
        }
    }

    /// <summary>How the question of the name is found.</summary>
    public const string NameQuestion = "name";

    public static IntakeRequest? Read(string text)
    {
        var normal = Words.Normal(text);
        if (AgeForm().Match(normal) is { Success: true } age || (age = WrongAgeForm().Match(normal)).Success) return new IntakeRequest(IntakeWish.Change, IntakeAge.Question, age.Groups["age"].Value);
        normal = Courtesy().Replace(normal, "").Trim();
        if (Fixed.TryGetValue(normal, out var wish)) return new IntakeRequest(wish);
        if (WhenForm().IsMatch(normal)) return new IntakeRequest(IntakeWish.When);
        if (WrongNameForm().Match(text.Trim()) is { Success: true } name) return new IntakeRequest(IntakeWish.Change, NameQuestion, name.Groups["value"].Value.Trim());
        if (BackToForm().Match(normal) is { Success: true } to) return new IntakeRequest(IntakeWish.Change, to.Groups["about"].Value);
        if (BackForm().IsMatch(normal) && !normal.Contains("change", StringComparison.Ordinal)) return new IntakeRequest(IntakeWish.Back);
        if (LaterForm().IsMatch(normal)) return new IntakeRequest(IntakeWish.Pause);
        if (normal is "change" or "edit" or "correct" or "change something" or "change an answer" or "change my answer" or "i want to change something" or "i made a mistake" or "made a mistake" or "thats wrong" or "change answer" or "edit answers" or "change my answers")
            return new IntakeRequest(IntakeWish.Change);
        if (ChangeSayingForm().Match(text.Trim()) is { Success: true } said) return new IntakeRequest(IntakeWish.Change, said.Groups["about"].Value.Trim(), said.Groups["value"].Value.Trim());
        if (ChangeForm().Match(text.Trim()) is { Success: true } change)
            return new IntakeRequest(IntakeWish.Change, change.Groups["about"].Value.Trim(), change.Groups["value"] is { Success: true } value ? value.Value.Trim() : null);
        return WrongForm().Match(text.Trim()) is { Success: true } wrong ? new IntakeRequest(IntakeWish.Change, wrong.Groups["about"].Value.Trim()) : null;
    }

    public static bool LooksLikeQuestion(string text) => text.TrimEnd().EndsWith('?') || QuestionForm().IsMatch(Words.Normal(text));

    /// <summary>A sentence that asks, and what is said before it; null when there are not both.</summary>
    public static (string Said, string Asked)? QuestionBehind(string text) =>
        BehindForm().Match(text.Trim()) is { Success: true } match ? (match.Groups["said"].Value.Trim(), match.Groups["asked"].Value.Trim()) : null;

    /// <summary>The same where neither a stop nor a question mark parts them: "holiday in 10 days how long is recovery".</summary>
    public static (string Said, string Asked)? QuestionRunOn(string text) =>
        RunOnForm().Match(text.Trim()) is { Success: true } match ? (match.Groups["said"].Value.Trim(), match.Groups["asked"].Value.Trim()) : null;

    /// <summary>"Neither! I've never had one": not so, whatever was understood before.</summary>
    public static bool TakesBack(string text) => TakeBackForm().IsMatch(Words.Normal(text));

    /// <summary>"Is that a problem?": asks about what was said before it.</summary>
    public static bool PointsBack(string asked) => BackwardForm().IsMatch(Words.Normal(asked));

    /// <summary>"May I ask whether …": a question that says that it is one.</summary>
    public static bool AnnouncesQuestion(string text) => AskForm().IsMatch(text);

    /// <summary>Asks for a person, in words that are never an answer.</summary>
    public static bool WantsPerson(string text) => PersonForm().IsMatch(Words.Normal(text));

    /// <summary>"Metal too", "add latex": besides what was said before.</summary>
    public static bool Adds(string text) => AddForm().IsMatch(text);

    /// <summary>What is added.</summary>
    public static string Added(string text) => LeadingAnd().Replace(AddForm().Replace(text, " ").Trim(' ', ',', '.'), "");

    /// <summary>"Right, send the blasted thing": at the review nothing else is meant.</summary>
    public static bool Sends(string text) => SendForm().IsMatch(Words.Normal(text)) && !Words.Denies(text) && !text.Contains('?');

    public static bool IsWithdraw(string text) => WithdrawForm().IsMatch(Words.Normal(text));

    [GeneratedRegex(@"^(?:please|ok|okay|sorry|wait|hmm|um|actually|oh|no wait|hang on)\s+|\s+(?:please|now|thanks|thank you)$")]
    private static partial Regex Courtesy();

    // "No, my name is Priya, not that!"
    [GeneratedRegex(@"^(?:no|sorry|wait|oops)[\s,]+(?:no[\s,]+)?(?:my|the) name(?: is|'s)\s+(?<value>[\p{L}' -]{2,60}?)(?:[\s,]+not .*)?[.!]*$", RegexOptions.IgnoreCase)]
    private static partial Regex WrongNameForm();

    // "Go back two questions please, the one about plans".
    [GeneratedRegex(@"^(?:\w+ ){0,3}go back (?:\w+ ){0,6}(?:about|to) (?:the |my )?(?<about>\w+(?: \w+)?)$")]
    private static partial Regex BackToForm();

    // "Wait, you got that wrong, go back", "I never said that".
    [GeneratedRegex(@"^(?:\w+ ){0,8}(?:you(?:ve)? (?:got|get|have) (?:that|it|this|me) wrong|go back(?: please| a step| one)?|i (?:never|didnt|did not) (?:say|said|mean|meant) (?:that|so|it|this|either|any of that))(?: (?:go back|please|at all|sorry))*$|^(?:no )?i (?:never|didnt|did not) (?:say|said)\b|^(?:no )?(?:that|this|it)s? (?:is )?(?:wrong|not what i said|not right)\b")]
    private static partial Regex BackForm();

    [GeneratedRegex(@"\b(?:continue|carry on|go on|finish|resume|do) (?:it |this |the rest )?(?:tomorrow|later|another (?:time|day)|some other time|in a bit|after (?:lunch|dinner|tea|work))(?: please| then)?$")]
    private static partial Regex LaterForm();

    [GeneratedRegex(@"^(?<said>.{1,200}?)[.!,;]\s+(?<asked>(?:and |but |so |also )*(?:what|when|where|who|why|how|which|does|do|is|are|can|could|will|would|should|may|am|did)\b[^.!?]{4,200}\?)$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex BehindForm();

    [GeneratedRegex(@"^(?<said>\S+(?: \S+){0,8}?) (?<asked>(?:and |so |but )?(?:how (?:long|much|many|soon|b4|often|is|do|does)|what(?: is|s| about| happens)|when (?:can|do|will)|will (?:it|needling|microneedling|this|they|i)|does (?:it|this|that|needling|microneedling)|do (?:i|you)|can (?:i|it|you|needling)|is (?:it|this|that|there))\b.{6,150})$", RegexOptions.IgnoreCase)]
    private static partial Regex RunOnForm();

    [GeneratedRegex(@"\b(?:neither|none of (?:those|them|these|that|the two)|nothing (?:like|of) (?:that|the sort|the kind)|(?:ive |i have )?never had (?:a|an|any|one|either|it|that|them)|(?:i )?(?:dont|do not) have (?:it|that|them|either|any|one)|thats (?:wrong|not right|not true)|not true)\b")]
    private static partial Regex TakeBackForm();

    [GeneratedRegex(@"^(?:(?:and|but|so|also) )*(?:is|are|does|do|will|would|can|could|should|did) (?:\w+ )?(?:that|this|it|those|they|these)\b|^(?:(?:and|but|so) )*should i have\b")]
    private static partial Regex BackwardForm();

    [GeneratedRegex(@"\b(?:may|can|could) i (?:just )?ask\b|\bi (?:was )?wonder(?:ing)?\b|\bquick question\b", RegexOptions.IgnoreCase)]
    private static partial Regex AskForm();

    [GeneratedRegex(@"\b(?:too|also|as well|add|plus|oh and|and also|forgot|i forgot)\b", RegexOptions.IgnoreCase)]
    private static partial Regex AddForm();

    [GeneratedRegex(@"^(?:(?:and|oh|sorry|im|i am|i'm|i|to say|to mention)\s+(?:allergic to\s+|take\s+|use\s+|have\s+)?)+", RegexOptions.IgnoreCase)]
    private static partial Regex LeadingAnd();

    // "Actually 16", "sorry im 16 not 19": said again without being asked.
    [GeneratedRegex(@"^(?:(?:no|ok|okay|so|wait|sorry|oh|well|honestly|but|i lied|i lied and) )*(?:(?:actually|really) |(?:im|i am) (?:actually |really |only )?|my age is )(?<age>[1-9]\d)(?: (?:years? old|really|actually|not \d{1,2}))*$")]
    private static partial Regex AgeForm();

    // "That's got me down as 22, I'm 63", "no, my age is wrong, I'm 63".
    [GeneratedRegex(@"\b(?:wrong|down as|not \d\d|incorrect|age is)\b.*\b(?:im|i am|its|it is|should be) (?:actually |really |only )?(?<age>[1-9]\d)$")]
    private static partial Regex WrongAgeForm();

    [GeneratedRegex(@"^when (?:can|could|may|might|will|would) i (?:have|get|start|book|come|be treated|do|be seen)(?: (?:it|this|that|in|treatment|the treatment|a treatment|treated|microneedling|my treatment|an appointment))*$")]
    private static partial Regex WhenForm();

    // "Wait, change meds, I also take creatine".
    [GeneratedRegex(@"^(?:(?:please|can i|could i|i want to|oh,?|wait,?|sorry,?|actually,?)\s+)*(?:change|edit|correct|update|fix)\s+(?:(?:the|my)\s+)?(?<about>[\w-]+(?: [\w-]+)?)[\s,.:;-]+(?<value>i (?:also|forgot|should)\b.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex ChangeSayingForm();

    [GeneratedRegex(@"^(?:(?:please|can i|could i|i want to|i'd like to|i would like to|i wish to|i need to|let me|can you|could you|no,?|oh,?|wait,?|sorry,?|actually,?|that(?:'s| is) wrong[,.]?|i forgot[,.:]?)\s+)*(?:change|edit|correct|update|fix|amend|redo|re-do|re-answer|alter|modify)\s+(?:(?:my|the|an?)\s+)?(?:earlier\s+|previous\s+)?(?:answers?\s+(?:about|to|on|for)\s+)?(?:(?:the|my)\s+)?(?:question\s+(?:about\s+)?)?(?<about>.+?)(?:\s+(?:to|into|=)\s+(?<value>.+?))?[.!?]*$", RegexOptions.IgnoreCase)]
    private static partial Regex ChangeForm();

    [GeneratedRegex(@"^(?:(?:sorry|oops|oh|wait|actually|i think),?\s+)*(?:(?:i made a mistake|i got|there is a mistake|there's a mistake|i gave you|i gave)\s+(?:(?:with|in|on|about|the|a)\s+)*(?:wrong\s+)?(?:(?:my|the)\s+)?(?<about>.+?)(?:\s+wrong)?|(?:wrong)\s+(?<about>[\w\s-]+)|my\s+(?<about>[\w\s-]+?)\s+(?:is|was)\s+(?:wrong|incorrect|not right|mistyped))[.!]*$", RegexOptions.IgnoreCase)]
    private static partial Regex WrongForm();

    [GeneratedRegex(@"^(?:what|whats|when|where|who|why|how|hows|which|does|do|is|are|can|could|will|would|should|may|am|was|has|have you|did|tell me|explain|i wonder|just wondering|id like to know)\b")]
    private static partial Regex QuestionForm();

    [GeneratedRegex(@"\b(?:talk|speak|chat|get through|put me through)\b.{0,12}\b(?:to|with)\b.{0,12}\b(?:person|human|someone|somebody|team|staff|nurse|doctor|receptionist|clinician|you guys|real)\b|^(?:human|real person|operator|receptionist|call me(?: back)?|a person please|agent)$")]
    private static partial Regex PersonForm();

    [GeneratedRegex(@"^(?!.*\b(?:before|wait|until|unless|change|first|but|when)\b)(?:\w+ ){0,6}(?:send|submit)(?: \w+){0,8}$")]
    private static partial Regex SendForm();

    [GeneratedRegex(@"^(?:please |i want to |id like to |i would like to |can i |can you )*(?:withdraw|cancel|delete|erase|take back|remove)(?: (?:my|the|it|this|that|what|i|sent|answers|pre|preconsultation|consultation|questionnaire|form|request|case|data|everything|all|of))*$")]
    private static partial Regex WithdrawForm();
}
