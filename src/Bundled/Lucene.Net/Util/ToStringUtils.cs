using System.Globalization;

namespace Lucene.Net.Util;

/// <summary>Parts of query texts.</summary>
public static class ToStringUtils
{
    /// <summary>"^2.0", or nothing for the boost of one.</summary>
    public static string Boost(float boost) => boost == 1 ? "" : "^" + Single(boost);

    /// <summary>A number with at least one decimal.</summary>
    internal static string Single(float value) => value.ToString("0.0######", CultureInfo.InvariantCulture);
}
