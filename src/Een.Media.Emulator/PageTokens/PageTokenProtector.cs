using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Een.Media.Emulator.PageTokens;

/// <summary>Creates page tokens that cannot be read or forged: authenticated encryption, written as base64.</summary>
/// <param name="protection">The keys.</param>
/// <param name="purpose">The kind of token. A token of another purpose is refused.</param>
/// <param name="type">The content.</param>
/// <param name="urlSafe">Whether tokens use no <c>+</c>, <c>/</c> and <c>=</c>: some callers paste the tokens of lists unescaped.</param>
internal sealed class PageTokenProtector<T>(
    IDataProtectionProvider protection, string purpose, JsonTypeInfo<T> type, bool urlSafe = false)
    where T : class
{
    private readonly IDataProtector _protector = protection.CreateProtector(purpose);

    public string Protect(T content) => Encode(_protector.Protect(JsonSerializer.SerializeToUtf8Bytes(content, type)));

    /// <summary>The content of a token of this emulator and purpose, or <see langword="null"/> for anything else.</summary>
    public T? Unprotect(string token)
    {
        try
        {
            byte[] bytes = urlSafe ? WebEncoders.Base64UrlDecode(token) : Convert.FromBase64String(token);

            // Several base64 texts decode to the same bytes. Only the text that was issued is accepted.
            return Encode(bytes) == token ? JsonSerializer.Deserialize(_protector.Unprotect(bytes), type) : null;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return null;
        }
    }

    private string Encode(byte[] bytes) => urlSafe ? WebEncoders.Base64UrlEncode(bytes) : Convert.ToBase64String(bytes);
}
