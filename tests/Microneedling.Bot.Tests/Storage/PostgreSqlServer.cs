using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Microneedling.Bot.Tests.Storage;

/// <summary>
/// A PostgreSQL server of our own, made in a temporary folder at first use. It ends with the test process, however that
/// ends: its shell waits for the end of a pipe that the process holds, and cleans up.
/// </summary>
public sealed class PostgreSqlServer : IDisposable
{
    private static readonly string? Programs = FindPrograms();
    private static readonly Lazy<PostgreSqlServer> Instance = new(() => new PostgreSqlServer(durable: false));
    private readonly string folder = Directory.CreateTempSubdirectory("microneedling-postgres-").FullName;
    private readonly int port = FreePort();
    private readonly bool durable;
    private Process? server;
    private int databases;

    /// <summary>What to install, or null when the server can be started here.</summary>
    public static string? Missing => Programs is null ? "PostgreSQL's server programs are not installed here; on Debian or Ubuntu: apt-get install postgresql." : null;

    /// <summary>The server that all tests of a run share.</summary>
    public static PostgreSqlServer Shared => Instance.Value;

    /// <param name="durable">Whether commits wait for the disk, as in production.</param>
    public PostgreSqlServer(bool durable)
    {
        this.durable = durable;
        if (Environment.IsPrivilegedProcess) Run("chown", "postgres", folder);
        Run(AsOwner($"'{Programs}/initdb' -D '{folder}/data' -A trust -U app --no-sync -E UTF8 --locale=C.UTF-8 >/dev/null"));
        Start();
    }

    /// <summary>Makes an empty database and gives its connection string.</summary>
    public string CreateDatabase()
    {
        var name = $"test{Interlocked.Increment(ref databases)}";
        using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        connection.Open();
        using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        command.ExecuteNonQuery();
        return ConnectionString(name);
    }

    public void Start()
    {
        File.Delete(Path.Combine(folder, "keep"));
        var settings = $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='{folder}' -c max_connections=300 -c fsync={(durable ? "on" : "off")}";
        var start = AsOwner($"'{Programs}/postgres' -D '{folder}/data' {settings} >'{folder}/log' 2>&1 & P=$!; cat >/dev/null; kill -INT $P; wait $P; test -e '{folder}/keep' || rm -rf '{folder}'");
        server = Process.Start(new ProcessStartInfo(start[0], start[1..]) { RedirectStandardInput = true })!;
        var patience = Stopwatch.StartNew();
        while (!Answers())
        {
            if (patience.Elapsed > TimeSpan.FromSeconds(60)) throw new InvalidOperationException("PostgreSQL does not start: " + File.ReadAllText(Path.Combine(folder, "log")));
            Thread.Sleep(50);
        }
    }

    /// <summary>Stops at once and keeps the data; open transactions are rolled back.</summary>
    public void Stop()
    {
        if (server is null) return;
        File.WriteAllText(Path.Combine(folder, "keep"), "");
        server.StandardInput.Close();
        server.WaitForExit(30_000);
        server = null;
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>Stops and leaves nothing behind.</summary>
    public void Dispose()
    {
        if (server is null) return;
        server.StandardInput.Close();
        server.WaitForExit(30_000);
        server = null;
    }

    private string ConnectionString(string database) => $"Host=127.0.0.1;Port={port};Username=app;Database={database}";

    private bool Answers()
    {
        try
        {
            using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false;Timeout=2");
            connection.Open();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static string[] AsOwner(string command) =>
        Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", "sh", "-c", command] : ["sh", "-c", command];

    private static void Run(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = "/" })!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{command[0]} ended with {process.ExitCode}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string? FindPrograms()
    {
        var places = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).AsEnumerable();
        if (Directory.Exists("/usr/lib/postgresql"))
            places = Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(version => Path.Combine(version, "bin")).Concat(places);
        return places.FirstOrDefault(place => File.Exists(Path.Combine(place, "initdb")) && File.Exists(Path.Combine(place, "postgres")));
    }
}
