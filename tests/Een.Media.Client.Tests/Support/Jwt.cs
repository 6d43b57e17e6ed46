using System.Buffers.Text;
using System.Text;

namespace Een.Media.Client.Tests.Support;

/// <summary>Access tokens of the shape that the service issues. Nobody checks their signatures here.</summary>
internal static class Jwt
{
    private const string Header = """{"alg":"HS256","typ":"JWT"}""";

    public static string ExpiringAt(DateTimeOffset expiry) => WithPayload($$"""{"sub":"someone","exp":{{expiry.ToUnixTimeSeconds()}}}""");

    public static string WithPayload(string json) => WithPayload(Encoding.UTF8.GetBytes(json));

    public static string WithPayload(ReadOnlySpan<byte> payload) =>
        $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Header))}.{Base64Url.EncodeToString(payload)}.c2lnbmF0dXJlc2lnbmF0dXJl";
}
