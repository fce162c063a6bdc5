using Microneedling.Bot.Knowledge;

namespace Microneedling.Bot.Tests.Knowledge;

public sealed class BestThreeTests
{
    [Fact]
    public void TheyAreThoseThatSortingFinds()
    {
        var random = new Random(3);
        for (var length = 0; length < 200; length++)
        {
            var most = random.Next(1, 70_000); // often with the same number twice
            var numbers = Enumerable.Range(0, length).Select(_ => (ushort)random.Next(Math.Min(most, ushort.MaxValue + 1))).ToArray();
            int[] sorted = [.. numbers.Select(number => (int)number).OrderDescending(), 0, 0, 0];
            Assert.Equal((sorted[0], sorted[1], sorted[2]), BestThree.Of(numbers));
        }
    }
}
