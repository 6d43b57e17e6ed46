using Een.Media.Client.Imaging.Differences;

namespace Een.Media.Client;

/// <summary>
/// How much two frames differ. Both are reduced to a grid of 64×36 gray levels. Changes of color alone, noise, and changes smaller than
/// a cell do not count.
/// </summary>
public readonly record struct FrameDifference
{
    internal FrameDifference(double changedArea, double mean) => (ChangedArea, Mean) = (changedArea, mean);

    /// <summary>
    /// The fraction of the image, 0 to 1, that became lighter or darker: by more than 2.4 % of the range from black to white, and by more
    /// than the noise of the frames. A person who walks through a scene changes a few thousandths of it. A lamp that is switched on changes
    /// most of it.
    /// </summary>
    public double ChangedArea { get; }

    /// <summary>The mean change of all gray levels, from 0 (equal) to 1 (black to white).</summary>
    public double Mean { get; }

    /// <summary>Compares two frames. Each is decoded at an eighth of its size.</summary>
    /// <param name="first">One frame.</param>
    /// <param name="second">The other frame. Its size may differ.</param>
    /// <returns>The difference, the same in either order.</returns>
    /// <exception cref="EenImageException">A JPEG is broken, or larger than allowed.</exception>
    public static FrameDifference Between(RecordedImage first, RecordedImage second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return LumaGrid.Of(first).DifferenceTo(LumaGrid.Of(second));
    }
}
