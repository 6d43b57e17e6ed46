using System.Globalization;

namespace Een.Media.Cli.Text;

/// <summary>Numbers of things, such as "1 gap" and "2 gaps".</summary>
internal static class CountText
{
    public static string Of(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
