using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.DataProtection;

namespace Een.Media.Emulator.PageTokens;

/// <summary>Makes page tokens that can be neither read nor forged: authenticated encryption, written as base64.</summary>
internal sealed class PageTokenProtector<T>(IDataProtectionProvider protection, string purpose, JsonTypeInfo<T> type)
    where T : class
{
    private readonly IDataProtector _protector = protection.CreateProtector(purpose);

    public string Protect(T content) => Convert.ToBase64String(_protector.Protect(JsonSerializer.SerializeToUtf8Bytes(content, type)));

    /// <summary>The content of a token of this emulator and purpose, or <see langword="null"/> for anything else.</summary>
    public T? Unprotect(string token)
    {
        try
        {
            byte[] bytes = Convert.FromBase64String(token);

            // Several base64 texts decode to the same bytes. Only the text that was issued is accepted.
            return Convert.ToBase64String(bytes) == token ? JsonSerializer.Deserialize(_protector.Unprotect(bytes), type) : null;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
