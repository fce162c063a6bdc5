namespace Microneedling.Bot.Web.DirectLine;

/// <summary>Reads a small body whole.</summary>
internal static class RequestBody
{
    /// <summary>The bytes, or null when there are more than <paramref name="limit"/>.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit) return null;
        using var body = new MemoryStream((int)(request.ContentLength ?? 1_024));
        var buffer = new byte[8_192];
        while (await request.Body.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (body.Length + count > limit) return null;
            body.Write(buffer, 0, count);
        }
        return body.ToArray();
    }
}
