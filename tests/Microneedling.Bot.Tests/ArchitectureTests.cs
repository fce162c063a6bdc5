using System.Text.RegularExpressions;

namespace Microneedling.Bot.Tests;

/// <summary>The arrows of src/README.md: which folder may name which.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string Root = Repository.Root;

    [Theory]
    [InlineData("Conversation", "Storage")]
    [InlineData("Knowledge", "Conversation", "Text")]
    [InlineData("Intake", "Conversation")]
    [InlineData("Handoff", "Conversation", "Intake", "Storage", "Text")]
    [InlineData("Storage")]
    [InlineData("Text")]
    public void AFolderNamesOnlyTheFoldersItMay(string folder, params string[] allowed)
    {
        var capabilities = Directory.GetDirectories(Path.Combine(Root, "src", "Microneedling.Bot")).Select(Path.GetFileName)
            .Except(["bin", "obj"]).ToHashSet(StringComparer.Ordinal);
        var faults = from file in SourcesOf("Microneedling.Bot", folder)
                     from name in OurNames().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value).Distinct()
                     where capabilities.Contains(name) && name != folder && !allowed.Contains(name)
                     select $"{Path.GetRelativePath(Root, file)} names {name}";
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("Lucene.Net", "Knowledge")]
    [InlineData("Microsoft.EntityFrameworkCore", "Storage", "Conversation", "Handoff")]
    [InlineData("Microsoft.Bot", "Conversation", "Handoff")]
    public void AnSdkIsNamedOnlyWhereItIsAtHome(string sdk, params string[] homes)
    {
        var faults = from file in SourcesOf("Microneedling.Bot")
                     let folder = Path.GetRelativePath(Path.Combine(Root, "src", "Microneedling.Bot"), file).Split(Path.DirectorySeparatorChar)[0]
                     where !homes.Contains(folder) && Names(file, sdk)
                     select $"{Path.GetRelativePath(Root, file)} names {sdk}";
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("Microsoft.EntityFrameworkCore")]
    [InlineData("Lucene.Net")]
    public void TheWebNamesNoDatabaseAndNoIndex(string sdk) =>
        Assert.Empty(SourcesOf("Microneedling.Bot.Web").Where(file => Names(file, sdk)).Select(file => Path.GetRelativePath(Root, file)));

    [Theory]
    [InlineData("needl")]
    [InlineData("clinic")]
    [InlineData("visitor")]
    public void TheBundledSdksKnowNothingOfClinics(string word) =>
        Assert.Empty(SourcesOf("Bundled").Where(file => File.ReadAllText(file).Contains(word, StringComparison.OrdinalIgnoreCase)).Select(file => Path.GetRelativePath(Root, file)));

    [Fact]
    public void NoCodeThatSpeaksToVisitorsCanReachAPrivateNote()
    {
        string[] staffOnly = ["Notes/", "CaseFile.cs", "CaseView.cs", "CaseFeed.cs", "Privacy/Eraser.cs", "Out/CaseExport.cs", "HandoffRegistration.cs"];
        var faults = from file in SourcesOf()
                     let path = Path.GetRelativePath(Path.Combine(Root, "src"), file).Replace('\\', '/')
                     where Regex.IsMatch(File.ReadAllText(file), @"\b(StaffNote|CaseNotes|NoteLine)\b")
                     where !path.StartsWith("Microneedling.Bot.Web/Staff/", StringComparison.Ordinal) && !staffOnly.Any(part => path.StartsWith("Microneedling.Bot/Handoff/" + part, StringComparison.Ordinal))
                     select path;
        Assert.Empty(faults);
    }

    private static IEnumerable<string> SourcesOf(params string[] path)
    {
        var folder = Path.Combine([Root, "src", .. path]);
        Assert.True(Directory.Exists(folder), $"{folder} is missing");
        var files = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}")).ToArray();
        Assert.NotEmpty(files);
        return files;
    }

    private static bool Names(string file, string sdk) => Regex.IsMatch(File.ReadAllText(file), $@"\b{Regex.Escape(sdk)}\.?\w");

    [GeneratedRegex(@"Microneedling\.Bot\.(\w+)")]
    private static partial Regex OurNames();
}
