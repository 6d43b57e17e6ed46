namespace Een.Media.Emulator;

/// <summary>What the last page of a listing says about a next one.</summary>
public enum LastPageToken
{
    /// <summary><c>""</c>.</summary>
    Empty,

    /// <summary><c>null</c>.</summary>
    Null,

    /// <summary>The field is not there.</summary>
    Missing,
}
