namespace Een.Media.Emulator;

/// <summary>How a page token past its lifetime is refused.</summary>
public enum ExpiredPageToken
{
    /// <summary>400 <c>wrongArgumentValue</c>.</summary>
    BadRequest,

    /// <summary>404 <c>resourceNotFound</c>.</summary>
    NotFound,
}
