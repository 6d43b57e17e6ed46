using Een.Media.Client.Requests;
using Een.Media.Client.Wire;

namespace Een.Media.Client.RecordedImages;

/// <summary>
/// The state of a walk, without its network: which request comes next, and whether a frame may follow the last one. Time has to
/// advance strictly, which no circle of tokens can do, however long it is.
/// </summary>
internal sealed class FrameChain
{
    private readonly WalkOptions _options;
    private readonly RecordedImageTimeRequest? _origin;
    private DateTimeOffset? _last;
    private bool _byTimestamp;
    private int _accepted;

    public FrameChain(RecordedImageRequest first, WalkOptions options)
    {
        _options = options;
        _origin = first as RecordedImageTimeRequest;
        Next = first;

        // Whether a token page still has boxes drawn into it cannot be seen; a timestamp states the options anew each time.
        _byTimestamp = _origin?.Overlays == OverlayMode.Embedded;
    }

    /// <summary>What to ask for now, or <see langword="null"/> when the walk has ended.</summary>
    public RecordedImageRequest? Next { get; private set; }

    private bool IsForward => _options.Direction == WalkDirection.Forward;

    /// <summary>Judges the answer to <see cref="Next"/> by its headers. <see langword="false"/>: it lies beyond the end.</summary>
    /// <exception cref="EenProtocolException">It does not lie after the last frame.</exception>
    public bool Admits(FrameHead head)
    {
        if (_last is { } last && (IsForward ? head.Timestamp <= last : head.Timestamp >= last))
        {
            throw new EenProtocolException(
                $"The walk does not advance: after the frame of {WireTimestamp.Format(last)} the service returned the one of {WireTimestamp.Format(head.Timestamp)}. Its page tokens lead in a circle or back in time.");
        }

        return _options.Until is not { } until || (IsForward ? head.Timestamp <= until : head.Timestamp >= until);
    }

    /// <summary>Steps onto an admitted frame.</summary>
    public void Accept(FrameHead head)
    {
        _last = head.Timestamp;
        _accepted++;
        PageToken? token = IsForward ? head.NextToken : head.PreviousToken;
        if (token is null || _accepted == _options.MaxFrames)
            Next = null;
        else
            Next = _byTimestamp ? Anchor(head.Timestamp) : RecordedImageRequest.FromPageToken(token);
    }

    /// <summary>Ends the walk: nothing is recorded where <see cref="Next"/> looks.</summary>
    public void End() => Next = null;

    /// <summary>
    /// Replaces a refused page token by the last frame's timestamp, once for each token. <see langword="false"/>: there is nothing to
    /// replace it by, or <see cref="Next"/> was no token.
    /// </summary>
    public bool TryReanchor()
    {
        if (Next is not PageRequest || _last is not { } last || _origin is null)
            return false;
        Next = Anchor(last);
        return true;
    }

    /// <summary>From here on, every request states the options anew, because the service's tokens lose them.</summary>
    public void DistrustTokens() => _byTimestamp = true;

    /// <summary>The request that reaches the frame after <paramref name="previous"/> with all the options of the first one.</summary>
    public RecordedImageTimeRequest? AskAgainAfter(DateTimeOffset previous) => _origin is null ? null : Anchor(previous);

    private RecordedImageTimeRequest Anchor(DateTimeOffset last) =>
        _origin!.MovedTo(IsForward ? TimestampOperator.After : TimestampOperator.Before, last);
}
