using System.Globalization;
using Een.Media.Cli.Errors;
using Een.Media.Cli.Text;
using Een.Media.Client;

namespace Een.Media.Cli.Exports;

/// <summary>Parts of a day such as <c>08:00-17:00</c>.</summary>
internal static class DailyText
{
    public static DailyWindow Parse(string text, TimeZoneInfo zone) => text.Split('-') is [var from, var until]
        && TimeOnly.TryParseExact(from.Trim(), "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly begin)
        && TimeOnly.TryParseExact(until.Trim(), "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly end)
        && begin != end
            ? new DailyWindow(begin, end, zone)
            : throw CliException.Usage($"'{SafeText.Of(text)}' is not a part of a day. Example: 08:00-17:00.");
}
