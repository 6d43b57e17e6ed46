namespace Een.Media.Emulator;

/// <summary>The endpoints of the emulator.</summary>
public enum EmulatorEndpoint
{
    /// <summary>Any path that the emulator does not serve.</summary>
    Unknown,

    /// <summary><c>GET /api/v3.0/media/recordedImage.jpeg</c></summary>
    RecordedImage,

    /// <summary><c>GET /api/v3.0/media/recordedImage.jpeg:listFieldValues</c></summary>
    OverlayList,

    /// <summary><c>GET /api/v3.0/media</c></summary>
    Media,

    /// <summary><c>GET /api/v3.0/media/liveImage.jpeg</c></summary>
    LiveImage,

    /// <summary><c>GET /api/v3.0/media/session</c></summary>
    MediaSession,

    /// <summary><c>GET /media/session</c>: the URL that the media session returns. It sets the cookie.</summary>
    SessionCookie,

    /// <summary><c>GET /api/v3.0/feeds</c></summary>
    Feeds,

    /// <summary><c>GET /media/streams/preview/multipart</c> and <c>/media/streams/main/multipart</c>: motion JPEG.</summary>
    MultipartStream,

    /// <summary><c>GET /api/v3.0/clientSettings</c></summary>
    ClientSettings,

    /// <summary><c>GET /api/v3.0/cameras</c></summary>
    Cameras,

    /// <summary><c>GET /api/v3.0/cameras/{id}</c></summary>
    Camera,

    /// <summary><c>GET /api/v3.0/users/self</c></summary>
    User,

    /// <summary><c>GET /oauth2/authorize</c></summary>
    Authorize,

    /// <summary><c>POST /oauth2/token</c></summary>
    Token,

    /// <summary><c>POST /oauth2/revoke</c></summary>
    Revoke,
}
