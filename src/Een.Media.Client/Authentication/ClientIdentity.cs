using System.Text;

namespace Een.Media.Client.Authentication;

/// <summary>The program's own name and password at the authentication service.</summary>
internal sealed class ClientIdentity
{
    public ClientIdentity(string clientId, string clientSecret)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clientId);
        ArgumentException.ThrowIfNullOrWhiteSpace(clientSecret);
        if (clientId.Contains(':', StringComparison.Ordinal))
            throw new ArgumentException("A client id holds no colon.", nameof(clientId));
        Secret = clientSecret;
        BasicCredentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{clientId}:{clientSecret}"));
    }

    public string Secret { get; }

    /// <summary>For the scheme <c>Basic</c>.</summary>
    public string BasicCredentials { get; }

    /// <summary>Never the secret.</summary>
    public override string ToString() => "ClientIdentity(redacted)";
}
