namespace Een.Media.Client;

/// <summary>The corner of the image for a stamp.</summary>
public enum StampPosition
{
    /// <summary>Bottom left.</summary>
    BottomLeft,

    /// <summary>Bottom right.</summary>
    BottomRight,

    /// <summary>Top left.</summary>
    TopLeft,

    /// <summary>Top right.</summary>
    TopRight,
}
