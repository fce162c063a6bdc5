namespace Microneedling.Bot.Tests;

/// <summary>The smallest content, one article and one safety rule: the clinic's whole takes a moment to read, and many tests are not about it.</summary>
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

    private const string Safety = """
        words:
          lips: [lips, lip]
        negators: [not]
        signs:
          swollen-lips:
            now: ["my {lips} .. swell*"]
        rules:
          allergy:
            kind: emergency
            when: [swollen-lips]
            say: airway
            staff: "Swollen lips."
        texts:
          airway: "Call {emergency-number} now."
        """;

    /// <returns>The content folder that was made below the given one.</returns>
    public static string In(string folder)
    {
        var knowledge = Path.Combine(folder, "knowledge");
        var articles = Directory.CreateDirectory(Path.Combine(knowledge, "articles"));
        File.WriteAllText(Path.Combine(articles.FullName, "one.md"), Text);
        File.WriteAllText(Path.Combine(knowledge, "safety.yaml"), Safety);
        return knowledge;
    }
}
