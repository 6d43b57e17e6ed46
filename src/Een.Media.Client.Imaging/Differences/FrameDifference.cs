using Een.Media.Client.Imaging.Differences;

namespace Een.Media.Client;

/// <summary>
/// How much two frames differ, as an eye would say from afar: both are looked at as a grid of 64×36 shades of grey, whatever their
/// size. Colours alone, noise, and what is smaller than a cell do not count.
/// </summary>
/// <param name="ChangedArea">
/// The share of the picture, 0 to 1, that became clearly lighter or darker (by more than 6 % of the range from black to white). A
/// person who walks through a scene changes some thousandths of it, a lamp that is switched on most of it.
/// </param>
/// <param name="Mean">The mean change of all shades, 0 (the same) to 1 (black to white).</param>
public readonly record struct FrameDifference(double ChangedArea, double Mean)
{
    /// <summary>Compares two frames. Each costs a decode at an eighth of its size.</summary>
    /// <param name="first">One frame.</param>
    /// <param name="second">The other; its size may differ.</param>
    /// <returns>The difference, the same in either order.</returns>
    /// <exception cref="EenImageException">A picture is broken, or larger than allowed.</exception>
    public static FrameDifference Between(RecordedImage first, RecordedImage second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return LumaGrid.Of(first).DifferenceTo(LumaGrid.Of(second));
    }
}
