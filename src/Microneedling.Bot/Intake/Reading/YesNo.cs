using System.Text.RegularExpressions;

namespace Microneedling.Bot.Intake.Reading;

/// <summary>Yes, no, none, not sure and "I would rather tell staff" in everyday words.</summary>
internal static partial class YesNo
{
    private static readonly HashSet<string> Yes = Set(
        "yes|y|ye|yh|yhh|thatll do|that will do|near enough|close enough|thatll do near enough|more or less|about right|thats me|thats it|yes thats it|yes thats me|spot on|yeah|yea|ya|yep|yup|yess|yes please|sure|ok|okay|k|of course|absolutely|definitely|certainly|indeed|correct|right|thats right|that is right|thats correct|that is correct|it is correct|its correct|it is right|its right|this is right|this is correct|true|aye|affirmative|"
        + "i do|i am|i have|i did|i was|i would|i will|i agree|agree|agreed|i accept|accept|accepted|i consent|i give my consent|i give consent|you have my consent|i am in agreement|im in agreement|i am agreed|i am agreed with this|i do agree|uh huh|mhm|sounds good|fine|thats fine|go ahead|go on|please do|looks right|exactly|unfortunately yes|afraid so|i think so|i believe so|why not|sure thing|si|oui|ja");

    private static readonly HashSet<string> No = Set(
        "no|n|nope|nah|na|noo|never|not really|not at all|not me|no thanks|no thank you|no way|negative|false|i dont|i do not|i am not|im not|i have not|i havent|i havent had any|havent|"
        + "i didnt|i did not|i wasnt|i disagree|disagree|i do not agree|i dont agree|decline|i decline|wrong|not right|thats wrong|incorrect|dont|do not|not now|not currently|not at the moment|no longer|not any more|not anymore|not yet|"
        + "not that i know of|not that im aware of|not as far as i know|not to my knowledge|absolutely not|definitely not|of course not|i dont think so|dont think so|i dont believe so|dont believe so|i think not|heavens no|good heavens no|oh heavens no|goodness no|gosh no|god no|lord no|hell no|oh no|no chance|not a chance|not likely|not at my age|obviously not|course not|certainly not|most certainly not|no never|no i am not|no im not|i never have|never have|never had|never did|no i dont|nein|non");

    private static readonly HashSet<string> Unsure = Set(
        "not sure|unsure|not certain|uncertain|dunno|idk|i dunno|no idea|no clue|i have no idea|i have no clue|maybe|perhaps|possibly|might be|could be|i might be|i could be|i forget|i forgot|forgot|unknown|hard to say|no idea sorry|sorry not sure|sorry no idea|who knows|i wouldnt know|wouldnt know|not decided|undecided");

    private static readonly HashSet<string> Private = Set(
        "prefer not to say|rather not say|rather not|would rather not|in person|tell staff|say to staff|private|thats private|its private|confidential|none of your business|no comment|pass on that|dont want to say|i dont want to say|i dont want to answer");

    private static readonly HashSet<string> Fillers = Set(
        "yep|yup|yea|aye|its|one|tbh|spot|sounds|about|looks|good|great|perfect|i|do|am|have|did|was|yes|yeah|no|nope|please|thanks|thank|you|it|is|that|thats|sir|well|um|uh|oh|sorry|really|definitely|actually|sure|of|course|dont|havent|not|im|at|all|any|to|be|honest|fraid|afraid|so|never|haha|lol|mate|right|agree|agreed|agreement|in|consent|accept|correct|fine|ok|okay|would|will|we|go|ahead|on|with|this|continue|for|dear|love|then|happy|all|carry|lets|alright|too");

