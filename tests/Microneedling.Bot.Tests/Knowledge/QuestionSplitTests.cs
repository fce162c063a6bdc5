using Microneedling.Bot.Knowledge;

namespace Microneedling.Bot.Tests.Knowledge;

public sealed class QuestionSplitTests
{
    [Theory]
    [InlineData("does it hurt and how much is it?", "does it hurt", "how much is it")]
    [InlineData("Is it safe? Also, how long does it take?", "Is it safe", "how long does it take")]
    [InlineData("what is it, does it hurt, and when can I go out", "what is it", "does it hurt", "when can I go out")]
    public void EveryQuestionOfAMessageIsFound(string text, params string[] parts) => Assert.Equal(parts, QuestionSplit.Parts(text));

    [Theory]
    [InlineData("can I use vitamin C and retinol together")]
    [InlineData("I'm 20 weeks pregnant, ok for me?")]
    [InlineData("redness, swelling and what looks like a rash")]
    [InlineData("")]
    public void OneQuestionStaysWhole(string text) => Assert.Equal([text], QuestionSplit.Parts(text));
}
