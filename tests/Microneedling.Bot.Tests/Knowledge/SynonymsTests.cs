using Microneedling.Bot.Knowledge;

namespace Microneedling.Bot.Tests.Knowledge;

public sealed class SynonymsTests
{
    private readonly List<Fault> faults = [];

    [Theory]
    [InlineData("derma pen or dermapen", "microneedling pen or microneedling pen")]
    [InlineData("numbing cream please", "numbing please")]
    [InlineData("cream", "cream")]
    public void TheLongestVariantIsReadAsItsForm(string text, string read) =>
        Assert.Equal(read, string.Join(' ', Read("# pens\nmicroneedling pen: derma pen, dermapen\nnumbing: numbing cream, numb\n").Apply(Words.Of(text))));

    [Fact]
    public void ALineWithoutAFormIsReported()
    {
        Read("ok: fine\n\nno colon here\n");
        Assert.Equal((3, FaultLevel.Broken), (Assert.Single(faults).Line, faults[0].Level));
    }

    [Fact]
    public void AVariantThatIsTakenIsReported()
    {
        Read("a: x\nb: x\n");
        Assert.Equal((2, FaultLevel.Warning), (Assert.Single(faults).Line, faults[0].Level));
    }

    private Synonyms Read(string content) => Synonyms.Read("synonyms.txt", content, faults);
}
