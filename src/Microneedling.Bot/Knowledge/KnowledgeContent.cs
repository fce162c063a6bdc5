using Microneedling.Bot.Conversation;

namespace Microneedling.Bot.Knowledge;

/// <summary>Everything that was read from a content folder.</summary>
public sealed record KnowledgeContent
{
    public required IReadOnlyList<Article> Articles { get; init; }
    public ClinicFacts Facts { get; init; } = ClinicFacts.None;
    /// <summary>Stand for what no article answers: see <see cref="AskedQuestions"/>.</summary>
    public IReadOnlyList<Article> StandIns { get; init; } = [];

    internal Synonyms Synonyms { get; init; } = Synonyms.None;
    internal Scope Scope { get; init; } = Scope.None;
    internal SmallTalk SmallTalk { get; init; } = SmallTalk.None;
    internal HandoffRequests HandoffRequests { get; init; } = HandoffRequests.None;

    /// <summary>What was wrong with it, in order of file and line.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>The same without what is learned from and never shown: of thousands of questions nothing need be kept.</summary>
    public KnowledgeContent WithoutAsked()
    {
        return this with { Articles = Without(Articles), StandIns = Without(StandIns) };

        static IReadOnlyList<Article> Without(IReadOnlyList<Article> articles) => [.. articles.Select(article => article with { Asked = [] })];
    }

    /// <summary>False when something could not be read: such content is not to be served.</summary>
    public bool IsUsable => Faults.All(fault => fault.Level != FaultLevel.Broken);
}
