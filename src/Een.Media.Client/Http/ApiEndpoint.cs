namespace Een.Media.Client.Http;

/// <summary>Where an attempt sends its requests, and the access token that it sends there.</summary>
/// <param name="BaseAddress">The API root of the account: a scheme and a host.</param>
/// <param name="AccessToken">The bearer token, without the word <c>Bearer</c>.</param>
internal sealed record ApiEndpoint(Uri BaseAddress, string AccessToken)
{
    /// <summary>Never the token.</summary>
    public override string ToString() => $"ApiEndpoint({BaseAddress.Host})";
}
