namespace Een.Media.Emulator;

/// <summary>What happens to a refresh token when it is used.</summary>
public enum RefreshTokenMode
{
    /// <summary>A new pair of tokens is issued. The old refresh token and the old access token are invalid at once.</summary>
    Rotating,

    /// <summary>The refresh token stays valid. A valid access token is returned again instead of a new one.</summary>
    NonRotating,
}
