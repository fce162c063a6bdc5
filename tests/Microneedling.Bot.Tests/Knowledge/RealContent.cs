using Microneedling.Bot.Knowledge;

namespace Microneedling.Bot.Tests.Knowledge;

/// <summary>The project's own content, read once for all tests.</summary>
internal static class RealContent
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "knowledge");

    private static readonly Lazy<KnowledgeBase> Shared = new(() => new KnowledgeBase(new ContentFolder(Folder).Read()));

    public static KnowledgeBase Knowledge => Shared.Value;
}
