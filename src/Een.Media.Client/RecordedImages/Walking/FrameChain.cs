using Een.Media.Client.Http;
using Een.Media.Client.RecordedImages.Fetching;
using Een.Media.Client.RecordedImages.Requests;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// The state of a walk, without its network: which request comes next, and whether a frame may follow the last one. Time has to
/// advance strictly, which no circle of tokens can do, however long it is.
/// </summary>
internal sealed class FrameChain
{
    private readonly WalkOptions _options;
    private readonly RecordedImageTimeRequest? _origin;
    private readonly bool _byTimestamp;
    private readonly SliceCap? _cap;
    private DateTimeOffset? _last;

    /// <param name="first">The first request.</param>
    /// <param name="options">Direction and end.</param>
    /// <param name="byTimestamp">Never use page tokens, because they lose the size or the overlays.</param>
    /// <param name="cap">How much it may hold, for one slice of many.</param>
    public FrameChain(RecordedImageRequest first, WalkOptions options, bool byTimestamp = false, SliceCap? cap = null)
    {
        _options = options;
        _cap = cap;
        Limit = new ChainLimit(options.Until, options.Direction);
        _origin = first as RecordedImageTimeRequest;
        Next = first;

        // Whether a token page still has boxes drawn into it cannot be seen; a timestamp states the options anew each time.
        _byTimestamp = byTimestamp || _origin?.Overlays == OverlayMode.Embedded;
    }

    private FrameChain(FrameChain other, int accepted)
    {
        _options = other._options;
        Limit = other.Limit;
        _origin = other._origin;
        _byTimestamp = true;
        Accepted = accepted - 1;
    }

    /// <summary>What to ask for now, or <see langword="null"/> when the walk has ended.</summary>
    public RecordedImageRequest? Next { get; private set; }

    /// <summary>The first frame found beyond the walk's end, if that is how it ended.</summary>
    public DateTimeOffset? Beyond { get; private set; }

    /// <summary>Why the walk ended, once <see cref="Next"/> is <see langword="null"/>.</summary>
    public ChainEnd Ended { get; private set; }

    /// <summary>How many frames were accepted.</summary>
    public int Accepted { get; private set; }

    /// <summary>The announced bytes of their bodies.</summary>
    public long Bytes { get; private set; }

    /// <summary>Where it ends, whatever becomes of it on the way.</summary>
    public ChainLimit Limit { get; }

    /// <summary>The last frame that was accepted.</summary>
    public DateTimeOffset? Last => _last;

    private bool IsForward => _options.Direction == WalkDirection.Forward;

    /// <summary>Judges the answer to <see cref="Next"/> by its headers. <see langword="false"/>: it lies beyond the end.</summary>
    /// <exception cref="EenProtocolException">It does not lie after the last frame.</exception>
    public bool Admits(FrameHead head)
    {
        ThrowUnlessAdvancing(_last, head.Timestamp, _options.Direction);
        if (Limit.Admits(head.Timestamp))
            return true;
        Beyond = head.Timestamp;
        return false;
    }

    /// <summary>Steps onto an admitted frame.</summary>
    public void Accept(FrameHead head)
    {
        _last = head.Timestamp;
        Accepted++;
        Bytes += head.Length ?? 0;
        PageToken? token = IsForward ? head.NextToken : head.PreviousToken;
        if (token is null)
            End(ChainEnd.Exhausted);
        else if (Limit.IsAt(head.Timestamp))
            End(ChainEnd.OnEnd);
        else if (Accepted == _options.MaxFrames)
            End(ChainEnd.MaxFrames);
        else if (_cap is { } cap && (Accepted >= cap.Frames || Bytes >= cap.Bytes))
            EndFull(head.Timestamp);
        else
            Next = _byTimestamp && _origin is not null ? After(head.Timestamp) : RecordedImageRequest.FromPageToken(token);
    }

    /// <summary>Ends the walk.</summary>
    public void End(ChainEnd reason)
    {
        Next = null;
        Ended = reason;
    }

    /// <summary>The rest is somebody else's from here on, also for whoever begins this chain anew.</summary>
    private void EndFull(DateTimeOffset last)
    {
        Limit.TryDrawIn(last);
        End(ChainEnd.Full);
    }

    /// <summary>
    /// Replaces a refused page token by the last frame's timestamp, once for each token. <see langword="false"/>: there is nothing to
    /// replace it by, or <see cref="Next"/> was no token.
    /// </summary>
    public bool TryReanchor()
    {
        if (Next is not PageRequest || _last is not { } last || _origin is null)
            return false;
        Next = After(last);
        return true;
    }

    /// <summary>
    /// The same walk behind this frame, by timestamps alone from here on. It goes to where this one ended, and is not cut short: nobody
    /// would take over the rest.
    /// </summary>
    public FrameChain RestartBehind(RecordedImage frame, int accepted)
    {
        var chain = new FrameChain(this, accepted);
        chain.Accept(new FrameHead(frame.Timestamp, frame.NextToken, frame.PreviousToken, OverlaySvg: null));
        return chain;
    }

    /// <summary>The request for the frame behind this instant with all the options of the first one. Only for walks by timestamp.</summary>
    public RecordedImageTimeRequest After(DateTimeOffset last) =>
        _origin!.MovedTo(IsForward ? TimestampOperator.After : TimestampOperator.Before, last);

    /// <summary>The request for exactly this frame, or <see langword="null"/> when the walk began with a token and nobody knows the camera.</summary>
    public RecordedImageTimeRequest? At(DateTimeOffset timestamp) => _origin?.MovedTo(TimestampOperator.At, timestamp);

    /// <summary>The rule that makes a walk exact, and its end certain.</summary>
    public static void ThrowUnlessAdvancing(DateTimeOffset? last, DateTimeOffset next, WalkDirection direction)
    {
        if (last is null || (direction == WalkDirection.Forward ? next > last : next < last))
            return;
        throw new EenProtocolException(
            $"The walk does not advance: after the frame of {WireTimestamp.Format(last.Value)} the service returned the one of {WireTimestamp.Format(next)}. Its page tokens lead in a circle or back in time.");
    }
}
