using System.Threading.Channels;
using Microneedling.Bot.Conversation;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microneedling.Bot.Knowledge;

/// <summary>Reloads all live content when a file of the content folder is saved: once, a moment after the last change.</summary>
internal sealed partial class ContentWatcher(LiveKnowledge knowledge, IEnumerable<ILiveContent> contents, TimeProvider time, ILogger<ContentWatcher> log) : BackgroundService
{
    /// <summary>Editors write a file in several steps, and people save several files at once.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(100);

    /// <summary>Some network and container folders report no changes: then this is how late a change is seen.</summary>
    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(30);

    private readonly Channel<bool> changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var watcher = Watch();
        using var timer = time.CreateTimer(_ => changes.Writer.TryWrite(true), null, LookAnyway, LookAnyway);
        while (!stoppingToken.IsCancellationRequested)
        {
            await changes.Reader.ReadAsync(stoppingToken);
            await Task.Delay(Settle, time, stoppingToken);
            changes.Reader.TryRead(out _);
            try
            {
                await Task.WhenAll(contents.Select(content => Task.Run(content.Reload, stoppingToken)));
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                LogUnreadable(problem.GetType().Name);
                changes.Writer.TryWrite(true);
            }
        }
    }

    private FileSystemWatcher? Watch()
    {
        try
        {
            var watcher = new FileSystemWatcher(knowledge.FolderPath) { IncludeSubdirectories = true };
            watcher.Changed += Changed;
            watcher.Created += Changed;
            watcher.Deleted += Changed;
            watcher.Renamed += Changed;
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception problem) when (problem is IOException or ArgumentException or PlatformNotSupportedException)
        {
            LogUnwatched(problem.GetType().Name);
            return null;
        }

        void Changed(object sender, FileSystemEventArgs change) => changes.Writer.TryWrite(true);
    }

    [LoggerMessage(LogLevel.Warning, "A content file could not be opened ({Problem}); trying again.")]
    private partial void LogUnreadable(string problem);

    [LoggerMessage(LogLevel.Warning, "The content folder cannot be watched ({Problem}); changes are seen within half a minute.")]
    private partial void LogUnwatched(string problem);
}
