using Een.Media.Client.RecordedImages.Gaps;

namespace Een.Media.Client.RecordedImages.Fetching;

/// <summary>What a walk needs: one frame, with all retries behind it, and where it need not look.</summary>
internal interface IFrameFetcher
{
    /// <summary>Fetches a frame, which may be damaged; <see langword="null"/> when <paramref name="observer"/> declined its body.</summary>
    Task<RecordedImage?> FetchAsync(RecordedImageRequest request, IFrameObserver? observer, CancellationToken cancellationToken);

    /// <summary>Finds out where nothing is recorded between two instants, in either order.</summary>
    Task<KnownGaps> FindGapsAsync(
        RecordedImageTimeRequest request, DateTimeOffset oneEnd, DateTimeOffset otherEnd, CancellationToken cancellationToken);
}
