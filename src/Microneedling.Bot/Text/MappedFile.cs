using System.Buffers;
using System.Collections.Concurrent;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace Microneedling.Bot.Text;

/// <summary>
/// A file as memory: the system reads what is looked at and takes it back when memory is short. It stays for as long as the
/// program runs. Whoever replaces the file puts another in its place; one that is written over would change what is read.
/// </summary>
internal sealed unsafe partial class MappedFile : MemoryManager<byte>
{
    /// <summary>They stay for as long as the program runs.</summary>
    private static readonly ConcurrentQueue<MappedFile> All = [];

    private readonly MemoryMappedViewAccessor view;
    private readonly byte* start;
    private readonly int length;

    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public MappedFile(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        using var file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        length = checked((int)stream.Length);
        view = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        All.Enqueue(this);
    }

    /// <summary>Gives all pages back that were looked at so far; who looks again gets them from the system's cache. Where the system cannot, nothing happens.</summary>
    public static void LetGo()
    {
        const int DontNeed = 4;
        if (!OperatingSystem.IsLinux()) return;
        foreach (var file in All) MemoryAdvise(file.start, (nuint)file.length, DontNeed);
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int MemoryAdvise(byte* start, nuint length, int advice);

    public override Span<byte> GetSpan() => new(start, length);

    public override MemoryHandle Pin(int elementIndex = 0) => new(start + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
