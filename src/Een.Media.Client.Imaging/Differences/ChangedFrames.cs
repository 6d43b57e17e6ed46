using System.Runtime.CompilerServices;
using Een.Media.Client.Imaging.Differences;
using Een.Media.Client.Imaging.Settings;

namespace Een.Media.Client;

/// <summary>Keeps only the frames in which something changed.</summary>
public static class ChangedFrames
{
    /// <summary>The default threshold: about five of the 2,304 cells of the comparison.</summary>
    public const double DefaultThreshold = 0.002;

    /// <summary>
    /// Returns the first frame, and then each frame that differs enough from the last one returned. So slow changes are found too. Frames
    /// that are left out are disposed here. A frame that cannot be decoded is returned.
    /// </summary>
    /// <param name="frames">The frames, such as a walk.</param>
    /// <param name="threshold">
    /// The smallest <see cref="FrameDifference.ChangedArea"/> that counts as a change, 0 to 1. With 0, every frame is returned. Default:
    /// <see cref="DefaultThreshold"/>.
    /// </param>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    /// <returns>The frames that differ. The caller disposes each.</returns>
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
            LumaGrid? grid = TryReadGrid(frame);
            if (grid is not null && last is not null && grid.DifferenceTo(last).ChangedArea < threshold)
            {
                frame.Dispose();
                continue;
            }

            last = grid ?? last;
            yield return frame;
        }
    }

    private static LumaGrid? TryReadGrid(RecordedImage frame)
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
