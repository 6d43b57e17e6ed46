namespace Een.Media.Emulator;

/// <summary>The answer to an expired page token.</summary>
public enum ExpiredPageToken
{
    /// <summary>400 <c>wrongArgumentValue</c>.</summary>
    BadRequest,

    /// <summary>404 <c>resourceNotFound</c>.</summary>
    NotFound,
}
