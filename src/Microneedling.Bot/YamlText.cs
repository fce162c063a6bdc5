using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Microneedling.Bot;

/// <summary>Reads YAML so that whatever is wrong with it is one kind of fault.</summary>
internal static class YamlText
{
    /// <exception cref="YamlException">The text is not YAML; the exception names line and column, as far as the reader came.</exception>
    public static void LoadText(this YamlStream stream, TextReader text)
    {
        try
        {
            stream.Load(text);
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            throw new YamlException(Mark.Empty, Mark.Empty, "The text cannot be read as YAML.", fault); // YamlDotNet's scanner gives up on some texts without saying where
        }
    }
}
