using System.Globalization;

namespace Een.Media.Client.Http;

/// <summary>
/// Timestamps on the wire. They are sent in the one form that every endpoint accepts: three decimals and <c>+00:00</c> (<c>GET /media</c>
/// refuses <c>Z</c>). They are read in any ISO 8601 form with an offset, because the vendor does not document which one comes back.
/// </summary>
internal static class WireTimestamp
{
    private const int MostDecimals = 7;

    private static readonly string[] s_readable =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
    ];

    public static string Format(DateTimeOffset timestamp) =>
        timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+00:00'", CultureInfo.InvariantCulture);

    public static bool TryParse(string? text, out DateTimeOffset timestamp) =>
        DateTimeOffset.TryParseExact(
            WithoutExcessDigits(text),
            s_readable,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal
                | DateTimeStyles.AllowLeadingWhite | DateTimeStyles.AllowTrailingWhite,
            out timestamp);

    /// <summary>The last whole millisecond at or before an instant, in UTC.</summary>
    public static DateTimeOffset Floor(DateTimeOffset timestamp)
    {
        DateTimeOffset utc = timestamp.ToUniversalTime();
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMillisecond));
    }

    /// <summary>The first whole millisecond at or after an instant, in UTC.</summary>
    public static DateTimeOffset Ceiling(DateTimeOffset timestamp)
    {
        DateTimeOffset floor = Floor(timestamp);
        bool canRoundUp = floor <= DateTimeOffset.MaxValue.AddMilliseconds(-1);
        return floor != timestamp && canRoundUp ? floor.AddMilliseconds(1) : floor;
    }

    /// <summary>A <see cref="DateTimeOffset"/> holds seven decimals of a second; some services write nine.</summary>
    private static string? WithoutExcessDigits(string? text)
    {
        int first = (text?.IndexOf('.', StringComparison.Ordinal) ?? -1) + 1;
        if (text is null || first == 0)
            return text;
        int length = text.AsSpan(first).IndexOfAnyExceptInRange('0', '9');
        return length <= MostDecimals ? text : text.Remove(first + MostDecimals, length - MostDecimals);
    }
}
