using Microneedling.Bot.Knowledge;

namespace Microneedling.Bot.Tests.Knowledge;

public sealed class WordsTests
{
    [Theory]
    [InlineData("I'm on Accutane!", "im on accutane")]
    [InlineData("0.5mm, or 1.5?", "0.5mm or 1.5")]
    [InlineData("Café—naïve", "cafe naive")]
    [InlineData("  \t", "")]
    [InlineData("🙂🙂", "")]
    public void WordsAreSmallLettersWithoutAccentsAndPunctuation(string text, string words) => Assert.Equal(words, string.Join(' ', Words.Of(text)));

    [Fact]
    public void HalfACharacterIsReadPast() => Assert.Equal(["e", "b"], Words.Of("é \ud83d b"));

    [Fact]
    public void AnEndlessTextIsReadOnlySoFar() => Assert.Equal(Words.Most, Words.Of(string.Join(' ', Enumerable.Repeat("word", 100_000))).Count);

    [Theory]
    [InlineData("microneedeling", "microneedling")]
    [InlineData("rosacae", "rosacea")]
    [InlineData("pregnent", "pregnant")]
    [InlineData("rosa", "rosa")]
    [InlineData("xosacea", "xosacea")]
    [InlineData("answer", "answer")]
    public void ASlipIsMendedAndWhatIsRightOrTooFarIsNot(string typed, string read) =>
        Assert.Equal(read, new Spelling(["microneedling", "rosacea", "pregnant"], ["answer"]).Mend(typed));
}
