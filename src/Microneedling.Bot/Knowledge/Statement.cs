namespace Microneedling.Bot.Knowledge;

/// <summary>Whether somebody speaks of themselves ("I'm on Accutane", "20 weeks pregnant, ok for me?") or asks in general.</summary>
internal static class Statement
{
    private static readonly HashSet<string> FirstPerson = ["i", "im", "ive", "id", "ill", "me", "my", "mine", "myself", "we", "our"];

    public static bool IsPersonal(string text) => Words.Of(text).Any(FirstPerson.Contains);
}
