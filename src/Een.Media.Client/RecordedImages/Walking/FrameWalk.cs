using Een.Media.Client.RecordedImages.Fetching;
using Een.Media.Client.RecordedImages.Gaps;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>Which kind of walk fits the options.</summary>
internal static class FrameWalk
{
    public static IFrameWalk Start(IFrameFetcher fetcher, RecordedImageRequest request, WalkOptions options, CancellationToken cancellationToken)
    {
        if (options.Parallelism == 1)
            return ChainWalk.Start(fetcher, request, options, cancellationToken);
        var first = (RecordedImageTimeRequest)request;
        return options.SkipGaps
            ? new GapSkippingWalk(
                () => fetcher.FindGapsAsync(first, first.Timestamp, options.Until!.Value, cancellationToken),
                gaps => new SlicedWalk(fetcher, first, options, gaps, cancellationToken))
            : new SlicedWalk(fetcher, first, options, KnownGaps.None, cancellationToken);
    }
}
