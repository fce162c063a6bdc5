using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;

namespace Microneedling.Bot.EndToEnd.StockClients;

/// <summary>One file out of one npm package in one version, kept between runs. Nothing else is installed.</summary>
internal static class NpmFiles
{
    private static readonly SemaphoreSlim OneAtATime = new(1);

    public static async Task<string> ReadAsync(string package, string version, string file)
    {
        var folder = Path.Combine(Path.GetTempPath(), "microneedling-stock-clients");
        Directory.CreateDirectory(folder);
        await OneAtATime.WaitAsync();
        try
        {
            var archive = Path.Combine(folder, $"{package}-{version}.tgz");
            if (!File.Exists(archive)) await PackAsync(package, version, folder);
            return await ExtractAsync(archive, file);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static async Task PackAsync(string package, string version, string folder)
    {
        using var npm = Process.Start(new ProcessStartInfo(Tools.NpmPath!, ["pack", $"{package}@{version}", "--silent"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = npm.StandardOutput.ReadToEndAsync();
        var errors = await npm.StandardError.ReadToEndAsync();
        await output;
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0) throw new InvalidOperationException($"npm could not get {package} {version}: {errors}");
    }

    private static async Task<string> ExtractAsync(string archive, string file)
    {
        await using var packed = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress);
        await using var tar = new TarReader(packed);
        while (await tar.GetNextEntryAsync() is { } entry)
        {
            if (entry.Name != $"package/{file}" || entry.DataStream is not { } data) continue;
            using var reader = new StreamReader(data);
            return await reader.ReadToEndAsync();
        }
        throw new FileNotFoundException($"{archive} has no {file}");
    }
}
