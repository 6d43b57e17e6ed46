using System.Net;

namespace Een.Media.Client;

/// <summary>
/// A media session: a cookie that replaces the access token, for players and browsers that fetch media (<see cref="StreamUrls"/>). The
/// cookie grants access, so <see cref="ToString"/> does not reveal it.
/// </summary>
public sealed class MediaSession
{
    private readonly IReadOnlyList<Cookie> _cookies;

    /// <summary>Creates a session, for a fake in a test.</summary>
    /// <param name="address">The address that set the cookies.</param>
    /// <param name="cookies">The cookies, at least one. Copied.</param>
    /// <exception cref="ArgumentException">There is no cookie.</exception>
    public MediaSession(Uri address, IEnumerable<Cookie> cookies)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(cookies);
        Address = address;
        _cookies = [.. cookies];
        if (_cookies.Count == 0)
            throw new ArgumentException("A media session has at least one cookie.", nameof(cookies));
    }

    /// <summary>The address that set the cookies; they belong to its host.</summary>
    public Uri Address { get; }

    /// <summary>
    /// The cookies, with name, value, domain, path, expiry and flags; usually one. They are secrets, and <see cref="Cookie.ToString"/>
    /// reveals them.
    /// </summary>
    public IReadOnlyList<Cookie> Cookies => [.. _cookies];

    /// <summary>
    /// The earliest expiry of the cookies; <see langword="null"/> when they have none. The service may end the session earlier, for example
    /// when the access token that started it expires.
    /// </summary>
    public DateTimeOffset? ExpiresAt
    {
        get
        {
            DateTime[] expiries =
                [.. _cookies.Where(cookie => cookie.Expires != DateTime.MinValue).Select(cookie => cookie.Expires.ToUniversalTime())];
            return expiries.Length > 0 ? new DateTimeOffset(expiries.Min(), TimeSpan.Zero) : null;
        }
    }

    /// <summary>The value of the <c>Cookie</c> header for a player that takes headers, such as <c>name=value</c>. A secret.</summary>
    /// <returns>All cookies in one header.</returns>
    public string ToCookieHeader() => string.Join("; ", _cookies.Select(cookie => $"{cookie.Name}={cookie.Value}"));

    /// <summary>
    /// Copies the cookies into the container of an <see cref="HttpClientHandler"/> or a web view. They are sent only to the host of
    /// <see cref="Address"/>, or to their own domain.
    /// </summary>
    /// <param name="container">The container to copy to.</param>
    /// <exception cref="InvalidOperationException">The framework's container does not accept a cookie, such as one whose value has a
    /// comma. Send <see cref="ToCookieHeader"/> instead.</exception>
    public void CopyTo(CookieContainer container)
    {
        ArgumentNullException.ThrowIfNull(container);
        try
        {
            foreach (Cookie cookie in _cookies)
                container.Add(Address, cookie);
        }
        catch (CookieException)
        {
            // The framework's message, and so an inner exception, would quote the value.
            throw new InvalidOperationException(
                $"The {nameof(CookieContainer)} does not accept the session's cookie. "
                    + $"Send the header of {nameof(ToCookieHeader)} instead.");
        }
    }

    /// <summary>The host of the session. Never the cookie.</summary>
    /// <returns>For example <c>media session at media.c013.eagleeyenetworks.com</c>.</returns>
    public override string ToString() => $"media session at {Address.Host}";
}
