using Microneedling.Bot.Text;

namespace Microneedling.Bot.Tests.Text;

public sealed class MappedFileTests
{
    [Fact]
    public void WhatWasLetGoIsReadAgainAndIsTheSame()
    {
        using var folder = new TestFolder();
        var bytes = new byte[100_000];
        new Random(1).NextBytes(bytes);
        File.WriteAllBytes(folder.File("mapped"), bytes);
        var file = new MappedFile(folder.File("mapped"));
        Assert.Equal(bytes, file.Memory.ToArray());
        MappedFile.LetGo();
        Assert.Equal(bytes, file.Memory.ToArray());
    }

    [Fact]
    public void WhatTheSystemTookBackTakesNoMemory()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var folder = new TestFolder();
        var path = folder.File("mapped");
        File.WriteAllBytes(path, new byte[4_000_000]);
        var file = new MappedFile(path);
        Assert.Equal(0, file.GetSpan().IndexOfAnyExcept((byte)0) + 1);
        var before = Resident(path);
        MappedFile.LetGo();
        Assert.InRange(before, 3_900, 4_100);
        Assert.Equal(0, Resident(path));
    }

    /// <summary>Kilobytes of the file that this process holds.</summary>
    private static int Resident(string path) =>
        File.ReadLines("/proc/self/smaps").SkipWhile(line => !line.EndsWith(path, StringComparison.Ordinal)).First(line => line.StartsWith("Rss:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var size, ..] ? int.Parse(size, System.Globalization.CultureInfo.InvariantCulture) : -1;
}
