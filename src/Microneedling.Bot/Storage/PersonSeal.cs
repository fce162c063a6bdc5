using System.Security.Cryptography;
using System.Text;

namespace Microneedling.Bot.Storage;

public sealed partial class PersonalVault
{
    /// <summary>Seals and opens one person's texts. A box is nonce (12 bytes), tag (16 bytes), ciphertext.</summary>
    public sealed class PersonSeal(byte[] key)
    {
        internal const int KeySize = 32;
        private const int NonceSize = 12, TagSize = 16;

        // Made once, because making it takes longer than sealing a message. It serves one at a time.
        private readonly AesGcm aes = new(key, TagSize);

        public byte[] Seal(string text) => Seal(Encoding.UTF8.GetBytes(text));

        public byte[] Seal(ReadOnlySpan<byte> plain)
        {
            var box = new byte[NonceSize + TagSize + plain.Length];
            var nonce = box.AsSpan(0, NonceSize);
            RandomNumberGenerator.Fill(nonce);
            var cipher = box.AsSpan(NonceSize + TagSize);
            plain.CopyTo(cipher);
            lock (aes) aes.Encrypt(nonce, cipher, cipher, box.AsSpan(NonceSize, TagSize));
            return box;
        }

        /// <summary>The same text gives the same 16 bytes under this key only: for finding what is sealed without reading it.</summary>
        public byte[] Digest(string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text))[..16];

        /// <exception cref="CryptographicException">The box was sealed with another key or was changed.</exception>
        public string Open(byte[] box) => Encoding.UTF8.GetString(OpenBytes(box));

        private byte[] OpenBytes(byte[] box)
        {
            if (box.Length < NonceSize + TagSize) throw new CryptographicException("The box is cut short.");
            var plain = new byte[box.Length - NonceSize - TagSize];
            lock (aes) aes.Decrypt(box.AsSpan(0, NonceSize), box.AsSpan(NonceSize + TagSize), box.AsSpan(NonceSize, TagSize), plain);
            return plain;
        }

        /// <summary>As <see cref="Open"/>, but null for what was sealed with a key that is gone: a restored backup holds such boxes of erased people.</summary>
        public string? TryOpen(byte[] box) => TryOpenBytes(box) is { } plain ? Encoding.UTF8.GetString(plain) : null;

        /// <summary>As <see cref="TryOpen"/>, without making a text of it.</summary>
        public byte[]? TryOpenBytes(byte[] box)
        {
            try
            {
                return OpenBytes(box);
            }
            catch (CryptographicException)
            {
                return null;
            }
        }
    }
}
