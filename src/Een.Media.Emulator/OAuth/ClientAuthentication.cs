using System.Text;
using Een.Media.Emulator.Requests;

namespace Een.Media.Emulator.OAuth;

/// <summary>Authenticates the application by Basic authentication or by form fields.</summary>
internal static class ClientAuthentication
{
    public static bool Succeeds(Exchange exchange, OAuthClient client)
    {
        const string Scheme = "Basic ";
        string? authorization = exchange.Http.Request.Headers.Authorization;
        if (authorization is null)
            return client.Matches(exchange.Arguments["client_id"], exchange.Arguments["client_secret"]);
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return false;

        byte[] bytes = new byte[authorization.Length];
        if (!Convert.TryFromBase64String(authorization[Scheme.Length..].Trim(), bytes, out int length))
            return false;
        string[] halves = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);

        // The standard percent-encodes both halves, but many clients do not. Both forms are accepted.
        return halves.Length == 2
            && (client.Matches(halves[0], halves[1])
                || client.Matches(Uri.UnescapeDataString(halves[0]), Uri.UnescapeDataString(halves[1])));
    }
}
