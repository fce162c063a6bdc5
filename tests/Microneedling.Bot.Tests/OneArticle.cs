namespace Microneedling.Bot.Tests;

/// <summary>The smallest content: the clinic's whole takes a moment to read, and many tests are not about it.</summary>
internal static class OneArticle
{
    private const string Text = """
        ---
        id: one
        question: What is microneedling?
        phrasings: ["what is skin needling"]
        topic: basics
        sources: ["Published clinic leaflets"]
        reviewed: 2026-11-22
        review-by: 2027-11-22
        ---
        Microneedling makes tiny punctures in the skin.
        """;

    /// <returns>The content folder that was made below the given one.</returns>
    public static string In(string folder)
    {
        var knowledge = Path.Combine(folder, "knowledge");
        var articles = Directory.CreateDirectory(Path.Combine(knowledge, "articles"));
        File.WriteAllText(Path.Combine(articles.FullName, "one.md"), Text);
        return knowledge;
    }
}
