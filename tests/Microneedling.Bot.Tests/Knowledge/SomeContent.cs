using Microneedling.Bot.Knowledge;

namespace Microneedling.Bot.Tests.Knowledge;

/// <summary>A content folder that a test writes file by file.</summary>
internal sealed class SomeContent : IDisposable
{
    private readonly TestFolder folder = new();

    public SomeContent() => Directory.CreateDirectory(folder.File("articles"));

    public string Path => folder.Path;

    public ContentFolder Folder => new(folder.Path);

    public SomeContent Article(string id, string question, string[]? phrasings = null, string answer = "Yes.", string keys = "")
    {
        var list = phrasings is null ? "" : "phrasings:\n" + string.Concat(phrasings.Select(phrasing => $"  - \"{phrasing}\"\n"));
        return File($"articles/{id}.md", $"---\nid: {id}\nquestion: \"{question}\"\n{list}reviewed: 2026-11-22\n{keys}---\n{answer}\n");
    }

    public SomeContent File(string name, string content)
    {
        System.IO.File.WriteAllText(folder.File(name), content);
        return this;
    }

    public KnowledgeContent Read() => Folder.Read();

    public KnowledgeBase Build() => new(Read());

    public void Dispose() => folder.Dispose();
}
