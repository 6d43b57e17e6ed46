using System.Runtime.CompilerServices;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>Lets <c>await foreach</c> drive a walk: started by the first step, ended whenever the loop is left.</summary>
internal static class WalkEnumerable
{
    public static async IAsyncEnumerable<RecordedImage> RunAsync(
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

    /// <summary>The caller's cancellation carries the caller's token, not one that the walk derived from it.</summary>
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
