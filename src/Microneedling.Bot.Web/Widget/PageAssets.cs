using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Microneedling.Bot.Web.Widget;

/// <summary>
/// The files of <c>wwwroot</c>, read and compressed once at start: they are few and small, and every visitor waits for
/// them. Their common version stands in their address, so that browsers keep them for good. The chat's modules are served
/// joined, as <c>chat.js</c>.
/// </summary>
public sealed class PageAssets
{
    private static readonly FileExtensionContentTypeProvider Types = new();
    private readonly FrozenDictionary<string, Asset> assets;

    public PageAssets()
    {
        var root = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(root, file).Replace('\\', '/'), Bytes: File.ReadAllBytes(file)));
        assets = files.Append((Path: "chat.js", Bytes: Encoding.UTF8.GetBytes(ScriptBundle.Of(Path.Combine(root, "chat", "chat.js")))))
            .ToFrozenDictionary(file => file.Path, file => Asset.Of(file.Path, file.Bytes), StringComparer.Ordinal);
        Version = Convert.ToHexStringLower(SHA256.HashData([.. assets.OrderBy(asset => asset.Key, StringComparer.Ordinal).SelectMany(asset => asset.Value.Hash)]))[..12];
    }

    /// <summary>Changes when any file does.</summary>
    public string Version { get; }

    public string Text(string path) => Encoding.UTF8.GetString(assets[path].Plain);

    /// <param name="maxAge">Seconds for which a browser need not ask again.</param>
    public IResult Serve(HttpContext context, string path, int maxAge, bool immutable = false)
    {
        if (!assets.TryGetValue(path, out var asset)) return Results.NotFound();
        context.Response.Headers.CacheControl = immutable ? $"public, max-age={maxAge}, immutable" : $"public, max-age={maxAge}";
        var encoding = Negotiate(context);
        return Results.Bytes(encoding switch { "br" => asset.Brotli, "gzip" => asset.Gzip, _ => asset.Plain }, asset.Type, entityTag: new EntityTagHeaderValue($"\"{Version}-{encoding ?? "plain"}\""));
    }

    /// <summary>
    /// A page that was made for this visitor, compressed for the way. What is secret in it may be compressed, because nothing
    /// in it is chosen by whoever made the visitor ask for it.
    /// </summary>
    public static IResult Page(HttpContext context, string html)
    {
        const string Type = "text/html; charset=utf-8";
        var plain = Encoding.UTF8.GetBytes(html);
        return Negotiate(context) switch
        {
            "br" => Results.Bytes(Compress(plain, to => new BrotliStream(to, CompressionLevel.Fastest)), Type),
            "gzip" => Results.Bytes(Compress(plain, to => new GZipStream(to, CompressionLevel.Fastest)), Type),
            _ => Results.Bytes(plain, Type),
        };
    }

    private static string? Negotiate(HttpContext context)
    {
        context.Response.Headers.Vary = "Accept-Encoding";
        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        var encoding = accepted.Contains("br", StringComparison.Ordinal) ? "br" : accepted.Contains("gzip", StringComparison.Ordinal) ? "gzip" : null;
        if (encoding is not null) context.Response.Headers.ContentEncoding = encoding;
        return encoding;
    }

    private static byte[] Compress(byte[] plain, Func<Stream, Stream> compressor)
    {
        using var packed = new MemoryStream();
        using (var stream = compressor(packed)) stream.Write(plain);
        return packed.ToArray();
    }

    /// <summary>Packed as small as can be, once, when somebody first asks for it.</summary>
    private sealed record Asset(byte[] Plain, byte[] Hash, string Type)
    {
        private byte[]? gzip, brotli;

        public byte[] Gzip => gzip ??= Compress(Plain, to => new GZipStream(to, CompressionLevel.SmallestSize));

        public byte[] Brotli => brotli ??= Compress(Plain, to => new BrotliStream(to, CompressionLevel.SmallestSize));

        public static Asset Of(string path, byte[] plain)
        {
            var type = Types.TryGetContentType(path, out var known) ? known : "application/octet-stream";
            if (type.StartsWith("text/", StringComparison.Ordinal)) type += "; charset=utf-8";
            return new(plain, SHA256.HashData(plain), type);
        }
    }
}
