using Een.Media.Client.RecordedImages.Gaps;

namespace Een.Media.Client.RecordedImages.Fetching;

/// <summary>What a walk needs: single frames, with all retries, and the gaps in which it need not look.</summary>
internal interface IFrameFetcher
{
    /// <summary>Fetches a frame, which may be damaged; <see langword="null"/> when <paramref name="observer"/> declined its body.</summary>
    Task<RecordedImage?> FetchAsync(RecordedImageRequest request, IFrameObserver? observer, CancellationToken cancellationToken);

    /// <summary>Finds the gaps between two instants, which may be in either order.</summary>
    Task<KnownGaps> FindGapsAsync(
        RecordedImageTimeRequest request, DateTimeOffset oneEnd, DateTimeOffset otherEnd, CancellationToken cancellationToken);
}
