namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// Whether pages reached by token still have the size and the overlays that the walk began with. Nobody knows whether the service keeps
/// them, so each page is compared with what the last request by timestamp gave.
/// </summary>
internal sealed class TokenOptionCheck(RecordedImageRequest first)
{
    private readonly bool _sized = first is RecordedImageTimeRequest { TargetWidth: not null } or RecordedImageTimeRequest { TargetHeight: not null };
    private readonly bool _wantsSvg = first is RecordedImageTimeRequest { Overlays: OverlayMode.SvgHeader or OverlayMode.Both };
    private (int Width, int Height)? _size;
    private bool _tokensKeepSvg;
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
            || (_wantsSvg && !_tokensKeepSvg);
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
