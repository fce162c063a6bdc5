using System.Globalization;

namespace Microneedling.Bot.Web.DirectLine;

/// <summary>Where a client is in a conversation: the sequence of the last activity that it has, as opaque text to the client.</summary>
internal static class Watermark
{
    /// <summary>Blank and <c>-</c> are read as null: none given.</summary>
    public static bool TryRead(string? text, out int? sequence)
    {
        sequence = null;
        if (string.IsNullOrEmpty(text) || text == "-") return true;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)) return false;
        sequence = value;
        return true;
    }

    public static string Write(int sequence) => sequence.ToString(CultureInfo.InvariantCulture);

    public static IResult Fault() => DirectLineError.BadRequest("BadArgument", "The watermark is not one that was given out here. Leave it out to get everything.");
}
