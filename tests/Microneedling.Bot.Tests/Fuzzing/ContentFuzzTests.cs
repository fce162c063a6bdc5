using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff.Hours;
using Microneedling.Bot.Knowledge;
using YamlDotNet.Core;

namespace Microneedling.Bot.Tests.Fuzzing;

/// <summary>Content comes from people's editors: whatever is in a file, it is told as a fault with its line, never thrown.</summary>
public sealed class ContentFuzzTests
{
    private static readonly string Knowledge = Path.Combine(Repository.Root, "knowledge");
    private static readonly string[] Articles = [.. Directory.EnumerateFiles(Path.Combine(Knowledge, "articles"), "*.md").Order().Select(File.ReadAllText)];

    [Fact]
    public void NoArticleBreaksTheReader() => Fuzz.Run(400, random =>
    {
        var faults = new List<Fault>();
        var article = ArticleParser.Parse("a.md", Mutation.Bend(random, Articles[random.Next(Articles.Length)]), faults);
        Assert.True(article is not null || faults.Count > 0);
        Assert.All(faults, fault => Assert.True(fault.Line >= 1));
    });

    [Theory]
    [InlineData("smalltalk.yaml")]
    [InlineData("synonyms.txt")]
    [InlineData("scope.txt")]
    [InlineData("handoff.yaml")]
    public void NoWordListBreaksItsReader(string name)
    {
        var good = File.ReadAllText(Path.Combine(Knowledge, name));
        Fuzz.Run(200, random =>
        {
            var (bent, faults) = (Mutation.Bend(random, good), new List<Fault>());
            switch (name)
            {
                case "smalltalk.yaml": SmallTalk.Read(name, bent, faults); break;
                case "synonyms.txt": Synonyms.Read(name, bent, faults); break;
                case "scope.txt": Scope.Read(name, bent, faults); break;
                default: HandoffRequests.Read(name, bent, faults); break;
            }
        });
    }

    [Fact]
    public void NoClinicFileBreaksItsReaders()
    {
        var good = File.ReadAllText(Path.Combine(Knowledge, "clinic.yaml"));
        Fuzz.Run(300, random =>
        {
            var bent = Mutation.Bend(random, good);
            OpeningHoursYaml.Read(new StringReader(bent), "clinic.yaml", out _);
            try
            {
                ClinicFacts.Read(new StringReader(bent));
            }
            catch (YamlException)
            {
                // It says line and column.
            }
        });
    }
}
