using System.Text.Json;
using Een.Media.Client.Authentication;

namespace Een.Media.Client;

/// <summary>
/// An account's tokens, as an <see cref="ITokenStore"/> keeps them: one opaque text. The text gives access to the account, so
/// <see cref="ToString"/> does not reveal it. Immutable.
/// </summary>
public sealed class StoredTokens
{
    internal StoredTokens(TokenRecord record) => Record = record;

    /// <summary>When the access token expires, in UTC; <see langword="null"/> when that is unknown or there is none.</summary>
    public DateTimeOffset? AccessTokenExpiresAt => Record.ExpiresAt;

    /// <summary>
    /// How often the tokens of the account were saved: one more than the revision of the tokens that these replace. It is for a store that
    /// several machines share without a common lock. Such a store must save these tokens only over the preceding revision, and throw
    /// otherwise. Other stores can ignore it.
    /// </summary>
    public long Revision => Record.Revision;

    internal TokenRecord Record { get; }

    /// <summary>Reads a stored text.</summary>
    /// <param name="text">What <see cref="Reveal"/> returned.</param>
    /// <returns>The tokens.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">The text does not hold tokens, or was written by a later version. The message does not quote
    /// it.</exception>
    public static StoredTokens Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        TokenRecord? record = null;
        try
        {
            record = JsonSerializer.Deserialize(text, TokenJson.Default.TokenRecord);
        }
        catch (JsonException)
        {
            // Not attached as an inner exception: it may quote the text.
        }

        return record switch
        {
            { Version: TokenRecord.CurrentVersion } => new(record.Checked()),
            { Version: > TokenRecord.CurrentVersion } =>
                throw new FormatException(
                    $"The stored tokens have format {record.Version}; this version of the client reads {TokenRecord.CurrentVersion}."),
            _ => throw new FormatException("The stored text does not contain tokens of Een.Media.Client. Remove it and sign in again."),
        };
    }

    /// <summary>The tokens as a text to store. Treat it as a secret.</summary>
    /// <returns>Text for <see cref="Parse"/>.</returns>
    public string Reveal() => JsonSerializer.Serialize(Record, TokenJson.Default.TokenRecord);

    /// <summary>Never the tokens.</summary>
    /// <returns>The same text for all tokens.</returns>
    public override string ToString() => "StoredTokens(redacted)";
}
