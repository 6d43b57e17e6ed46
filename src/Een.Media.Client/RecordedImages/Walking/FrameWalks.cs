using System.Runtime.CompilerServices;
using Een.Media.Client.Diagnostics;
using Een.Media.Client.RecordedImages.Fetching;
using Een.Media.Client.Values;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// The entry point: every kind of walk as an async stream. A walk starts with the first step of <c>await foreach</c>, and ends when the
/// loop ends. README.md beside this file explains the parts, and which of them may move the boundary of a slice.
/// </summary>
internal static class FrameWalks
{
    /// <summary>Walks one recording. <see cref="Check"/> the arguments first.</summary>
    public static IAsyncEnumerable<RecordedImage> WalkAsync(
        IFrameFetcher fetcher, RecordedImageRequest request, WalkOptions options, CancellationToken cancellationToken) =>
        WalkAsync(fetcher, request, options, options.DamagedFrames, cancellationToken);

    /// <summary>Walks one recording, with a handling of damaged frames that replaces that of the options.</summary>
    public static IAsyncEnumerable<RecordedImage> WalkAsync(
        IFrameFetcher fetcher,
        RecordedImageRequest request,
        WalkOptions options,
        DamagedFrameHandling damagedFrames,
        CancellationToken cancellationToken) => RunAsync(
            ct => options.Parallelism == 1
                ? CursorWalk.Start(fetcher, request, options, damagedFrames, ct)
                : new SlicedWalk(fetcher, (RecordedImageTimeRequest)request, options, damagedFrames, ct),
            cancellationToken);

    /// <summary>Walks several recordings at once. <see cref="Check"/> the arguments first.</summary>
    public static IAsyncEnumerable<RecordedImage> WalkManyAsync(
        IFrameFetcher fetcher,
        IReadOnlyList<RecordedImageRequest> requests,
        WalkManyOptions options,
        CancellationToken cancellationToken) =>
        RunAsync(ct => new MergedWalk(fetcher, requests, options, ct), cancellationToken);

    /// <summary>Follows a recording that grows.</summary>
    public static IAsyncEnumerable<RecordedImage> FollowAsync(
        IFrameFetcher fetcher,
        RecordedImageTimeRequest request,
        FollowOptions options,
        TimeProvider time,
        ClientObserver diagnostics,
        CancellationToken cancellationToken) =>
        RunAsync(ct => new FollowingWalk(fetcher, request, options, time, diagnostics, ct), cancellationToken);

    /// <summary>Checks the arguments of a walk before anything is sent.</summary>
    /// <exception cref="ArgumentException">The options contradict each other or the request.</exception>
    public static void Check(RecordedImageRequest request, WalkOptions options)
    {
        if (options.Parallelism > 1)
            CheckParallel(request, options);
        if (request is not RecordedImageTimeRequest timed || options.Until is not { } until)
            return;
        bool forward = options.Direction == WalkDirection.Forward;
        if (forward ? until >= timed.Timestamp : until <= timed.Timestamp)
            return;
        throw InvalidRange.Create(
            timed.Timestamp,
            until,
            forward ? "at or after" : "at or before",
            nameof(options),
            $"Set {nameof(WalkOptions)}.{nameof(WalkOptions.Until)}, or {nameof(WalkOptions.Direction)} to walk "
                + $"{(forward ? "backward" : "forward")}.");
    }

    private static void CheckParallel(RecordedImageRequest request, WalkOptions options)
    {
        const string Option = nameof(WalkOptions) + "." + nameof(WalkOptions.Parallelism);
        if (request is not RecordedImageTimeRequest timed || options.Until is null)
        {
            throw new ArgumentException(
                $"{Option} is {options.Parallelism}, which needs both ends of the range. Use a request by timestamp, "
                    + $"and set {nameof(WalkOptions.Until)}.",
                nameof(options));
        }

        if (timed.StreamType == StreamType.Main)
        {
            throw new ArgumentException(
                $"{Option} is {options.Parallelism}, but the service rate-limits main images: "
                    + "it would only refuse parallel requests more often. Leave the option at 1, or walk the previews.",
                nameof(options));
        }
    }

    private static async IAsyncEnumerable<RecordedImage> RunAsync(
        Func<CancellationToken, IFrameWalk> start, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        IFrameWalk walk = start(cancellationToken);
        await using (walk.ConfigureAwait(false))
        {
            while (await NextAsync(walk, cancellationToken).ConfigureAwait(false) is { } image)
                yield return image;
        }
    }

    /// <summary>Ensures that a cancellation by the caller carries the caller's token, not one that the walk derived from it.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<RecordedImage?> NextAsync(IFrameWalk walk, CancellationToken cancellationToken)
    {
        try
        {
            return await walk.NextAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }
}
