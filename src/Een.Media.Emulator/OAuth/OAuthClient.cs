using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Een.Media.Emulator.OAuth;

/// <summary>The one application that may sign in.</summary>
internal sealed record OAuthClient(string Id, string Secret)
{
    public static OAuthClient Of(OAuthOptions options, int seed)
    {
        byte[] hash = SHA256.HashData(Encoding.ASCII.GetBytes($"een-media-emulator client {seed}"));
        string derived = string.Concat(hash.Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
        return new(options.ClientId ?? derived[..16], options.ClientSecret ?? derived[16..48]);
    }

    public bool Matches(string? id, string? secret) => id == Id && secret == Secret;

    public override string ToString() => Id;
}
