using System.Globalization;

namespace Een.Media.Client;

/// <summary>A range of time.</summary>
/// <param name="From">The beginning.</param>
/// <param name="Until">The end; not before <paramref name="From"/>, and equal to it for a single instant.</param>
public readonly record struct TimeRange(DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>The length of the range; zero for a single instant.</summary>
    public TimeSpan Duration => Until - From;

    /// <summary>The range as text, in UTC.</summary>
    /// <returns>For example <c>2025-06-01T12:00:00.000Z–2025-06-01T12:04:10.000Z</c>.</returns>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{From.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}–{Until.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}");
}
