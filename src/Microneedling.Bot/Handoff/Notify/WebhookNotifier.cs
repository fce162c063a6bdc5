using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Microneedling.Bot.Handoff.Notify;

/// <summary>
/// Tells another program with a signed call. Header <c>X-Signature: t=UNIX-SECONDS,v1=HEX</c>: HMAC-SHA256, with the
/// shared secret, of the seconds, a full stop and the body as sent.
/// </summary>
public sealed class WebhookNotifier(IOptions<WebhookOptions> options, TimeProvider clock) : INotifier, IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(10),
    };

    public string Channel => "webhook";

    public async Task SendAsync(Notice notice, CancellationToken cancellationToken)
    {
        var hook = options.Value;
        var body = WebhookBody.Of(notice, hook.Format);
        using var request = new HttpRequestMessage(HttpMethod.Post, hook.Url)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } },
        };
        request.Headers.Add("Idempotency-Key", notice.Id.ToString());
        request.Headers.Add("X-Signature", Sign(hook.Secret, clock.GetUtcNow().ToUnixTimeSeconds(), body));
        try
        {
            using var answer = await http.SendAsync(request, cancellationToken);
            if (!answer.IsSuccessStatusCode) throw new NotifyFault($"the receiver answered {(int)answer.StatusCode}.");
        }
        catch (HttpRequestException fault)
        {
            throw new NotifyFault($"the receiver cannot be reached ({fault.HttpRequestError}).", fault);
        }
        catch (TaskCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw new NotifyFault("the receiver did not answer within 10 seconds.", fault);
        }
    }

    /// <summary>The header's value.</summary>
    public static string Sign(string secret, long seconds, ReadOnlySpan<byte> body)
    {
        var time = seconds.ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.UTF8.GetBytes(time + "."), .. body];
        return $"t={time},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}";
    }

    public void Dispose() => http.Dispose();
}
