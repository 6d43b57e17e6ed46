using Een.Media.Client.Diagnostics;
using Een.Media.Client.RecordedImages.Fetching;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// A walk that does not end at the end of the recording, but waits for the recording to grow. It sends requests about as often as frames
/// come: the pause is the time between frames, and doubles while none arrives. It waits out temporary failures in the same way, and resumes
/// after the last frame.
/// </summary>
internal sealed class FollowingWalk(
    IFrameFetcher fetcher,
    RecordedImageTimeRequest first,
    FollowOptions options,
    TimeProvider time,
    ClientObserver diagnostics,
    CancellationToken cancellationToken) : IFrameWalk
{
    private static readonly TimeSpan s_firstSpacing = TimeSpan.FromSeconds(1);

    private CursorWalk? _walk;
    private DateTimeOffset? _last;
    private TimeSpan _spacing = s_firstSpacing;
    private TimeSpan _pause = s_firstSpacing;

    public async ValueTask<RecordedImage?> NextAsync()
    {
        while (true)
        {
            TimeSpan pause;
            try
            {
                _walk ??= CursorWalk.Start(
                    fetcher,
                    _last is { } last ? first.MovedPast(last, isForward: true) : first,
                    options.Walk,
                    options.DamagedFrames,
                    cancellationToken);
                if (await _walk.NextAsync().ConfigureAwait(false) is { } image)
                {
                    Learn(image.Timestamp);
                    return image;
                }

                pause = NextPause();
            }
            catch (EenMediaException e) when (e.IsTransient || e is EenDeviceUnavailableException)
            {
                pause = NextPause();
                if (e is EenApiException { RetryAfter: { } wait } && wait > pause)
                    pause = wait;
                diagnostics.FollowInterrupted(first.StreamType, first.DeviceId, e, pause);
                options.OnInterruption?.Invoke(e);
            }

            await DisposeAsync().ConfigureAwait(false);
            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_walk is { } walk)
            await walk.DisposeAsync().ConfigureAwait(false);
        _walk = null;
    }

    private void Learn(DateTimeOffset timestamp)
    {
        if (_last is { } last)
            _spacing = ((3 * _spacing) + Limit(timestamp - last)) / 4;
        _last = timestamp;
        _pause = _spacing;
    }

    private TimeSpan NextPause()
    {
        TimeSpan pause = Limit(_pause);
        _pause = 2 * pause;
        return pause;
    }

    private TimeSpan Limit(TimeSpan interval) =>
        TimeSpan.FromTicks(Math.Clamp(interval.Ticks, FollowOptions.MinPollInterval.Ticks, options.MaxPollInterval.Ticks));
}
