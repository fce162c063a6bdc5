using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Microneedling.Bot.Web.Widget;

/// <summary>
/// The files of <c>wwwroot</c>, read and compressed once at start: they are few and small, and every visitor waits for
/// them. Their common version stands in their address, so that browsers keep them for good.
/// </summary>
public sealed class PageAssets
{
    private static readonly FileExtensionContentTypeProvider Types = new();
    private readonly FrozenDictionary<string, Asset> assets;

    public PageAssets()
    {
        var root = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        assets = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .ToFrozenDictionary(file => Path.GetRelativePath(root, file).Replace('\\', '/'), Asset.Read, StringComparer.Ordinal);
        Version = Convert.ToHexStringLower(SHA256.HashData([.. assets.OrderBy(asset => asset.Key, StringComparer.Ordinal).SelectMany(asset => asset.Value.Hash)]))[..12];
    }

    /// <summary>Changes when any file does.</summary>
    public string Version { get; }

    public string Text(string path) => System.Text.Encoding.UTF8.GetString(assets[path].Plain);

    /// <param name="maxAge">Seconds for which a browser need not ask again.</param>
    public IResult Serve(HttpContext context, string path, int maxAge, bool immutable = false)
    {
        if (!assets.TryGetValue(path, out var asset)) return Results.NotFound();
        var response = context.Response;
        response.Headers.CacheControl = immutable ? $"public, max-age={maxAge}, immutable" : $"public, max-age={maxAge}";
        response.Headers.Vary = "Accept-Encoding";
        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        var (bytes, encoding) = accepted.Contains("br", StringComparison.Ordinal) ? (asset.Brotli, "br")
            : accepted.Contains("gzip", StringComparison.Ordinal) ? (asset.Gzip, "gzip")
            : (asset.Plain, null);
        if (encoding is not null) response.Headers.ContentEncoding = encoding;
        return Results.Bytes(bytes, asset.Type, entityTag: new EntityTagHeaderValue($"\"{Version}-{encoding ?? "plain"}\""));
    }

    private sealed record Asset(byte[] Plain, byte[] Gzip, byte[] Brotli, byte[] Hash, string Type)
    {
        public static Asset Read(string file)
        {
            var plain = File.ReadAllBytes(file);
            var type = Types.TryGetContentType(file, out var known) ? known : "application/octet-stream";
            if (type.StartsWith("text/", StringComparison.Ordinal)) type += "; charset=utf-8";
            return new(plain, Compress(plain, to => new GZipStream(to, CompressionLevel.SmallestSize)),
                Compress(plain, to => new BrotliStream(to, CompressionLevel.SmallestSize)), SHA256.HashData(plain), type);
        }

        private static byte[] Compress(byte[] plain, Func<Stream, Stream> compressor)
        {
            using var packed = new MemoryStream();
            using (var stream = compressor(packed)) stream.Write(plain);
            return packed.ToArray();
        }
    }
}
