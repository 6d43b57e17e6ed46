using System.IdentityModel.Tokens.Jwt;
using Een.Media.Client.Errors;
using Een.Media.Client.Http;

namespace Een.Media.Client.Authentication;

/// <summary>Checks that access tokens can be sent in a header, and reads when they expire if they are JWTs.</summary>
internal static class AccessTokenParser
{
    /// <summary>Real JWTs are shorter. Parsing longer ones would only waste memory.</summary>
    private const int LongestReadable = 16 * 1024;

    public static AccessToken ToAccessToken(string token, string parameterName)
    {
        if (string.IsNullOrWhiteSpace(token))
        {
            throw new ArgumentException(
                "The access token is empty. Check where it comes from, for example whether the environment variable is set.",
                parameterName);
        }

        if (!IsUsable(token))
            throw new ArgumentException(
                "The access token contains white space or characters that a token cannot have. Pass the token without the word Bearer.",
                parameterName);
        return new(token, ExpiryOf(token), BaseAddress: null);
    }

    /// <summary>Whether it can travel in a header: not empty, printable ASCII, no white space.</summary>
    public static bool IsUsable(string? token) => token is { Length: > 0 } && token.All(c => c is > ' ' and <= '~');

    /// <summary>Throws if a token has expired, even if the clock of this machine is ahead by the tolerance.</summary>
    public static AccessToken ThrowIfExpired(AccessToken token, AuthenticationSettings settings)
    {
        DateTimeOffset now = settings.Time.GetUtcNow();
        if (token.ExpiresAt is not { } expiry || now - expiry < settings.ClockTolerance)
            return token;
        throw new EenAuthenticationException(
            $"The access token expired at {ClockSkew.Format(expiry)}; this machine's clock says {ClockSkew.Format(now)}. Nothing was sent. "
            + "Sign in again, or use a credential that renews itself. If the clock is wrong, correct it.",
            new ApiError(StatusCode: null))
        { ExpiredAt = expiry };
    }

    /// <summary>The JWT's <c>exp</c>; <see langword="null"/> if the token is opaque or has none.</summary>
    public static DateTimeOffset? ExpiryOf(string token)
    {
        if (token.Length > LongestReadable)
            return null;
        try
        {
            DateTime expiry = new JwtSecurityTokenHandler().ReadJwtToken(token).ValidTo;
            return expiry == DateTime.MinValue ? null : new DateTimeOffset(DateTime.SpecifyKind(expiry, DateTimeKind.Utc));
        }
        catch (ArgumentException)
        {
            // Text that is not a JWT always ends in this type of exception. Such a token is opaque, and is sent as it is.
            return null;
        }
    }
}
