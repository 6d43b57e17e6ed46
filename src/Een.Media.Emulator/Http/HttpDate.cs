using System.Globalization;

namespace Een.Media.Emulator.Http;

/// <summary>Dates in HTTP headers.</summary>
internal static class HttpDate
{
    /// <summary>An HTTP date has whole seconds only, so the instant is rounded up.</summary>
    public static string Format(DateTimeOffset instant)
    {
        long part = instant.UtcTicks % TimeSpan.TicksPerSecond;
        DateTimeOffset whole = part == 0 ? instant : instant.AddTicks(TimeSpan.TicksPerSecond - part);
        return whole.ToString("R", CultureInfo.InvariantCulture);
    }
}
