using System.CommandLine;

namespace Een.Media.Emulator.CommandLine;

/// <summary>The flags for what the vendor's documentation leaves open; each one's default is the first value that its help lists.</summary>
internal sealed class BehaviorOptions
{
    private readonly Option<TokenPageOptions> _tokenPages = new("--token-pages") { Description = "Size and overlays on images fetched by page token." };
    private readonly Option<EdgeToken> _edgeToken = new("--edge-token") { Description = "The token header where nothing is recorded on that side." };
    private readonly Option<TimeSpan?> _pageTokenLifetime = EmulatorCommand.Quantified<TimeSpan?>("--page-token-lifetime", "How long page tokens last, such as 60s; for ever without it.", text => Quantity.Duration(text), null);
    private readonly Option<ExpiredPageToken> _expiredPageToken = new("--expired-page-token") { Description = "How an expired page token is refused." };
    private readonly Option<OverlaySvgEncoding> _svg = new("--overlay-svg") { Description = "Encoding of the overlay header." };
    private readonly Option<TargetFitting> _fitting = new("--both-targets") { Description = "A size of another ratio than the picture's." };
    private readonly Option<MissingStreamType> _missingType = new("--missing-type") { Description = "A recorded image without type." };
    private readonly Option<TwoTimestamps> _twoTimestamps = new("--two-timestamps") { Description = "A recorded image by two timestamps." };
    private readonly Option<TimestampForms> _timestamps = new("--timestamps") { Description = "Timestamps that a recorded image may be asked by." };
    private readonly Option<bool> _zulu = new("--zulu") { Description = "End the timestamps of answers in Z." };
    private readonly Option<LastPageToken> _lastPage = new("--last-page") { Description = "The token of a listing's last page." };
    private readonly Option<MediaOrder> _order = new("--media-order") { Description = "Order of recording intervals." };
    private readonly Option<int> _cookieStatus = new("--cookie-status") { Description = "Status that sets the session cookie: 204 or 200.", DefaultValueFactory = _ => 204 };
    private readonly Option<bool> _withoutDetails = new("--errors-without-details") { Description = "Send errors without their details." };
    private readonly Option<RefreshTokenMode> _refreshTokens = new("--refresh-tokens") { Description = "What using a refresh token does to it." };
    private readonly Option<TimeSpan> _codeLifetime = EmulatorCommand.Quantified("--code-lifetime", "How long authorization codes last.", Quantity.Duration, TimeSpan.FromMinutes(5));
    private readonly Option<TimeSpan> _refreshLifetime = EmulatorCommand.Quantified("--refresh-idle-lifetime", "How long a refresh token may lie unused.", Quantity.Duration, TimeSpan.FromDays(14));
    private readonly Option<TimeSpan> _signInLifetime = EmulatorCommand.Quantified("--sign-in-lifetime", "How long a sign-in lasts altogether.", Quantity.Duration, TimeSpan.FromDays(90));
    private readonly Option<int> _refusedGrant = new("--refused-grant") { Description = "Status that refuses a grant: 401 or 400.", DefaultValueFactory = _ => 401 };
    private readonly Option<OAuthErrorShape> _errorShape = new("--oauth-errors") { Description = "Body of a refused token request." };

    public void AddTo(Command command)
    {
        foreach (Option option in (IEnumerable<Option>)
        [
            _tokenPages, _edgeToken, _pageTokenLifetime, _expiredPageToken, _svg, _fitting, _missingType, _twoTimestamps, _timestamps, _zulu,
            _lastPage, _order, _cookieStatus, _withoutDetails, _refreshTokens, _codeLifetime, _refreshLifetime,
            _signInLifetime, _refusedGrant, _errorShape,
        ])
        {
            command.Options.Add(option);
        }
    }

    public ServiceBehavior Read(ParseResult parsed) => new()
    {
        TokenPageOptions = parsed.GetValue(_tokenPages),
        EdgeToken = parsed.GetValue(_edgeToken),
        PageTokenLifetime = parsed.GetValue(_pageTokenLifetime),
        ExpiredPageToken = parsed.GetValue(_expiredPageToken),
        OverlaySvgEncoding = parsed.GetValue(_svg),
        TargetFitting = parsed.GetValue(_fitting),
        MissingStreamType = parsed.GetValue(_missingType),
        TwoTimestamps = parsed.GetValue(_twoTimestamps),
        RecordedImageTimestamps = parsed.GetValue(_timestamps),
        ZuluTimestamps = parsed.GetValue(_zulu),
        LastPageToken = parsed.GetValue(_lastPage),
        MediaOrder = parsed.GetValue(_order),
        SessionCookieStatus = parsed.GetValue(_cookieStatus),
        ErrorsWithoutDetails = parsed.GetValue(_withoutDetails),
    };

    public OAuthOptions ReadOAuth(ParseResult parsed) => new()
    {
        RefreshTokens = parsed.GetValue(_refreshTokens),
        AuthorizationCodeLifetime = parsed.GetValue(_codeLifetime),
        RefreshTokenIdleLifetime = parsed.GetValue(_refreshLifetime),
        SignInLifetime = parsed.GetValue(_signInLifetime),
        RefusedGrantStatus = parsed.GetValue(_refusedGrant),
        ErrorShape = parsed.GetValue(_errorShape),
    };
}
