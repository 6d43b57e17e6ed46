using Een.Media.Client.RecordedImages.Fetching;
using Een.Media.Client.RecordedImages.Requests;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// The state of a walk, without any network: the next request, whether an answer may follow the last frame, and why the walk ended. Time
/// must advance strictly, so any cycle of page tokens is detected, however long it is.
/// </summary>
/// <remarks>
/// One at a time, without a lock: the prefetcher advances it, and the walk moves it back while no prefetcher runs. A lock protects what
/// other threads use: the boundary, which the scheduler may move, and the progress, which <see cref="Judge"/> extends.
/// </remarks>
internal sealed class WalkCursor
{
    private const int MaxRepeats = 8;

    private readonly object _lock = new();
    private readonly WalkAxis _axis;
    private readonly RecordedImageTimeRequest? _origin;
    private readonly int? _maxFrames;
    private SliceLimits? _limits;
    private bool _byTimestamp;
    private long _boundary;
    private long? _lastAdmitted;
    private double? _spacing;
    private int _repeats;
    private long _bytes;

    /// <param name="first">The first request.</param>
    /// <param name="axis">Direction and positions.</param>
    /// <param name="boundary">The first position that does not belong to the walk.</param>
    /// <param name="maxFrames">The number of frames after which the walk ends; null for no limit.</param>
    /// <param name="limits">How much it may hold, for one slice of many.</param>
    /// <param name="byTimestamp">Whether to use no page tokens, because they lose the size or the overlays.</param>
    public WalkCursor(
        RecordedImageRequest first, WalkAxis axis, long boundary, int? maxFrames = null, SliceLimits? limits = null,
        bool byTimestamp = false)
    {
        _axis = axis;
        _origin = first as RecordedImageTimeRequest;
        _boundary = boundary;
        _maxFrames = maxFrames;
        _limits = limits;
        Next = first;

        // The client cannot see whether an image reached by token still has boxes drawn into it. A request by timestamp repeats the
        // options.
        _byTimestamp = byTimestamp || _origin?.Overlays == OverlayMode.Embedded;
    }

    /// <summary>The next request, or null when the walk has ended.</summary>
    public RecordedImageRequest? Next { get; private set; }

    /// <summary>Why the walk ended, once <see cref="Next"/> is null.</summary>
    public CursorEnd EndReason { get; private set; }

    /// <summary>How many frames were admitted.</summary>
    public int Frames { get; private set; }

    /// <summary>The first frame that was admitted.</summary>
    public DateTimeOffset? First { get; private set; }

    /// <summary>The last frame that was admitted.</summary>
    public DateTimeOffset? Last { get; private set; }

    /// <summary>The position of the first frame after the boundary, if that is how the walk ended.</summary>
    public long? FirstPositionAfter { get; private set; }

    /// <summary>How far the walk has come; null before the first frame.</summary>
    public CursorProgress? Progress
    {
        get
        {
            lock (_lock)
                return _lastAdmitted is { } last ? new CursorProgress(last, _spacing) : null;
        }
    }

    /// <summary>Called after each frame that was admitted.</summary>
    public Action? Advanced { get; init; }

    /// <summary>Decides from its headers whether an answer may follow the previous frame.</summary>
    /// <param name="request">The request.</param>
    /// <param name="previous">The frame before it; null for the first one.</param>
    /// <param name="headers">The answer's headers.</param>
    /// <exception cref="EenProtocolException">It does not lie after the previous frame.</exception>
    public FrameDecision Judge(RecordedImageRequest request, DateTimeOffset? previous, FrameHeaders headers)
    {
        if (headers.Timestamp == previous && request is PageRequest page && _repeats < MaxRepeats && !page.Token.Equals(TokenOf(headers)))
            return FrameDecision.Repeated;
        _axis.ThrowUnlessAdvancing(previous, headers.Timestamp);
        long position = _axis.PositionOf(headers.Timestamp);
        lock (_lock)
        {
            if (position < _boundary)
            {
                if (position > _lastAdmitted)
                    _spacing = ((_spacing ?? (position - _lastAdmitted.Value)) + (position - _lastAdmitted.Value)) / 2;
                _lastAdmitted = Math.Max(position, _lastAdmitted ?? position);
                return FrameDecision.Admitted;
            }
        }

        FirstPositionAfter = position;
        return position < _axis.End ? FrameDecision.OfAnotherSlice : FrameDecision.AfterWalk;
    }

    /// <summary>Whether two answers lead to the same next frame.</summary>
    public bool LeadTheSameWay(FrameHeaders one, FrameHeaders other) =>
        one.Timestamp == other.Timestamp && Equals(TokenOf(one), TokenOf(other));

