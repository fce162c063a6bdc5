using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Microneedling.Bot.EndToEnd.Storage;

/// <summary>The assistant as an operator runs it: a process of its own, which can be stopped politely or killed.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly StringBuilder written = new();
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(string folder, IEnumerable<(string Key, string Value)> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Microneedling.Bot.Web.dll"), "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Storage__ConnectionString"] = $"Data Source={Path.Combine(folder, "data", "assistant.db")}";
        start.Environment["DirectLine__Secret"] = Visitor.Secret;
        foreach (var limit in new[] { "MessageBurst", "MessagesPerMinute", "ConversationBurst", "ConversationsPerMinute", "AddressBurst", "AddressPerMinute" })
            start.Environment["Limits__" + limit] = "1000000";
        foreach (var (key, value) in settings) start.Environment[key.Replace(":", "__")] = value;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("The assistant ended: " + Written));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Everything that the process has written.</summary>
    public string Written
    {
        get { lock (written) return written.ToString(); }
    }

    public Uri Address => listening.Task.Result;

    public int Id => process.Id;

    public Process Process => process;

    /// <summary>Starts the assistant and waits until it listens.</summary>
    public static async Task<ServerProcess> StartAsync(string folder, params IEnumerable<(string Key, string Value)> settings)
    {
        var server = new ServerProcess(folder, settings);
        await server.listening.Task.WaitAsync(Patience);
        return server;
    }

    /// <summary>As a power cut of the process: no chance to finish anything.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>As systemd or Docker stop it.</summary>
    public async Task<int> StopAsync()
    {
        _ = Kill(process.Id, 15);
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await KillAsync();
        process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null) return;
        lock (written) written.AppendLine(line);
        const string Told = "Now listening on: ";
        if (line.IndexOf(Told, StringComparison.Ordinal) is >= 0 and var at) listening.TrySetResult(new Uri(line[(at + Told.Length)..].Trim()));
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
