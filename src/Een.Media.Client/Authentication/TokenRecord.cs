using System.Text.Json.Serialization;

namespace Een.Media.Client.Authentication;

/// <summary>What has to survive the process. Any part may be missing: nothing that did arrive is thrown away for what did not.</summary>
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

    /// <summary>The account's API root as the service named it; checked whenever it is used, since the file may have been edited.</summary>
    public Uri? BaseAddress { get; init; }

    /// <summary>
    /// Fingerprints of the refresh tokens and codes that a program started from and that led here, oldest first. One that is
    /// listed has been used up, so a program that still has it in its configuration goes on from here instead.
    /// </summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>A renewal whose answer was not seen (yet).</summary>
    public RenewalMark? Pending { get; init; }

    public TokenRecord WithOrigin(string fingerprint) =>
        Origins.Contains(fingerprint) ? this : this with { Origins = [.. Origins.Append(fingerprint).TakeLast(MaxOrigins)] };

    /// <summary>The record with null where JSON had null for something that cannot be.</summary>
    public TokenRecord Checked() => this with { Origins = Origins ?? [] };

    /// <summary>Never a value.</summary>
    public override string ToString() => "TokenRecord(redacted)";
}

/// <summary>That a renewal was begun: written before the request leaves, removed by the reply.</summary>
/// <param name="Fingerprint">Of the refresh token or code that was sent.</param>
/// <param name="StartedAt">When.</param>
internal sealed record RenewalMark(string Fingerprint, DateTimeOffset StartedAt);

/// <summary>The stored form, read and written without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(TokenRecord))]
internal sealed partial class TokenJson : JsonSerializerContext;
