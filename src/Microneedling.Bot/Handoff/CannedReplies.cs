using Microneedling.Bot.Conversation;
using Microsoft.Extensions.Logging;

namespace Microneedling.Bot.Handoff;

/// <summary>A reply that staff need often.</summary>
/// <param name="Title">What staff pick it by: the file's first heading, else its name.</param>
/// <param name="Text">With {name}, {me}, {clinic} and {phone} where they belong.</param>
public sealed record CannedReply(string Title, string Text, ClinicFacts Facts)
{
    /// <summary>Ready to send; what is unknown leaves no gap.</summary>
    public string TextFor(string? visitor, string staff) => Text
        .Replace(" {name}", visitor is null ? "" : " " + visitor, StringComparison.Ordinal)
        .Replace("{name}", visitor ?? "", StringComparison.Ordinal)
        .Replace("{me}", staff, StringComparison.Ordinal)
        .Replace("{clinic}", Facts.Name, StringComparison.Ordinal)
        .Replace("{phone}", Facts.Phone ?? "the number on our website", StringComparison.Ordinal);
}

/// <summary>The ready-made replies: one Markdown file each in <c>knowledge/canned</c>, reviewed like all content and read as they are now.</summary>
public sealed partial class CannedReplies(string folder, Clinic clinic, ILogger<CannedReplies> log)
{
    public IReadOnlyList<CannedReply> All
    {
        get
        {
            if (!Directory.Exists(folder)) return [];
            try
            {
                return [.. Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal).Select(Read)];
            }
            catch (IOException fault)
            {
                LogFault(log, fault);
                return [];
            }
        }
    }

    private CannedReply Read(string file)
    {
        var text = File.ReadAllText(file).ReplaceLineEndings("\n").Trim();
        if (!text.StartsWith("# ", StringComparison.Ordinal)) return new(Path.GetFileNameWithoutExtension(file).Replace('-', ' '), text, clinic.Facts);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? new(text[2..].Trim(), "", clinic.Facts) : new(text[2..end].Trim(), text[end..].Trim(), clinic.Facts);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The ready-made replies could not be read")]
    private static partial void LogFault(ILogger log, Exception fault);
}
