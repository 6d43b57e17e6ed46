using System.Runtime.CompilerServices;
using Een.Media.Client.Imaging.Differences;
using Een.Media.Client.Imaging;

namespace Een.Media.Client;

/// <summary>Leaves frames out in which nothing happens.</summary>
public static class ChangedFrames
{
    /// <summary>The default threshold: about five of the 2,304 cells that frames are compared by.</summary>
    public const double DefaultThreshold = 0.002;

    /// <summary>
    /// Passes on the first frame, and then each that differs enough from the last one passed on — so that what changes slowly is
    /// noticed too, however slowly. Frames that are left out are disposed here; those passed on are the caller's. A frame that cannot
    /// be decoded is passed on: it is for the caller to judge.
    /// </summary>
    /// <param name="frames">The frames, such as a walk.</param>
    /// <param name="threshold">
    /// The least <see cref="FrameDifference.ChangedArea"/> that counts, 0 to 1; 0 passes everything on. Default:
    /// <see cref="DefaultThreshold"/>.
    /// </param>
    /// <param name="cancellationToken">Ends the walk.</param>
    /// <returns>The frames that differ, each for the caller to dispose.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threshold"/> is out of range.</exception>
    public static IAsyncEnumerable<RecordedImage> WhereChangedAsync(
        this IAsyncEnumerable<RecordedImage> frames, double threshold = DefaultThreshold, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(frames);
        Require.Between(threshold, 0, 1, nameof(threshold));
        return ChangedAsync(frames, threshold, cancellationToken);
    }

    private static async IAsyncEnumerable<RecordedImage> ChangedAsync(
        IAsyncEnumerable<RecordedImage> frames, double threshold, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        LumaGrid? last = null;
        await foreach (RecordedImage frame in frames.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            LumaGrid? grid = TryLook(frame);
            if (grid is not null && last is not null && grid.DifferenceTo(last).ChangedArea < threshold)
            {
                frame.Dispose();
                continue;
            }

            last = grid ?? last;
            yield return frame;
        }
    }

    private static LumaGrid? TryLook(RecordedImage frame)
    {
        try
        {
            return LumaGrid.Of(frame);
        }
        catch (EenImageException)
        {
            return null;
        }
    }
}