    /// <summary>Advances to an admitted frame.</summary>
    public void AdvanceTo(FrameHeaders headers)
    {
        First ??= headers.Timestamp;
        Last = headers.Timestamp;
        Frames++;
        _repeats = 0;
        _bytes += headers.Length ?? 0;
        PageToken? token = TokenOf(headers);
        if (token is null)
            End(CursorEnd.Exhausted);
        else if (IsLastPosition(headers.Timestamp))
            End(CursorEnd.AtBoundary);
        else if (Frames == _maxFrames)
            End(CursorEnd.MaxFrames);
        else if (_limits is { } limits && (Frames >= limits.Frames || _bytes >= limits.Bytes))
            EndFull(headers.Timestamp);
        else
            Next = _byTimestamp && _origin is not null ? After(headers.Timestamp) : RecordedImageRequest.FromPageToken(token);
        Advanced?.Invoke();
    }

    /// <summary>Skips the last frame, which the service returned a second time.</summary>
    public void SkipRepeated(FrameHeaders headers)
    {
        _repeats++;
        if (TokenOf(headers) is { } token)
            Next = RecordedImageRequest.FromPageToken(token);
        else
            End(CursorEnd.Exhausted);
    }

    /// <summary>Ends the walk.</summary>
    public void End(CursorEnd reason)
    {
        Next = null;
        EndReason = reason;
    }

    /// <summary>
    /// Moves the boundary to an earlier position. Returns false if a frame was admitted there already, or if the boundary is not later.
    /// </summary>
    public bool TryShorten(long boundary)
    {
        lock (_lock)
        {
            if (_lastAdmitted >= boundary || boundary >= _boundary)
                return false;
            _boundary = boundary;
            return true;
        }
    }

    /// <summary>Moves the boundary to a later position. Only for the scheduler, and only over positions that no slice has.</summary>
    public void Extend(long boundary)
    {
        lock (_lock)
            _boundary = Math.Max(_boundary, boundary);
    }

    /// <summary>
    /// Replaces a rejected page token with the last frame's timestamp. Returns false without a token or an earlier frame.
    /// </summary>
    public bool TryReanchor()
    {
        if (Next is not PageRequest || Last is not { } last || _origin is null)
            return false;
        Next = After(last);
        return true;
    }

    /// <summary>
    /// Returns to a frame and continues from there. The slice limits no longer apply: the scheduler learns from the first prefetch only, so
    /// no other slice would have a second remainder.
    /// </summary>
    /// <param name="frame">The frame.</param>
    /// <param name="frames">How many frames the walk has with this one.</param>
    /// <param name="byTimestamp">Whether to use no page tokens from here on.</param>
    public void RestartAfter(RecordedImage frame, int frames, bool byTimestamp)
    {
        _byTimestamp |= byTimestamp;
        _limits = null;
        Frames = frames - 1;
        FirstPositionAfter = null;
        EndReason = CursorEnd.None;
        AdvanceTo(new FrameHeaders(frame.Timestamp, frame.NextToken, frame.PreviousToken, OverlaySvg: null));
    }

    /// <summary>
    /// Returns to a request whose last attempt got other headers than the first, and that has no frame of this walk. The slice limits no
    /// longer apply, as after <see cref="RestartAfter"/>.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="last">The last frame before it; null if there was none.</param>
    /// <param name="frames">How many frames the walk has up to there.</param>
    public void RestartAt(RecordedImageRequest request, DateTimeOffset? last, int frames)
    {
        _limits = null;
        Last = last;
        Frames = frames;
        FirstPositionAfter = null;
        EndReason = CursorEnd.None;
        Next = request;
    }

    /// <summary>The request for the frame after this instant, with the first request's options. Only if that one has a timestamp.</summary>
    public RecordedImageTimeRequest After(DateTimeOffset last) => _origin!.MovedPast(last, _axis.IsForward);

    /// <summary>The request for exactly this frame, or null when the walk began with a page token, which names no camera.</summary>
    public RecordedImageTimeRequest? At(DateTimeOffset timestamp) => _origin?.MovedTo(TimestampOperator.At, timestamp);

    private PageToken? TokenOf(FrameHeaders headers) => _axis.IsForward ? headers.NextToken : headers.PreviousToken;

    private bool IsLastPosition(DateTimeOffset frame)
    {
        lock (_lock)
            return _axis.PositionOf(frame) == _boundary - 1;
    }

    /// <summary>Ends the slice at its limits. Its remainder belongs to another slice from here on, even after a restart.</summary>
    private void EndFull(DateTimeOffset last)
    {
        TryShorten(_axis.PositionOf(last) + 1);
        End(CursorEnd.Full);
    }
}

/// <summary>How much of a walk one slice may hold. The slice ends with the frame that reaches one of the limits.</summary>
internal readonly record struct SliceLimits(int Frames, long Bytes);
