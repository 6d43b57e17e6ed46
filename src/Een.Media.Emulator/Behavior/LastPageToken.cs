namespace Een.Media.Emulator;

/// <summary>The page token of a page that has no page after (or before) it.</summary>
public enum LastPageToken
{
    /// <summary><c>""</c>.</summary>
    Empty,

    /// <summary><c>null</c>.</summary>
    Null,

    /// <summary>No such field.</summary>
    Missing,
}
