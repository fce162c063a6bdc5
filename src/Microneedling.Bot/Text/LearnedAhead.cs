using System.Text;

namespace Microneedling.Bot.Text;

/// <summary>
/// What was learned from content when the program was built, in a file beside it: the start need not learn it again, and
/// only what is looked at takes memory. It counts for the very content and the very code that it was made with; else, or
/// without it, the start learns.
/// </summary>
internal static class LearnedAhead
{
    private const string Form = "learned 2 ";

    /// <summary>Where the build puts what was learned of a kind of content.</summary>
    /// <param name="name">Of the file, without a folder.</param>
    public static string Beside(string name) => Path.Combine(AppContext.BaseDirectory, name);

    private static byte[] KeyOf(string fingerprint) => Encoding.ASCII.GetBytes($"{Form}{typeof(LearnedAhead).Module.ModuleVersionId:N} {fingerprint}\n");

    /// <param name="fingerprint">Of the content that is to be used.</param>
    /// <returns>What the file has of that content; null when it has none, or there is no such file.</returns>
    public static ReadOnlyMemory<byte>? Find(string file, string fingerprint)
    {
        try
        {
            var key = KeyOf(fingerprint);
            return IsFor(file, key) ? new MappedFile(file).Memory[key.Length..] : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or OverflowException or ArgumentException)
        {
            return null; // then it is learned again
        }
    }

    // Looked at before it is mapped: what is mapped stays so, and after every change of the content it is asked again.
    private static bool IsFor(string file, byte[] key)
    {
        if (!File.Exists(file)) return false;
        using var stream = File.OpenRead(file);
        var head = new byte[key.Length];
        return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.AsSpan().SequenceEqual(key);
    }

    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static void Write(string file, string fingerprint, Action<BinaryWriter> learned)
    {
        var beside = file + "." + Environment.ProcessId;
        using (var writer = new BinaryWriter(File.Create(beside)))
        {
            writer.Write(KeyOf(fingerprint));
            learned(writer);
        }
        File.Move(beside, file, overwrite: true); // a program that runs keeps the one that it has
    }
}
