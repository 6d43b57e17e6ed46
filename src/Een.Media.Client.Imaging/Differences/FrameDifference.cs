using Een.Media.Client.Imaging.Differences;

namespace Een.Media.Client;

/// <summary>
/// How much two frames differ. Both are reduced to a grid of 64×36 gray levels. Changes of color alone, noise, and changes smaller than
/// a cell do not count.
/// </summary>
/// <param name="ChangedArea">
/// The fraction of the image, 0 to 1, that became clearly lighter or darker (by more than 6 % of the range from black to white). A
/// person who walks through a scene changes some thousandths of it, a lamp that is switched on most of it.
/// </param>
/// <param name="Mean">The mean change of all shades, 0 (the same) to 1 (black to white).</param>
public readonly record struct FrameDifference(double ChangedArea, double Mean)
{
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
