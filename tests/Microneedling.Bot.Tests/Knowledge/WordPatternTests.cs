using Microneedling.Bot.Knowledge;

namespace Microneedling.Bot.Tests.Knowledge;

public sealed class WordPatternTests
{
    [Theory]
    [InlineData("speak|talk to|with ... human|person", "please let me speak to a real human now", true)]
    [InlineData("speak|talk to|with ... human|person", "speak to one of these very nice and kind human beings", false)]
    [InlineData("diagnos*", "can you diagnose me", true)]
    [InlineData("the? team", "the team", true)]
    [InlineData("the? team", "team", true)]
    public void APatternIsFoundWithinWords(string pattern, string text, bool found) => Assert.Equal(found, IsFound(pattern, text, whole: false));

    [Theory]
    [InlineData("hi|hello there?", "hello there", true)]
    [InlineData("hi|hello there?", "hello", true)]
    [InlineData("hi|hello there?", "hello there doctor", false)]
    [InlineData("hi|hello there?", "", false)]
    public void AWholePatternIsAllOfTheWords(string pattern, string text, bool whole) => Assert.Equal(whole, IsFound(pattern, text, whole: true));

    private static bool IsFound(string pattern, string text, bool whole)
    {
        var index = new PatternIndex([(new WordPattern(pattern), 1), (new WordPattern("never said"), 0)]);
        Span<bool> found = [false, false];
        if (whole) index.MarkWhole(Words.Of(text), found);
        else index.MarkWithin(Words.Of(text), found);
        Assert.False(found[0]);
        return found[1];
    }
}
