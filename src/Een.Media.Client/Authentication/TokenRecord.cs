using System.Text.Json.Serialization;

namespace Een.Media.Client.Authentication;

/// <summary>What must survive the process. Any part may be missing: what has arrived is kept, even if something else has not.</summary>
internal sealed record TokenRecord
{
    public const int CurrentVersion = 1;
    private const int MaxOrigins = 16;

    public int Version { get; init; }

    /// <summary>See <see cref="StoredTokens.Revision"/>.</summary>
    public long Revision { get; init; }

    public string? AccessToken { get; init; }

    public DateTimeOffset? ObtainedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public string? RefreshToken { get; init; }

    /// <summary>
    /// The account's API root as the service named it. It is checked at every use, because the file may have been edited.
    /// </summary>
    public Uri? BaseAddress { get; init; }

    /// <summary>
    /// Fingerprints of the refresh tokens and codes that programs started with and that led to these tokens, oldest first. A listed one has
    /// been used up, so a program that still has it in its configuration continues with these tokens instead.
    /// </summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>A renewal that has begun and whose answer is not stored (yet).</summary>
    public RenewalMark? Pending { get; init; }

    public TokenRecord WithOrigin(string fingerprint) =>
        Origins.Contains(fingerprint) ? this : this with { Origins = [.. Origins.Append(fingerprint).TakeLast(MaxOrigins)] };

    /// <summary>The record with an empty list where the JSON had null.</summary>
    public TokenRecord Checked() => this with { Origins = Origins ?? [] };

    /// <summary>Never a value.</summary>
    public override string ToString() => "TokenRecord(redacted)";
}

/// <summary>Marks a renewal that has begun. Written before the request is sent, and removed with the reply.</summary>
/// <param name="Fingerprint">The fingerprint of the refresh token or code that was sent.</param>
/// <param name="StartedAt">When the renewal began.</param>
internal sealed record RenewalMark(string Fingerprint, DateTimeOffset StartedAt);

/// <summary>The stored form, read and written without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(TokenRecord))]
internal sealed partial class TokenJson : JsonSerializerContext;
