namespace Een.Media.Emulator;

/// <summary>What a token header holds where nothing is recorded on that side.</summary>
public enum EdgeToken
{
    /// <summary>There is no such header.</summary>
    Absent,

    /// <summary>A token that is answered 404 until something is recorded there.</summary>
    NotFound,

    /// <summary>An empty string.</summary>
    Empty,
}
