using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.DataProtection;

namespace Een.Media.Emulator.PageTokens;

/// <summary>Makes page tokens that say nothing to their holder and cannot be forged: authenticated encryption, base64 on the outside.</summary>
internal sealed class TokenSeal<T>(IDataProtectionProvider protection, string purpose, JsonTypeInfo<T> type)
    where T : class
{
    private readonly IDataProtector _protector = protection.CreateProtector(purpose);

    public string Close(T content) => Convert.ToBase64String(_protector.Protect(JsonSerializer.SerializeToUtf8Bytes(content, type)));

    /// <summary>The content of a token of this emulator and purpose, or <see langword="null"/> for anything else.</summary>
    public T? Open(string token)
    {
        try
        {
            byte[] bytes = Convert.FromBase64String(token);

            // Base64 has several spellings of the same bytes; only the one that was given out counts.
            return Convert.ToBase64String(bytes) == token ? JsonSerializer.Deserialize(_protector.Unprotect(bytes), type) : null;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
