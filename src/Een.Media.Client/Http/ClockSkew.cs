using System.Globalization;

namespace Een.Media.Client.Http;

/// <summary>Compares the clock of this machine with the service's, for errors that a wrong clock may explain.</summary>
internal static class ClockSkew
{
    private static readonly TimeSpan s_tolerance = TimeSpan.FromMinutes(1);

    /// <summary>A sentence with both times, if they differ by more than a minute; otherwise null.</summary>
    public static string? Describe(HttpResponseMessage response, DateTimeOffset now) =>
        response.Headers.Date is { } date && (date - now).Duration() > s_tolerance
            ? $"The service's clock says {Format(date)}, but this machine's clock says {Format(now)}. Correct the clock that is wrong."
            : null;

    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
