namespace Een.Media.Emulator;

/// <summary>What using a refresh token does to it.</summary>
public enum RefreshTokenMode
{
    /// <summary>A new pair of tokens; the old refresh token and the old access token die at once.</summary>
    Rotating,

    /// <summary>The refresh token stays, and while the current access token is good it is returned again.</summary>
    NonRotating,
}
