namespace Een.Media.Client.RecordedImages;

/// <summary>
/// Whether a page reached by token still has the size and the overlays that the walk began with. Nobody knows whether the service
/// keeps them, so each page is compared with what the last request by timestamp gave.
/// </summary>
internal sealed class OptionLoss(RecordedImageTimeRequest? origin)
{
    private readonly bool _sized = origin is { TargetWidth: not null } or { TargetHeight: not null };
    private readonly bool _wantsSvg = origin?.Overlays is OverlayMode.SvgHeader or OverlayMode.Both;
    private (int Width, int Height)? _size;
    private bool _tokensKeepSvg;

    /// <summary>Takes note of a page that stated its options itself.</summary>
    public void Learn(RecordedImage byTimestamp) => _size = (byTimestamp.Width, byTimestamp.Height);

    /// <summary>Whether this page, reached by token, may have lost something, so that it must be asked for again to know.</summary>
    public bool Suspects(RecordedImage byToken)
    {
        _tokensKeepSvg |= byToken.OverlaySvg is not null;
        return (_sized && _size is { } size && size != (byToken.Width, byToken.Height))
            || (_wantsSvg && !_tokensKeepSvg);
    }

    /// <summary>Whether the page asked for again shows that the one by token had lost something.</summary>
    public static bool Confirms(RecordedImage byToken, RecordedImage byTimestamp) =>
        (byToken.Width, byToken.Height) != (byTimestamp.Width, byTimestamp.Height)
        || (byToken.OverlaySvg is null && byTimestamp.OverlaySvg is not null);
}
