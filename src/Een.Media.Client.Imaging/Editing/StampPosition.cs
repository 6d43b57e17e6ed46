namespace Een.Media.Client;

/// <summary>The corner that a stamp stands in.</summary>
public enum StampPosition
{
    /// <summary>The lower left corner.</summary>
    BottomLeft,

    /// <summary>The lower right corner.</summary>
    BottomRight,

    /// <summary>The upper left corner.</summary>
    TopLeft,

    /// <summary>The upper right corner.</summary>
    TopRight,
}
