namespace Microneedling.Bot.Intake.Reading;

/// <summary>Yes, no, not sure and "I would rather tell staff" in everyday words.</summary>
internal static class YesNo
{
    private static readonly HashSet<string> Yes = Set(
        "yes|y|yeah|yea|ya|yep|yup|yess|yes please|sure|ok|okay|k|of course|absolutely|definitely|certainly|indeed|correct|right|thats right|that is right|thats correct|true|aye|affirmative|"
        + "i do|i am|i have|i did|i was|i would|i will|i agree|agree|agreed|i accept|accept|accepted|i consent|uh huh|mhm|sounds good|fine|thats fine|go ahead|go on|please do|looks right|exactly|unfortunately yes|afraid so|i think so|why not|sure thing|si|oui|ja");

    private static readonly HashSet<string> No = Set(
        "no|n|nope|nah|na|noo|never|none|not really|not at all|not me|nothing|no thanks|no thank you|no way|negative|false|i dont|i do not|i am not|im not|i have not|i havent|i havent had any|havent|"
        + "i didnt|i did not|i wasnt|i disagree|disagree|i do not agree|i dont agree|decline|i decline|wrong|not right|thats wrong|incorrect|dont|do not|not now|not currently|not any more|not anymore|not that i know of|not as far as i know|not yet|absolutely not|definitely not|of course not|i dont think so|dont think so|no i dont|nein|non");

    private static readonly HashSet<string> Unsure = Set(
        "not sure|unsure|im not sure|i am not sure|not certain|dont know|i dont know|i do not know|do not know|dunno|idk|i dunno|no idea|no clue|maybe|perhaps|possibly|might be|could be|cant remember|i cant remember|cannot remember|i cannot remember|"
        + "dont remember|i dont remember|i forget|i forgot|forgot|unknown|dont recall|i dont recall|hard to say|not sure about that|not really sure|no idea sorry|sorry not sure|i have no idea|who knows|cant say|couldnt say|not too sure|uncertain");

    private static readonly HashSet<string> Private = Set(
        "prefer to say to staff|prefer to tell staff|prefer not to say|rather not say|id rather not say|i would rather not say|i prefer not to say|i prefer not to answer|prefer not to answer|rather not answer|"
        + "ill tell staff|i will tell staff|tell staff|say to staff|ill tell the clinic|ill tell you in person|in person|tell you in person|discuss in person|prefer to discuss in person|private|thats private|its private|confidential|none of your business|dont want to say|i dont want to say|i dont want to answer|no comment|would rather not|rather not|pass on that");

    private static readonly HashSet<string> Fillers = Set(
        "i|do|am|have|did|was|yes|yeah|no|nope|please|thanks|thank|you|it|is|that|thats|sir|but|well|um|uh|oh|sorry|really|definitely|actually|sure|of|course|dont|havent|not|im|none|at|all|any|to|be|honest|fraid|afraid|so|never|haha|lol|mate|right|agree|consent|accept|correct|fine|ok|okay|would|will|we|go|ahead|on|with|this|continue|for");

    /// <summary>True, false, or null when it is neither.</summary>
    public static bool? Read(string text)
    {
        if (text.Trim() is "👍" or "✅" or "✔" or "✓") return true;
        if (text.Trim() is "👎" or "❌" or "✗") return false;
        var normal = Words.Normal(text);
        if (Yes.Contains(normal)) return true;
        if (No.Contains(normal)) return false;
        if (Unsure.Contains(normal) || Private.Contains(normal)) return null;
        var words = normal.Split(' ');
        if (words.Length > 6 || !words.All(Fillers.Contains)) return null;
        return words[0] switch
        {
            "yes" or "yeah" => words.Contains("no") || words.Contains("not") ? null : true,
            "no" or "nope" or "never" => words.Contains("yes") || words.Contains("yeah") ? null : false,
            "well" or "um" or "uh" or "oh" or "sorry" or "actually" when words.Length > 1 => Read(string.Join(' ', words[1..])),
            _ => null,
        };
    }

    public static bool IsUnsure(string text) => Unsure.Contains(Words.Normal(text)) || text.Trim() is "?" or "??" or "🤷";

    public static bool IsPrivate(string text) => Private.Contains(Words.Normal(text));

    /// <summary>"None", "nothing", "neither" and the like, as the answer to a list.</summary>
    public static bool IsNone(string text) => Words.Normal(text) is "none" or "nothing" or "neither" or "none of these" or "none of them" or "none of those" or "none of the above"
        or "none of that" or "nothing like that" or "nope none" or "no none" or "none at all" or "none apply" or "nil" or "n a" or "not applicable" or "zero" or "nothing at all" or "none thanks"
        or "none of these apply" or "nothing here" || Read(text) is false;

    private static HashSet<string> Set(string phrases) => new(phrases.Split('|'), StringComparer.Ordinal);
}
