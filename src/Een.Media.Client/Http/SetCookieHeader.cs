using System.Globalization;
using System.Net;

namespace Een.Media.Client.Http;

/// <summary>
/// Reads <c>Set-Cookie</c> as RFC 6265 tells browsers to (sections 5.2 and 5.3): <c>Max-Age</c> wins over <c>Expires</c>, an attribute
/// that cannot be read is ignored, values keep their commas and quotes, and expiry goes by the client's clock.
/// </summary>
/// <remarks>
/// Alternatives that were tried, with .NET 10: <c>Microsoft.Net.Http.Headers.SetCookieHeaderValue</c> does not parse <c>Expires=0</c>,
/// <c>Max-Age=abc</c>, <c>va=a,b,c</c> and <c>va=a b</c>. <see cref="CookieContainer"/> throws on the first two and sends the third as
/// <c>va=a; b=; c=</c>.
/// </remarks>
internal static class SetCookieHeader
{
    private const string Name = "Set-Cookie";
    private const int MaxCookieLength = 16 * 1024;
    private static readonly TimeSpan s_longestAge = TimeSpan.FromDays(3653);

    private static readonly string[] s_dateForms =
    [
        "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
        "ddd, dd-MMM-yyyy HH:mm:ss 'GMT'",
        "ddd, dd-MMM-yy HH:mm:ss 'GMT'",
        "dddd, dd-MMM-yy HH:mm:ss 'GMT'",
        "ddd MMM d HH:mm:ss yyyy", "ddd, d MMM yyyy HH:mm:ss 'GMT'",
    ];

    public static IReadOnlyList<Cookie> Read(HttpResponseMessage response, Uri address, DateTimeOffset now) =>
        response.Headers.NonValidated.TryGetValues(Name, out var headers)
            ? [.. headers.Select(header => Parse(header, address, now)).OfType<Cookie>()]
            : [];

    /// <summary>The cookie; null for one that has expired or has no name.</summary>
    private static Cookie? Parse(string header, Uri address, DateTimeOffset now)
    {
        string[] parts = header.Split(';', StringSplitOptions.TrimEntries);
        (string name, string value) = Pair(parts[0]);
        if (name.Length == 0 || header.Length > MaxCookieLength || header.Any(char.IsControl))
            return null;
        Dictionary<string, string> attributes = Attributes(parts.Skip(1));
        DateTimeOffset? expiry = Expiry(attributes, now);
        if (expiry <= now)
            return null;
        string? domain = attributes.GetValueOrDefault("Domain")?.TrimStart('.');
        var cookie = new Cookie
        {
            Name = CheckName(name),
            Value = value,
            Path = attributes.GetValueOrDefault("Path") is ['/', ..] path ? path : "/",
            Domain = string.IsNullOrEmpty(domain) ? address.IdnHost : "." + CheckDomain(domain, address),
            Secure = attributes.ContainsKey("Secure"),
            HttpOnly = attributes.ContainsKey("HttpOnly"),
        };
        if (expiry is { } end)
            cookie.Expires = end.UtcDateTime;
        return cookie;
    }

    private static (string Name, string Value) Pair(string text) => text.IndexOf('=', StringComparison.Ordinal) is var at && at < 0
        ? (text, "")
        : (text[..at].Trim(), text[(at + 1)..].Trim());

    /// <summary>Of attributes with the same name, the last one counts.</summary>
    private static Dictionary<string, string> Attributes(IEnumerable<string> parts)
    {
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string part in parts)
        {
            (string name, string value) = Pair(part);
            if (!name.Equals("Expires", StringComparison.OrdinalIgnoreCase) || ReadDate(value) is not null)
                attributes[name] = value;
        }

        return attributes;
    }

    private static DateTimeOffset? Expiry(Dictionary<string, string> attributes, DateTimeOffset now) =>
        attributes.TryGetValue("Max-Age", out string? age) && ReadAge(age) is { } lifetime ? now + lifetime
        : attributes.TryGetValue("Expires", out string? date) ? ReadDate(date)
        : null;

    /// <summary>A whole number of seconds, ten years at most; null for anything else.</summary>
    private static TimeSpan? ReadAge(string text)
    {
        ReadOnlySpan<char> digits = text.StartsWith('-') ? text.AsSpan(1) : text;
        if (digits.Length == 0 || digits.ContainsAnyExceptInRange('0', '9'))
            return null;
        double seconds = double.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return seconds <= 0 ? TimeSpan.Zero : seconds < s_longestAge.TotalSeconds ? TimeSpan.FromSeconds(seconds) : s_longestAge;
    }

    private static DateTimeOffset? ReadDate(string text)
    {
        const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;
        return DateTimeOffset.TryParseExact(text, s_dateForms, CultureInfo.InvariantCulture, Styles, out DateTimeOffset date) ? date : null;
    }

    /// <summary>Applies the framework's check of names. Its message might quote the cookie, so it is replaced.</summary>
    private static string CheckName(string name)
    {
        try
        {
            return new Cookie(name, "").Name;
        }
        catch (CookieException)
        {
            throw Unreadable();
        }
    }

    /// <summary>A host may set cookies for itself and for the domains above it, except for a whole top-level domain.</summary>
    private static string CheckDomain(string domain, Uri address) =>
        address.IdnHost.Equals(domain, StringComparison.OrdinalIgnoreCase)
            || (address.HostNameType == UriHostNameType.Dns && domain.Contains('.', StringComparison.Ordinal)
                && address.IdnHost.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase))
            ? domain
            : throw Unreadable();

    private static EenProtocolException Unreadable() =>
        new("The service set a cookie for the media session that cannot be read, or that is for another host.");
}
