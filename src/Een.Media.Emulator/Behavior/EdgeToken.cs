namespace Een.Media.Emulator;

/// <summary>The page token header on a side where nothing is recorded.</summary>
public enum EdgeToken
{
    /// <summary>No header.</summary>
    Absent,

    /// <summary>A token that is answered 404 until something is recorded there.</summary>
    NotFound,

    /// <summary>An empty string.</summary>
    Empty,
}
