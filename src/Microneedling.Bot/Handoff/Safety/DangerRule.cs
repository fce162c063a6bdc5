using Microneedling.Bot.Conversation;

namespace Microneedling.Bot.Handoff.Safety;

/// <summary>What is to be said when signs come together. The first rule that holds counts.</summary>
/// <param name="When">One of these must hold; each asks for every group, and of a group for any one sign.</param>
/// <param name="Say">Name of the text.</param>
/// <param name="Staff">What staff are told; never the visitor's words.</param>
/// <param name="Firm">Its signs are so plain that hardly any likeness to harmless messages overrules them.</param>
/// <param name="Reminds">What is answered later begins with a reminder: see <see cref="Alarm"/>.</param>
internal sealed record DangerRule(string Id, SafetyKind Kind, IReadOnlyList<int[][]> When, string Say, string Staff, string? ArticleId, bool Firm, bool Reminds)
{
    public bool Holds(ReadOnlySpan<bool> seen)
    {
        foreach (var groups in When)
        {
            var all = true;
            foreach (var group in groups)
            {
                var any = false;
                foreach (var sign in group) any |= seen[sign];
                all &= any;
            }
            if (all) return true;
        }
        return false;
    }
}
