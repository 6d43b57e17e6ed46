namespace Een.Media.Emulator;

/// <summary>The body of a refused token request, which the vendor does not document.</summary>
public enum OAuthErrorShape
{
    /// <summary><c>{"error":"invalid_grant","error_description":"…"}</c></summary>
    OAuth2,

    /// <summary>The error object of the rest of the API.</summary>
    ApiV3,

    /// <summary>No body.</summary>
    Empty,
}
