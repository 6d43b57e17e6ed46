using Een.Media.Client.RecordedImages.Gaps;
using Een.Media.Client.Wire;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>What a walk needs: one frame, with all retries behind it, and where it need not look.</summary>
internal interface IFrameFetcher
{
    /// <summary>
    /// Fetches a frame. <paramref name="onHead"/> hears of the headers before the body is read, again for each retry, and may decline the
    /// body, in which case the result is <see langword="null"/>.
    /// </summary>
    Task<RecordedImage?> FetchAsync(RecordedImageRequest request, Func<FrameHead, bool>? onHead, CancellationToken cancellationToken);

    /// <summary>Finds out where nothing is recorded between two instants, in either order.</summary>
    Task<KnownGaps> FindGapsAsync(RecordedImageTimeRequest request, DateTimeOffset oneEnd, DateTimeOffset otherEnd, CancellationToken cancellationToken);
}
