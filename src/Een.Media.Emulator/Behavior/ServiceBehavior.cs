namespace Een.Media.Emulator;

/// <summary>
/// Answers to the questions that the vendor's documentation leaves open. The real service behaves in one of these ways; a client has to
/// survive all of them. Every default is the most likely one.
/// </summary>
public sealed record ServiceBehavior
{
    /// <summary>Whether an image fetched by page token keeps the size and overlays of the first request. Default: kept.</summary>
    public TokenPageOptions TokenPageOptions { get; init; }

    /// <summary>What stands in <c>X-Een-NextToken</c> or <c>X-Een-PrevToken</c> where nothing is recorded on that side. Default: no header.</summary>
    public EdgeToken EdgeToken { get; init; }

    /// <summary>How long a page token is good for; <see langword="null"/>, the default, means for ever.</summary>
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

    /// <summary>How a page token past its lifetime is refused. Default: 400.</summary>
    public ExpiredPageToken ExpiredPageToken { get; init; }

    /// <summary>How <c>X-Een-OverlaySvg</c> is encoded. Default: the SVG itself, on one line of ASCII.</summary>
    public OverlaySvgEncoding OverlaySvgEncoding { get; init; }

    /// <summary>What happens when both targets are given and their ratio is not the picture's. Default: the picture fits inside and is not enlarged.</summary>
    public TargetFitting TargetFitting { get; init; }

    /// <summary>What a recorded image without <c>type</c> is. Default: refused.</summary>
    public MissingStreamType MissingStreamType { get; init; }

    /// <summary>What happens to a recorded image that is asked for by two timestamps. Default: refused.</summary>
    public TwoTimestamps TwoTimestamps { get; init; }

    /// <summary>Which forms of timestamp a recorded image may be asked by. Default: any numeric offset, not <c>Z</c>. (<c>/media</c> never accepts <c>Z</c>.)</summary>
    public TimestampForms RecordedImageTimestamps { get; init; }

    /// <summary>Whether timestamps in headers and JSON end in <c>Z</c> instead of <c>+00:00</c>. Default: <see langword="false"/>.</summary>
    public bool ZuluTimestamps { get; init; }

    /// <summary>What the last page of <c>/media</c> and <c>/feeds</c> says about a next one. Default: an empty string.</summary>
    public LastPageToken LastPageToken { get; init; }

    /// <summary>In which order <c>/media</c> lists the intervals: the vendor promises none. Default: ascending.</summary>
    public MediaOrder MediaOrder { get; init; }

    /// <summary>The status of the request that sets the session cookie: 204, the default, or 200.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The status is neither.</exception>
    public int SessionCookieStatus
    {
        get;
        init => field = value is 200 or 204 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The session cookie is set by a 200 or a 204.");
    } = 204;

    /// <summary>Whether errors come without <c>details</c>, as the service is free to send them. Default: <see langword="false"/>.</summary>
    public bool ErrorsWithoutDetails { get; init; }
}
