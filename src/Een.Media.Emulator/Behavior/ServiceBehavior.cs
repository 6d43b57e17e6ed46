namespace Een.Media.Emulator;

/// <summary>
/// How the service behaves where the vendor's documentation leaves it open. A client must survive every value. Each default is the most
/// likely one.
/// </summary>
public sealed record ServiceBehavior
{
    /// <summary>Whether an image fetched by page token keeps the size and overlays of the first request. Default: kept.</summary>
    public TokenPageOptions TokenPageOptions { get; init; }

    /// <summary>
    /// The value of <c>X-Een-NextToken</c> or <c>X-Een-PrevToken</c> if nothing is recorded on that side. Default: no header.
    /// </summary>
    public EdgeToken EdgeToken { get; init; }

    /// <summary>How long a page token is valid, more than zero. <see langword="null"/>, the default: forever.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The lifetime is not positive.</exception>
    public TimeSpan? PageTokenLifetime
    {
        get;
        init
        {
            if (value is { } lifetime)
                ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lifetime, TimeSpan.Zero, nameof(value));
            field = value;
        }
    }

    /// <summary>The answer to an expired page token. Default: 400.</summary>
    public ExpiredPageToken ExpiredPageToken { get; init; }

    /// <summary>The encoding of <c>X-Een-OverlaySvg</c>. Default: the SVG itself, on one line of ASCII.</summary>
    public OverlaySvgEncoding OverlaySvgEncoding { get; init; }

    /// <summary>
    /// The size when both targets are given and their aspect ratio is not the image's. Default: fits inside, not enlarged.
    /// </summary>
    public TargetFitting TargetFitting { get; init; }

    /// <summary>The answer to a request for a recorded image without <c>type</c>. Default: refused.</summary>
    public MissingStreamType MissingStreamType { get; init; }

    /// <summary>The answer to a request for a recorded image with an empty <c>overlayId__in=</c>. Default: refused.</summary>
    public EmptyOverlayIds EmptyOverlayIds { get; init; }

    /// <summary>The answer to a request for a recorded image with two timestamps. Default: refused.</summary>
    public TwoTimestamps TwoTimestamps { get; init; }

    /// <summary>
    /// The timestamps that requests for recorded images may use. Default: any numeric offset, or <c>Z</c>. (<c>/media</c> never accepts
    /// <c>Z</c>.)
    /// </summary>
    public TimestampForms RecordedImageTimestamps { get; init; }

    /// <summary>
    /// Whether timestamps in headers and JSON end in <c>Z</c> instead of <c>+00:00</c>. Default: <see langword="false"/>.
    /// </summary>
    public bool ZuluTimestamps { get; init; }

    /// <summary>The page token of a list's last page. Default: an empty string.</summary>
    public LastPageToken LastPageToken { get; init; }

    /// <summary>What happens to other arguments beside the page token of a list. Default: ignored.</summary>
    public ListTokenArguments ListTokenArguments { get; init; }

    /// <summary>The order in which <c>/media</c> lists intervals; the vendor promises none. Default: ascending.</summary>
    public MediaOrder MediaOrder { get; init; }

    /// <summary>The answer of <c>/media</c> to a start in the future. Default: a page without results.</summary>
    public FutureStart FutureStart { get; init; }

    /// <summary>The form of <c>httpsBaseUrl</c>. Default: host and port.</summary>
    public BaseUrlForm BaseUrlForm { get; init; }

    /// <summary>The status of the answer that sets the session cookie: 204, the default, or 200.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The status is neither.</exception>
    public int SessionCookieStatus
    {
        get;
        init => field = value is 200 or 204
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The status must be 200 or 204.");
    } = 204;

    /// <summary>Whether errors come without <c>details</c>, which the vendor allows. Default: <see langword="false"/>.</summary>
    public bool ErrorsWithoutDetails { get; init; }
}
