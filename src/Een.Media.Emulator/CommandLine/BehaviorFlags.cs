using System.CommandLine;
using Een.Media.Emulator.Faults;

namespace Een.Media.Emulator.CommandLine;

/// <summary>Flags for behavior that the vendor's documentation leaves open, and for the rate limit of main images.</summary>
internal sealed class BehaviorFlags : FlagGroup
{
    private readonly Option<TokenPageOptions> _tokenPages;
    private readonly Option<EdgeToken> _edgeToken;
    private readonly Option<TimeSpan?> _pageTokenLifetime;
    private readonly Option<ExpiredPageToken> _expiredPageToken;
    private readonly Option<OverlaySvgEncoding> _svg;
    private readonly Option<TargetFitting> _fitting;
    private readonly Option<MissingStreamType> _missingType;
    private readonly Option<EmptyOverlayIds> _emptyOverlays;
    private readonly Option<FutureStart> _futureStart;
    private readonly Option<BaseUrlForm> _baseUrl;
    private readonly Option<TwoTimestamps> _twoTimestamps;
    private readonly Option<TimestampForms> _timestamps;
    private readonly Option<bool> _zulu;
    private readonly Option<LastPageToken> _lastPage;
    private readonly Option<ListTokenArguments> _listTokens;
    private readonly Option<MediaOrder> _order;
    private readonly Option<int> _cookieStatus;
    private readonly Option<bool> _withoutDetails;
    private readonly Option<bool> _noThrottle;
    private readonly Option<double> _rate;
    private readonly Option<int> _burst;
    private readonly Option<ThrottleScope> _scope;
    private readonly Option<RetryAfterForm> _retryAfter;

    public BehaviorFlags()
    {
        _noThrottle = Flag<bool>("--no-throttle", "No rate limit for main images.");
        _rate = Flag("--throttle-rate", "Main images per second.", 1.0);
        _burst = Flag("--throttle-burst", "Main images at once after a pause.", 3);
        _scope = Flag<ThrottleScope>("--throttle-scope", "Which cameras share a rate limit.");
        _retryAfter = Flag<RetryAfterForm>("--throttle-retry-after", "The Retry-After header of a 429.");
        _tokenPages = Flag<TokenPageOptions>("--token-pages", "Size and overlays of images fetched by page token.");
        _edgeToken = Flag<EdgeToken>("--edge-token", "The page token on a side where nothing is recorded.");
        _pageTokenLifetime = Flag<TimeSpan?>(
            "--page-token-lifetime", "How long page tokens are valid, such as 60s. Default: forever.", null,
            text => Quantity.Duration(text));
        _expiredPageToken = Flag<ExpiredPageToken>("--expired-page-token", "The answer to an expired page token.");
        _svg = Flag<OverlaySvgEncoding>("--overlay-svg", "The encoding of the overlay header.");
        _fitting = Flag<TargetFitting>("--both-targets", "The size when both targets are given and the aspect ratio differs.");
        _missingType = Flag<MissingStreamType>("--missing-type", "A recorded image without type.");
        _emptyOverlays = Flag<EmptyOverlayIds>("--empty-overlays", "A recorded image with an empty overlayId__in.");
        _futureStart = Flag<FutureStart>("--future-start", "Recording intervals from a time in the future.");
        _baseUrl = Flag<BaseUrlForm>("--base-url", "The form of httpsBaseUrl.");
        _twoTimestamps = Flag<TwoTimestamps>("--two-timestamps", "A recorded image with two timestamps.");
        _timestamps = Flag<TimestampForms>("--timestamps", "The timestamps that recorded images accept.");
        _zulu = Flag<bool>("--zulu", "Timestamps in answers end in Z.");
        _lastPage = Flag<LastPageToken>("--last-page", "The page token of a list's last page.");
        _listTokens = Flag<ListTokenArguments>("--list-tokens", "Other arguments beside the page token of a list.");
        _order = Flag<MediaOrder>("--media-order", "The order of recording intervals.");
        _cookieStatus = Flag("--cookie-status", "The status that sets the session cookie: 204 or 200.", 204);
        _withoutDetails = Flag<bool>("--errors-without-details", "Errors have no details.");
    }

    public override void Apply(ParseResult parsed, EenMediaEmulatorOptions options)
    {
        options.MainImageThrottle = parsed.GetValue(_noThrottle) ? null : new MainImageThrottle
        {
            PerSecond = parsed.GetValue(_rate),
            Burst = parsed.GetValue(_burst),
            Scope = parsed.GetValue(_scope),
            RetryAfter = parsed.GetValue(_retryAfter),
        };
        options.Behavior = new ServiceBehavior
        {
            TokenPageOptions = parsed.GetValue(_tokenPages),
            EdgeToken = parsed.GetValue(_edgeToken),
            PageTokenLifetime = parsed.GetValue(_pageTokenLifetime),
            ExpiredPageToken = parsed.GetValue(_expiredPageToken),
            OverlaySvgEncoding = parsed.GetValue(_svg),
            TargetFitting = parsed.GetValue(_fitting),
            MissingStreamType = parsed.GetValue(_missingType),
            EmptyOverlayIds = parsed.GetValue(_emptyOverlays),
            FutureStart = parsed.GetValue(_futureStart),
            BaseUrlForm = parsed.GetValue(_baseUrl),
            TwoTimestamps = parsed.GetValue(_twoTimestamps),
            RecordedImageTimestamps = parsed.GetValue(_timestamps),
            ZuluTimestamps = parsed.GetValue(_zulu),
            LastPageToken = parsed.GetValue(_lastPage),
            ListTokenArguments = parsed.GetValue(_listTokens),
            MediaOrder = parsed.GetValue(_order),
            SessionCookieStatus = parsed.GetValue(_cookieStatus),
            ErrorsWithoutDetails = parsed.GetValue(_withoutDetails),
        };
    }
}
