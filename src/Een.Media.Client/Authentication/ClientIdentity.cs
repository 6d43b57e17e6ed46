using System.Text;

namespace Een.Media.Client.Authentication;

/// <summary>The client id and the client secret, which identify the program to the authentication service.</summary>
internal sealed class ClientIdentity
{
    public ClientIdentity(string clientId, string clientSecret)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clientId);
        ArgumentException.ThrowIfNullOrWhiteSpace(clientSecret);
        if (clientId.Contains(':', StringComparison.Ordinal))
            throw new ArgumentException("A client id must not contain a colon.", nameof(clientId));
        Secret = clientSecret;
        BasicCredentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{clientId}:{clientSecret}"));
    }

    public string Secret { get; }

    /// <summary>For the scheme <c>Basic</c>.</summary>
    public string BasicCredentials { get; }

    /// <summary>Never the secret.</summary>
    public override string ToString() => "ClientIdentity(redacted)";
}
