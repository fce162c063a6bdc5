namespace Microneedling.Bot.Text;

/// <summary>
/// Orders to learn examples in. Neighbours are of one class more often than not; stepping by a number prime to the count
/// mixes them without chance.
/// </summary>
internal static class MixedOrder
{
    /// <summary>The numbers from 0 up to the count, each once.</summary>
    /// <param name="which">0, 1, 2 …: one of many orders.</param>
    public static IEnumerable<int> Of(int count, int which)
    {
        var stride = Math.Max(1, (int)(count * ((which + 1) * 0.618 % 1)));
        while (Gcd(stride, count) > 1) stride++;
        for (var at = 0; at < count; at++) yield return (int)((long)at * stride % count);
    }

    private static int Gcd(int one, int other) => other == 0 ? one : Gcd(other, one % other);
}
