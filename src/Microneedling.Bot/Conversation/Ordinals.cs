namespace Microneedling.Bot.Conversation;

/// <summary>Places of a list in words.</summary>
internal static class Ordinals
{
    private static readonly string[] Words = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    /// <summary>2 for "second", "the second" and "the second one"; null for any other text.</summary>
    /// <param name="normal">In small letters and without punctuation.</param>
    public static int? Read(string normal)
    {
        for (var at = 0; at < Words.Length; at++)
            if (normal == Words[at] || normal == $"{Words[at]} one" || normal == $"the {Words[at]}" || normal == $"the {Words[at]} one") return at + 1;
        return null;
    }
}
