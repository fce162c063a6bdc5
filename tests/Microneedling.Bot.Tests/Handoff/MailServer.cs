using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace Microneedling.Bot.Tests.Handoff;

/// <summary>
/// A mail server of the test's own on a loopback port. It keeps what it takes, offers STARTTLS when it has a certificate,
/// and can be away or hang up before it has said that it took something.
/// </summary>
public sealed partial class MailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2? certificate;
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentBag<Task> sessions = [];
    private readonly Task accepting;

    /// <param name="certificate">With its key; null: no STARTTLS is offered.</param>
    public MailServer(X509Certificate2? certificate = null)
    {
        this.certificate = certificate;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Every connection is turned away with "421".</summary>
    public volatile bool IsAway;

    /// <summary>The next mail is taken, and the connection lost before the sender learns it.</summary>
    public volatile bool LosesNextAnswer;

    /// <summary>Offers STARTTLS and goes on in the clear, as someone in between would.</summary>
    public bool OnlyPretendsTls { get; init; }

    /// <summary>The mails in the order in which they came, lines unwrapped.</summary>
    public ConcurrentQueue<string> Mails { get; } = new();

    /// <summary>What was said to it before the connection was encrypted.</summary>
    public ConcurrentQueue<string> InTheClear { get; } = new();

    public int TurnedAway => turnedAway;

    private int turnedAway;

    /// <summary>The idempotency key of each mail.</summary>
    public IReadOnlyList<string> Keys => [.. Mails.Select(mail => Key().Match(mail).Groups[1].Value)];

    private async Task AcceptAsync()
    {
        try
        {
            while (true) sessions.Add(ServeAsync(await listener.AcceptTcpClientAsync(stopping.Token)));
        }
        catch (Exception fault) when (fault is OperationCanceledException or ObjectDisposedException or SocketException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var held = client;
        Stream stream = client.GetStream();
        try
        {
            if (IsAway)
            {
                Interlocked.Increment(ref turnedAway);
                await SayAsync(stream, "421 come back later");
                return;
            }
            await SayAsync(stream, "220 test");
            var reader = new StreamReader(stream, Encoding.UTF8);
            while (await reader.ReadLineAsync(stopping.Token) is { } line)
            {
                if (stream is not SslStream) InTheClear.Enqueue(line);
                switch (line.Split(' ')[0].ToUpperInvariant())
                {
                    case "EHLO" when stream is not SslStream && (certificate is not null || OnlyPretendsTls):
                        await SayAsync(stream, "250-test", "250-AUTH LOGIN", "250 STARTTLS");
                        break;
                    case "EHLO":
                        await SayAsync(stream, "250-test", "250 AUTH LOGIN");
                        break;
                    case "STARTTLS" when certificate is not null:
                        await SayAsync(stream, "220 go on");
                        var tls = new SslStream(stream);
                        await tls.AuthenticateAsServerAsync(certificate);
                        (stream, reader) = (tls, new StreamReader(tls, Encoding.UTF8));
                        break;
                    case "STARTTLS":
                        await SayAsync(stream, "220 go on");
                        await SayAsync(stream, "250 in the clear");
                        break;
                    case "AUTH":
                        await SayAsync(stream, "334 UGFzc3dvcmQ6");
                        await reader.ReadLineAsync(stopping.Token);
                        await SayAsync(stream, "235 welcome");
                        break;
                    case "DATA":
                        await SayAsync(stream, "354 go on");
                        Mails.Enqueue(await MailAsync(reader));
                        if (LosesNextAnswer)
                        {
                            LosesNextAnswer = false;
                            return;
                        }
                        await SayAsync(stream, "250 taken");
                        break;
                    case "QUIT":
                        await SayAsync(stream, "221 bye");
                        return;
                    default:
                        await SayAsync(stream, "250 OK");
                        break;
                }
            }
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
            // The other side hung up, as it does when it does not trust the certificate.
        }
    }

    private async Task<string> MailAsync(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(stopping.Token) is { } line && line != ".") mail.Append(line).Append('\n');
        return mail.ToString().Replace("=\n", "", StringComparison.Ordinal); // quoted-printable wraps long lines
    }

    private static async Task SayAsync(Stream stream, params string[] lines)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Concat(lines.Select(line => line + "\r\n"))));
        await stream.FlushAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Dispose();
        await accepting;
        await Task.WhenAll(sessions);
        stopping.Dispose();
    }

    [GeneratedRegex(@"^Idempotency-Key: *(\S+)", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Key();
}
