using System.Globalization;

namespace Microneedling.Bot.Tests.Journeys;

/// <summary>Every <c>.chat</c> file beside this one, played against the real assistant.</summary>
public sealed class JourneyTests
{
    public static TheoryData<string> Files() =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "tests", "Microneedling.Bot.Tests", "Journeys"), "*.chat").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task TheConversationGoesAsWritten(string file)
    {
        var script = ChatScript.Read(Path.Combine(Repository.Root, "tests", "Microneedling.Bot.Tests", "Journeys", file));
        using var folder = new TestFolder();
        await using var stage = new ChatStage(folder.Path, visitorsOnly: true);
        await stage.StartAsync();
        await stage.OpenAsync();
        foreach (var line in script.Lines) await PlayAsync(stage, line, $"{file}:{line.Number}");
        Assert.True(stage.Unread.Count == 0, $"{file}: at the end nobody mentioned \"{(stage.Unread.TryPeek(out var left) ? left.Text : "")}\"");
    }

    private static async Task PlayAsync(ChatStage stage, ChatScript.Line line, string place)
    {
        if (line.Who is "user" or "press")
            Assert.True(stage.Unread.Count == 0, $"{place}: nobody mentioned \"{(stage.Unread.TryPeek(out var left) ? left.Text : "")}\"");
        switch (line.Who)
        {
            case "user": await stage.TypeAsync(line.Text); break;
            case "press": await stage.PressAsync(line.Text); break;
            case "later": stage.Clock.Advance(TimeSpan.Parse(line.Text, CultureInfo.InvariantCulture)); break;
            case "restart": await stage.StartAsync(); break;
            case "choices":
                foreach (var label in line.Text.Split('|', StringSplitOptions.TrimEntries))
                    Assert.True(stage.Shown.Contains(label), $"{place}: no button \"{label}\". Shown: {string.Join(" | ", stage.Shown)}");
                break;
            case "bot":
                Assert.True(stage.Unread.TryDequeue(out var message), $"{place}: the bot said nothing more");
                var from = 0;
                foreach (var part in line.Text.Split('…', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                {
                    var at = message!.Text.IndexOf(part, from, StringComparison.OrdinalIgnoreCase);
                    Assert.True(at >= 0, $"{place}: wanted \"{part}\", the bot said \"{message.Text}\"");
                    from = at + part.Length;
                }
                break;
        }
    }
}
