using System.CommandLine;
using Een.Media.Emulator.Faults;

namespace Een.Media.Emulator.CommandLine;

/// <summary>Flags for access tokens and sign-in.</summary>
internal sealed class SignInFlags : FlagGroup
{
    private readonly Option<string?> _token;
    private readonly Option<string?> _state;
    private readonly Option<TimeSpan> _tokenLifetime;
    private readonly Option<RefreshTokenMode> _refreshTokens;
    private readonly Option<TimeSpan> _codeLifetime;
    private readonly Option<TimeSpan> _refreshLifetime;
    private readonly Option<TimeSpan> _signInLifetime;
    private readonly Option<int> _refusedGrant;
    private readonly Option<OAuthErrorShape> _errorShape;

    public SignInFlags()
    {
        _token = Flag<string?>("--token", "An access token that is always valid, such as dev.");
        _state = Flag<string?>("--state", "A directory for keys and tokens, which then stay valid after a restart.");
        _tokenLifetime = Flag("--token-lifetime", "How long access tokens are valid.", TimeSpan.FromHours(12), Quantity.Duration);
        _refreshTokens = Flag<RefreshTokenMode>("--refresh-tokens", "What happens to a refresh token when it is used.");
        _codeLifetime = Flag("--code-lifetime", "How long authorization codes are valid.", TimeSpan.FromMinutes(5), Quantity.Duration);
        _refreshLifetime = Flag(
            "--refresh-idle-lifetime", "How long an unused refresh token is valid.", TimeSpan.FromDays(14), Quantity.Duration);
        _signInLifetime = Flag("--sign-in-lifetime", "How long a sign-in lasts in total.", TimeSpan.FromDays(90), Quantity.Duration);
        _refusedGrant = Flag("--refused-grant", "The status that refuses an invalid grant: 401 or 400.", 401);
        _errorShape = Flag<OAuthErrorShape>("--oauth-errors", "The body of a refused token request.");
    }

    public override void Apply(ParseResult parsed, EenMediaEmulatorOptions options)
    {
        options.FixedAccessToken = parsed.GetValue(_token);
        options.StateDirectory = parsed.GetValue(_state);
        options.AccessTokenLifetime = parsed.GetValue(_tokenLifetime);
        options.OAuth = new OAuthOptions
        {
            RefreshTokens = parsed.GetValue(_refreshTokens),
            AuthorizationCodeLifetime = parsed.GetValue(_codeLifetime),
            RefreshTokenIdleLifetime = parsed.GetValue(_refreshLifetime),
            SignInLifetime = parsed.GetValue(_signInLifetime),
            RefusedGrantStatus = parsed.GetValue(_refusedGrant),
            ErrorShape = parsed.GetValue(_errorShape),
        };
    }
}
