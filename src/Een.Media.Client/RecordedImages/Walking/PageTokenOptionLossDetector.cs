namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// Notices that a page token has lost the size or the overlays of the first request. The vendor does not document whether tokens keep them,
/// so each such frame is compared with the result of the last request by timestamp. A frame without an SVG overlay may have lost it, or has
/// none. So the first such frame of a walk is requested again, and then every sixteenth, until a token has kept an overlay. Once tokens are
/// known to lose options, every such frame is requested again, because slices that began earlier still use tokens.
/// </summary>
internal sealed class PageTokenOptionLossDetector(RecordedImageRequest first)
{
    /// <summary>Where nothing moves, no frame has an overlay. Requesting each of them again would double the requests.</summary>
    private const int SvgCheckInterval = 16;

    private readonly bool _sized =
        first is RecordedImageTimeRequest { TargetWidth: not null } or RecordedImageTimeRequest { TargetHeight: not null };
    private readonly bool _wantsSvg = first is RecordedImageTimeRequest { Overlays: OverlayMode.SvgHeader or OverlayMode.Both };
    private (int Width, int Height)? _size;
    private bool _tokensKeepSvg;
    private int _withoutSvg;
    private volatile bool _tokensLoseOptions;

    /// <summary>Whether the service's tokens are known to lose the size or the overlays.</summary>
    public bool TokensLoseOptions => _tokensLoseOptions;

    /// <summary>Learns from a frame whose request stated the options.</summary>
    public void Learn(RecordedImage byTimestamp) => _size = (byTimestamp.Width, byTimestamp.Height);

    /// <summary>Whether a frame reached by token may have lost an option, so that it must be requested again.</summary>
    public bool Suspects(RecordedImage byToken)
    {
        _tokensKeepSvg |= byToken.OverlaySvg is not null;
        return (_sized && _size is { } size && size != (byToken.Width, byToken.Height))
            || (_wantsSvg && !_tokensKeepSvg && (_tokensLoseOptions || _withoutSvg++ % SvgCheckInterval == 0));
    }

    /// <summary>
    /// Compares a frame reached by token with the same frame requested by timestamp. Returns whether it had lost an option.
    /// </summary>
    public bool Confirm(RecordedImage byToken, RecordedImage byTimestamp)
    {
        Learn(byTimestamp);
        bool lost = (byToken.Width, byToken.Height) != (byTimestamp.Width, byTimestamp.Height)
            || (byToken.OverlaySvg is null && byTimestamp.OverlaySvg is not null);
        _tokensLoseOptions |= lost;
        return lost;
    }
}
