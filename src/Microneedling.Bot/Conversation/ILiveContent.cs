namespace Microneedling.Bot.Conversation;

/// <summary>Content that is read from files, and again when they change.</summary>
public interface ILiveContent
{
    /// <summary>Full path of the folder with the files.</summary>
    string FolderPath { get; }

    /// <summary>What keeps the files as they are now from being served, in order; empty when all is well.</summary>
    IReadOnlyList<string> Problems { get; }

    /// <summary>Reads the files again if they changed. What is broken is not served: the last good version stays.</summary>
    /// <exception cref="IOException">A file is being written; ask again.</exception>
    void Reload();
}
