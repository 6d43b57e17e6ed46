using System.Text;
using Een.Media.Emulator.Hosting;

namespace Een.Media.Emulator.OAuth;

/// <summary>Who asks: by Basic authentication or by fields of the form.</summary>
internal static class ClientAuthentication
{
    public static bool Passes(Exchange exchange, OAuthClient client)
    {
        const string Scheme = "Basic ";
        string? authorization = exchange.Http.Request.Headers.Authorization;
        if (authorization is null)
            return client.Is(exchange.Arguments["client_id"], exchange.Arguments["client_secret"]);
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return false;

        byte[] bytes = new byte[authorization.Length];
        if (!Convert.TryFromBase64String(authorization[Scheme.Length..].Trim(), bytes, out int length))
            return false;
        string[] halves = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);

        // The standard percent-encodes both halves; many clients do not. Both readings count.
        return halves.Length == 2
            && (client.Is(halves[0], halves[1]) || client.Is(Uri.UnescapeDataString(halves[0]), Uri.UnescapeDataString(halves[1])));
    }
}