    /// <summary>True, false, or null when it is neither.</summary>
    public static bool? Read(string text)
    {
        if (text.Trim() is "👍" or "✅" or "✔" or "✓") return true;
        if (text.Trim() is "👎" or "❌" or "✗") return false;
        var normal = Words.Normal(text);
        if (Yes.Contains(normal)) return true;
        if (No.Contains(normal)) return false;
        if (IsUnsure(text) || IsPrivate(text)) return null;
        if (Around().Replace(normal, "") is { Length: > 0 } bare && bare != normal) return Read(bare);
        var words = normal.Split(' ');
        if (words.Length > 1 && words[0] == "no" && No.Contains(normal[3..])) return false;
        if (words.Length > 6 || !words.All(Fillers.Contains)) return null;
        return words[0] switch
        {
            "yes" or "yeah" or "yep" or "yup" or "yea" or "aye" or "ok" or "okay" or "sure" or "fine" or "alright" or "happy" or "correct" => words.Contains("no") || words.Contains("not") ? null : true,
            "thats" or "that" or "sounds" or "looks" when words.Contains("right") || words.Contains("correct") || words.Contains("good") => words.Contains("not") || words.Contains("no") ? null : true,
            "no" or "nope" or "never" => words.Contains("yes") || words.Contains("yeah") ? null : false,
            "i" or "im" when words.Contains("agree") || words.Contains("agreed") || words.Contains("agreement") || words.Contains("happy") => words.Contains("not") || words.Contains("dont") ? null : true,
            _ => null,
        };
    }

    /// <summary>The yes or no that a text begins with, whatever comes behind it: "yes, but ...". To be confirmed; null when there is none.</summary>
    public static bool? Leading(string text)
    {
        if (Read(text) is { } plain) return plain;
        if (text.Contains('?') || IsUnsure(text) || IsPrivate(text)) return null;
        var normal = Words.Normal(text);
        if (Turns().IsMatch(normal)) return null;
        return LeadingNo().IsMatch(normal) ? false : LeadingYes().IsMatch(normal) ? true : null;
    }

    public static bool IsUnsure(string text) => Words.Normal(text) is var normal && (Unsure.Contains(normal) || UnsureForm().IsMatch(normal)) || text.Trim() is "?" or "??" or "🤷";

    public static bool IsPrivate(string text) => Words.Normal(text) is var normal && (Private.Contains(normal) || PrivateForm().IsMatch(normal));

    /// <summary>"None", "nothing", "neither", "I don't have any" and the like: the answer to a list, not to a yes-or-no question.</summary>
    public static bool IsNone(string text) => Words.Normal(text) is var normal && (normal is "nil" or "n a" or "not applicable" or "zero" || NoneForm().IsMatch(normal) || WellForm().IsMatch(normal));

    private static HashSet<string> Set(string phrases) => new(phrases.Split('|'), StringComparer.Ordinal);

    [GeneratedRegex(@"^(?:(?:oh |god |goodness |heavens |hell |good grief )*(?:no|nope|nah|never)|(?:certainly|definitely|absolutely|most certainly|of course) not|no chance|not (?:any ?more|really|currently|now|at the moment)|i (?:dont|do not|didnt|did not|havent|have not|havent ever|am not|was not|wasnt|never)|im not)\b")]
    private static partial Regex LeadingNo();

    [GeneratedRegex(@"^(?:yes|yeah|yep|yup|sure|correct)\b")]
    private static partial Regex LeadingYes();

    /// <summary>What is said around a yes or a no: "oh for goodness' sake, yes, if you must know".</summary>
    [GeneratedRegex(@"^(?:(?:well|um|uh|oh|sorry|actually|hmm|right|look|listen|alright|goodness|for (?:goodness|heavens|gods|petes|crying out loud) ?sakes?|bless you|as i said|like i said|i told you|i said) )+|(?: (?:if you must know|if i must|if you like|i told you|i said|as i said|like i said|i suppose|i guess|then|thats it|thats all|thank god|thank goodness|bless you|my dear|darling|duck|pet|love|dear|cheers|ta|pal|mate|of course))+$")]
    private static partial Regex Around();

    /// <summary>A text that says both decides nothing.</summary>
    [GeneratedRegex(@"^(?:yes|yeah|yep|yup)\b(?: and| or| it is| its| thats)? no\b|^(?:no|nope|nah)\b(?: and| or| well| wait)? (?:yes|yeah)\b|^no (?:\d|one\b|idea\b|clue\b|more\b|matter\b|need\b|preference\b)")]
    private static partial Regex Turns();

