using Een.Media.Client.RecordedImages.Gaps;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>A walk that begins by finding out where it need not look.</summary>
internal sealed class GapSkippingWalk(Func<Task<KnownGaps>> consult, Func<KnownGaps, IFrameWalk> start) : IFrameWalk
{
    private IFrameWalk? _walk;

    public async ValueTask<RecordedImage?> NextAsync()
    {
        _walk ??= start(await consult().ConfigureAwait(false));
        return await _walk.NextAsync().ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => _walk?.DisposeAsync() ?? ValueTask.CompletedTask;
}
