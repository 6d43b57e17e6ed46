using System.Globalization;

namespace Een.Media.Client;

/// <summary>A stretch of time.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends; not before <paramref name="Start"/>, and the same for a single moment.</param>
public readonly record struct TimeRange(DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>How long it lasts; zero for a single moment.</summary>
    public TimeSpan Duration => End - Start;

    /// <summary>The stretch in words.</summary>
    /// <returns>For example <c>2025-06-01T12:00:00.000Z–2025-06-01T12:04:10.000Z</c>.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Start.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}–{End.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}");
}
