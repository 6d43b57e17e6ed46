using Een.Media.Client.Requests;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// A walk that does not end where the recording does, but waits for it to grow. It asks about as often as frames come: the pause is
/// their spacing, and doubles while nothing arrives.
/// </summary>
internal sealed class FollowingWalk(
    IFrameFetcher fetcher, RecordedImageTimeRequest first, FollowOptions options, TimeProvider time, CancellationToken cancellationToken) : IFrameWalk
{
    private ChainWalk? _walk;
    private DateTimeOffset? _last;
    private TimeSpan _spacing = TimeSpan.FromSeconds(1);
    private int _emptyPolls;

    public async ValueTask<RecordedImage?> NextAsync()
    {
        while (true)
        {
            _walk ??= ChainWalk.Start(
                fetcher,
                _last is { } last ? first.MovedTo(TimestampOperator.After, last) : first,
                options.Walk,
                cancellationToken);
            if (await _walk.NextAsync().ConfigureAwait(false) is { } image)
            {
                Learn(image.Timestamp);
                return image;
            }

            await DisposeAsync().ConfigureAwait(false);
            await Task.Delay(Pause(), time, cancellationToken).ConfigureAwait(false);
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
        _emptyPolls = 0;
    }

    private TimeSpan Pause() => Limit(_spacing * Math.Pow(2, _emptyPolls++));

    private TimeSpan Limit(TimeSpan interval) =>
        interval < FollowOptions.MinPollInterval ? FollowOptions.MinPollInterval
        : interval > options.MaxPollInterval ? options.MaxPollInterval
        : interval;
}
