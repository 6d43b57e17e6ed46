using System.Globalization;

namespace Een.Media.Client.Imaging.Editing;

/// <summary>Formats the times that are written on images.</summary>
internal static class FrameClock
{
    public static string Write(DateTimeOffset timestamp, TimeZoneInfo zone, string format) =>
        TimeZoneInfo.ConvertTime(timestamp, zone).ToString(format, CultureInfo.InvariantCulture);

    public static string CheckFormat(string format, string name)
    {
        ArgumentNullException.ThrowIfNull(format, name);
        try
        {
            _ = DateTimeOffset.UnixEpoch.ToString(format, CultureInfo.InvariantCulture);
            return format;
        }
        catch (FormatException e)
        {
            throw new ArgumentException($"\"{format}\" is not a date and time format. An example is {ImageStamp.DefaultFormat}.", name, e);
        }
    }

    /// <summary>A duration in its two largest units, such as <c>2 h 5 min</c>.</summary>
    public static string Write(TimeSpan span)
    {
        (long Count, string Unit)[] parts =
            [((long)span.TotalDays, "d"), (span.Hours, "h"), (span.Minutes, "min"), (span.Seconds, "s"), (span.Milliseconds, "ms")];
        int first = Array.FindIndex(parts, part => part.Count > 0);
        return first < 0
            ? "0 s"
            : string.Join(' ', parts.Skip(first).Take(2).Where(part => part.Count > 0).Select(part => $"{part.Count} {part.Unit}"));
    }
}
