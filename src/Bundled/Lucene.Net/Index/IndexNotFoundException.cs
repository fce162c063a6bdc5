using System.IO;

namespace Lucene.Net.Index;

/// <summary>Nothing was committed to the directory yet.</summary>
public sealed class IndexNotFoundException : FileNotFoundException
{
    public IndexNotFoundException(string message) : base(message)
    {
    }
}
