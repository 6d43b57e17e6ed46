using System.Diagnostics.CodeAnalysis;
using Een.Media.Client.Settings;

namespace Een.Media.Client.Http;

/// <summary>
/// Enforces the time limits of a call. One timer is set for the limit that comes first: the call's, the attempt's, or that of the attempt's
/// present phase (its headers, then each pause in its body). Thread-safe, and reused for later calls.
/// </summary>
[SuppressMessage(
    "Design", "CA2213",
    Justification = "Sources without a timer or a link hold nothing, and one that is being canceled must not be disposed.")]
internal sealed class Deadline : IDisposable
{
    private const long Never = long.MaxValue;

    private readonly object _lock = new();
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private CancellationTokenSource _attempt = new();
    private CancellationTokenSource? _call;
    private CancellationToken _caller;
    private CancellationTokenRegistration _callerLink;
    private TimeLimit _pause;
    private long _callEnds = Never;
    private long _attemptEnds = Never;
    private long _phaseEnds = Never;
    private long _rings = Never;
    private bool _inBody;

    public Deadline(TimeProvider time)
    {
        _time = time;

        // The timer outlives the call that creates it, so it must not keep that caller's context alive.
        using AsyncFlowControl flow = ExecutionContext.SuppressFlow();
        _timer = time.CreateTimer(
            static deadline => ((Deadline)deadline!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>
    /// Canceled by the caller, or by the limit that comes first. After a canceled attempt, the next attempt has a new token.
    /// </summary>
    public CancellationToken Token => _attempt.Token;

    /// <summary>The timeout that has expired in the present attempt.</summary>
    public TimeoutKind Expired { get; private set; }

    /// <summary>Canceled by the caller and the call's limit, but not by the attempt's: for waits between attempts.</summary>
    public CancellationToken CallToken
    {
        get
        {
            lock (_lock)
            {
                if (_call is null)
                {
                    _call = new CancellationTokenSource();
                    if (Expired == TimeoutKind.Call || _caller.IsCancellationRequested)
                        _call.Cancel();
                }

                return _call.Token;
            }
        }
    }

    /// <summary>Follows the caller's cancellation from now on.</summary>
    public void Follow(CancellationToken caller)
    {
        _caller = caller;
        _callerLink = caller.UnsafeRegister(static deadline => ((Deadline)deadline!).Cancel(), this);
    }

    public void StartCall(TimeLimit limit)
    {
        lock (_lock)
        {
            _callEnds = After(limit);
            Arm();
        }
    }

    public void StartAttempt(TimeLimit limit, TimeLimit headers)
    {
        lock (_lock)
        {
            if (Expired is not (TimeoutKind.None or TimeoutKind.Call))
            {
                Expired = TimeoutKind.None;
                _attempt = new CancellationTokenSource();
                if (_caller.IsCancellationRequested)
                    _attempt.Cancel();
            }

            (_attemptEnds, _phaseEnds, _inBody) = (After(limit), After(headers), false);
            Arm();
        }
    }

    /// <summary>The headers have arrived. From now on, <paramref name="pause"/> is the longest time that the body may stall.</summary>
    public void StartBody(TimeLimit pause)
    {
        lock (_lock)
        {
            (_pause, _phaseEnds, _inBody) = (pause, After(pause), true);
            Arm();
        }
    }

    /// <summary>A part of the body has arrived.</summary>
    public void Moved()
    {
        // The limit becomes later than the timer, so the timer can stay as it is.
        lock (_lock)
            _phaseEnds = _inBody ? After(_pause) : _phaseEnds;
    }

    /// <summary>An attempt has failed; until the next one only the call's limit counts.</summary>
    public void EndAttempt()
    {
        lock (_lock)
        {
            (_attemptEnds, _phaseEnds, _rings) = (Never, Never, Never);
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Arm();
        }
    }

    /// <summary>Prepares it for another call. If false, its tokens were canceled, and it must not be used again.</summary>
    public bool TryReset()
    {
        _callerLink.Dispose();
        lock (_lock)
        {
            (_caller, _callerLink) = (default, default);
            (_callEnds, _attemptEnds, _phaseEnds) = (Never, Never, Never);
            if (_rings != Never)
                _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _rings = Never;
            return Expired == TimeoutKind.None && _call is null && _attempt.TryReset();
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Cancel()
    {
        CancellationTokenSource attempt;
        CancellationTokenSource? call;
        lock (_lock)
            (attempt, call) = (_attempt, _call);
        attempt.Cancel();
        call?.Cancel();
    }

    private long After(TimeLimit limit) => limit.IsInfinite
        ? Never
        : _time.GetTimestamp() + (long)(limit.Value.TotalSeconds * _time.TimestampFrequency);

    /// <summary>Sets the timer if it would ring too late. A timer that rings too early does nothing but set itself again.</summary>
    private void Arm()
    {
        long next = Math.Min(_callEnds, Math.Min(_attemptEnds, _phaseEnds));
        if (next >= _rings)
            return;
        _rings = next;
        double milliseconds = Math.Max(0, next - _time.GetTimestamp()) * 1000.0 / _time.TimestampFrequency;
        _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(milliseconds)), Timeout.InfiniteTimeSpan);
    }

    private void Ring()
    {
        CancellationTokenSource attempt;
        CancellationTokenSource? call = null;
        lock (_lock)
        {
            _rings = Never;
            long now = _time.GetTimestamp();
            TimeoutKind expired = now >= _callEnds ? TimeoutKind.Call
                : now >= _attemptEnds ? TimeoutKind.Attempt
                : now >= _phaseEnds ? (_inBody ? TimeoutKind.Body : TimeoutKind.Headers)
                : TimeoutKind.None;
            if (expired == TimeoutKind.None)
            {
                Arm();
                return;
            }

            Expired = expired;
            (_attemptEnds, _phaseEnds) = (Never, Never);
            attempt = _attempt;
            if (expired == TimeoutKind.Call)
                (_callEnds, call) = (Never, _call);
            else
                Arm();
        }

        attempt.Cancel();
        call?.Cancel();
    }
}