    [GeneratedRegex(@"^(?:(?:sorry|sadly|honestly|well|um|hmm|oh) )*(?:(?:im |i am |i was )?(?:not|isnt)(?: (?:really|quite|entirely|completely|totally|100|too|very|all that|that|so|absolutely))* (?:sure|certain)|(?:im |i am )?unsure|(?:i )?(?:(?:really|honestly|just|still) )*(?:dont|do not|cant|cannot|can not|couldnt|could not|wouldnt|didnt)(?: (?:really|honestly|quite|even|actually))* (?:know|remember|recall|say|tell))(?: (?:exactly|that|this|it|about|when|yet|for|sure|any ?more|sorry|tbh|to|be|honest|right|now|off|hand|precisely|which|one|anymore|then|so|lol|love))*$")]
    private static partial Regex UnsureForm();

    [GeneratedRegex(@"^(?:please |sorry |id |i would |i |ill |i will |would |can i |could i |let me |much )*(?:rather |prefer to |prefer |want to |like to |just |wish to )*(?:(?:tell|say|discuss|mention|explain|share|answer|talk about)(?: (?:this|that|it|about|on))* (?:to |with )?(?:the |a |an |your |my )?(?:staff|team|clinic|clinician|practitioner|doctor|nurse|therapist|someone|somebody|human|you|person)(?: member)?(?: (?:in person|directly|myself|later|privately|face to face|when i come|at the (?:clinic|appointment|consultation)))?|(?:discuss|say|tell|explain)(?: (?:this|that|it))? (?:in person|face to face|privately|at the (?:clinic|appointment|consultation)))$|^(?:please |sorry |id |i would |i |would |much )*(?:rather|prefer)(?: not)(?: to)?(?: (?:say|tell|answer|share|disclose|discuss))?(?: (?:that|this|it|you|here|online|in writing|please|sorry))*$")]
    private static partial Regex PrivateForm();

    /// <summary>"All clear", "I'm generally healthy": of a list of troubles none.</summary>
    [GeneratedRegex(@"^(?:(?:no|nope|nah|yes|yeah|well|um|thankfully|luckily|its|it is|im|i am|skin is|my skin is|my skins|everythings|everything is) )*(?:(?:all|generally|perfectly|pretty|very|completely|otherwise|totally|fit and) )*(?:clear|healthy|fit and well|fit and healthy|clean bill of health|nothing wrong(?: with me)?)(?: (?:thanks|thank you|tbh|really|now|at present|at the moment|just now|today|lol|luckily|touch wood|thankfully|thank god))*$")]
    private static partial Regex WellForm();

    [GeneratedRegex(@"^(?:(?:no|nope|nah|well|um|thankfully|luckily) )*(?:none|nothing|nothin|nuffin|neither|(?:there is |theres )?nothing (?:from|on|in|of) (?:that|this|the|your) list|(?:ive|i have|i|ive had|ive got|i have had) none|(?:ive|i have) had none|(?:i )?(?:(?:dont|do not|havent|have not|never|didnt)(?: (?:really|ever|currently))? (?:have|had|take|taken|use|used|got|get|need|want|had) )(?:any|anything|none|nothing|any of (?:these|those|them|that|it)|none of (?:these|those|them))|i have (?:none|nothing)|none of (?:these|those|them|that|the above|it)|nothing (?:like that|of (?:this|these|that|those)|today|now|currently|at the moment|here|on (?:that|this|the) list|of the sort|to (?:report|declare|mention|add)))(?: of (?:these|those|them|that|it|the above))?(?: (?:really|at all|apply|applies|to me|that i know of|as far as i know|i know of|im aware of|that im aware of|to my knowledge|at the moment|right now|currently|now|thanks|thank you|whatsoever|please|i think|of it|none|like that|obv|obvs|obviously|tbh|lol|haha|mate|dear|love|actually|luckily|thankfully|so far))*$")]
    private static partial Regex NoneForm();
}
