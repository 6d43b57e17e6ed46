using System.Globalization;
using System.Net;

namespace Een.Media.Client.Http;

/// <summary>Reads <c>Set-Cookie</c> by the framework's own rules for what a host may set, and <c>Max-Age</c> by the client's clock.</summary>
internal static class SetCookieHeader
{
    private const string Name = "Set-Cookie";
    private const int MaxCookieBytes = 16 * 1024;
    private static readonly TimeSpan s_longestAge = TimeSpan.FromDays(3653);

    public static IReadOnlyList<Cookie> Read(HttpResponseMessage response, Uri address, DateTimeOffset now) =>
        response.Headers.NonValidated.TryGetValues(Name, out var headers) ? [.. headers.SelectMany(header => Parse(header, address, now))] : [];

    private static IEnumerable<Cookie> Parse(string header, Uri address, DateTimeOffset now)
    {
        string[] parts = header.Split(';');
        TimeSpan? age = parts.Skip(1).Select(MaxAge).FirstOrDefault(a => a is not null);
        if (age <= TimeSpan.Zero)
            return [];
        var jar = new CookieContainer(CookieContainer.DefaultCookieLimit, CookieContainer.DefaultPerDomainCookieLimit, MaxCookieBytes);
        try
        {
            jar.SetCookies(address, string.Join(';', parts.Take(1).Concat(parts.Skip(1).Where(part => MaxAge(part) is null))));
        }
        catch (CookieException)
        {
            // Its message might quote the cookie.
            throw new EenProtocolException("The service set a cookie for the media session that cannot be read, or that is for another host.");
        }

        CookieCollection cookies = jar.GetAllCookies();
        foreach (Cookie cookie in cookies)
            cookie.Expires = age is null ? cookie.Expires : (now + age.Value).UtcDateTime;
        return cookies;
    }

    private static TimeSpan? MaxAge(string attribute)
    {
        string[] pair = attribute.Split('=', 2, StringSplitOptions.TrimEntries);
        if (pair.Length < 2 || !pair[0].Equals("Max-Age", StringComparison.OrdinalIgnoreCase) || !double.TryParse(pair[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out double seconds))
            return null;
        return seconds < s_longestAge.TotalSeconds ? TimeSpan.FromSeconds(Math.Max(0, seconds)) : s_longestAge;
    }
}
