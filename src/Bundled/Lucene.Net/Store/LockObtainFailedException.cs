using System;
using System.IO;

namespace Lucene.Net.Store;

/// <summary>Another writer holds the directory.</summary>
public class LockObtainFailedException : IOException
{
    public LockObtainFailedException(string message) : base(message)
    {
    }

    public LockObtainFailedException(string message, Exception ex) : base(message, ex)
    {
    }
}
