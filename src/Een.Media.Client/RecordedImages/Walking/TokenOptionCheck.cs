namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// Whether pages reached by token still have the size and the overlays that the walk began with. Nobody knows whether the service keeps
/// them, so each page is compared with what the last request by timestamp gave. A page without an SVG overlay may have lost it, or there is
/// none: the first such page of a walk is asked for again, and then every sixteenth, until a token has kept an overlay. Once tokens are
/// known to lose options, each such page is: slices that began before still go on by token.
/// </summary>
internal sealed class TokenOptionCheck(RecordedImageRequest first)
{
    /// <summary>Where nothing moves, no page has an overlay: asking for each of them again would double the requests.</summary>
    private const int SvgCheckInterval = 16;

    private readonly bool _sized =
        first is RecordedImageTimeRequest { TargetWidth: not null } or RecordedImageTimeRequest { TargetHeight: not null };
    private readonly bool _wantsSvg = first is RecordedImageTimeRequest { Overlays: OverlayMode.SvgHeader or OverlayMode.Both };
    private (int Width, int Height)? _size;
    private bool _tokensKeepSvg;
    private int _withoutSvg;
    private volatile bool _tokensLoseOptions;

    /// <summary>Whether the service's tokens are known to lose what was asked for.</summary>
    public bool TokensLoseOptions => _tokensLoseOptions;

    /// <summary>Takes note of a page that stated its options itself.</summary>
    public void Learn(RecordedImage byTimestamp) => _size = (byTimestamp.Width, byTimestamp.Height);

    /// <summary>Whether this page, reached by token, may have lost something, so that it must be asked for again to know.</summary>
    public bool Suspects(RecordedImage byToken)
    {
        _tokensKeepSvg |= byToken.OverlaySvg is not null;
        return (_sized && _size is { } size && size != (byToken.Width, byToken.Height))
            || (_wantsSvg && !_tokensKeepSvg && (_tokensLoseOptions || _withoutSvg++ % SvgCheckInterval == 0));
    }

    /// <summary>Compares the page by token with the same one asked for by timestamp. True: it had lost something.</summary>
    public bool Confirm(RecordedImage byToken, RecordedImage byTimestamp)
    {
        Learn(byTimestamp);
        bool lost = (byToken.Width, byToken.Height) != (byTimestamp.Width, byTimestamp.Height)
            || (byToken.OverlaySvg is null && byTimestamp.OverlaySvg is not null);
        _tokensLoseOptions |= lost;
        return lost;
    }
}
