using System.Text;
using Microneedling.Bot.Conversation;

namespace Microneedling.Bot.Web.DirectLine;

/// <summary>Some activities of a conversation and the watermark to ask on with.</summary>
public sealed class ActivitySet(IReadOnlyList<Transcript.Line> lines, int after)
{
    public int Watermark { get; } = lines.Count > 0 ? lines[^1].Sequence : after;

    /// <summary>The stored activities stand in it as they are: they are JSON already.</summary>
    public string ToJson()
    {
        var json = new StringBuilder("""{"activities":[""", 256 + lines.Sum(line => line.Json.Length));
        json.AppendJoin(',', lines.Select(line => line.Json));
        return json.Append("],\"watermark\":\"").Append(Watermark).Append("\"}").ToString();
    }
}
