using System.Globalization;
using Een.Media.Cli.Text;

namespace Een.Media.Cli.Output;

/// <summary>Values as text.</summary>
internal static class CellText
{
    public static string ForPeople(object? value) => value switch
    {
        null => "",
        string text => SafeText.Of(text),
        IEnumerable<string> texts => SafeText.Of(string.Join(", ", texts)),
        DateTimeOffset instant => instant.ToString("yyyy-MM-dd HH:mm:ss.fff zzz", CultureInfo.InvariantCulture),
        bool flag => flag ? "yes" : "no",
        double number => Rounded(number).ToString(CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => SafeText.Of(value.ToString() ?? ""),
    };

    public static string ForCsv(object? value) => value switch
    {
        string text => Quoted(Inert(SafeText.Of(text))),
        IEnumerable<string> texts => Quoted(Inert(SafeText.Of(string.Join(';', texts)))),
        DateTimeOffset instant => Iso(instant),
        bool flag => flag ? "true" : "false",
        _ => ForPeople(value),
    };

    /// <summary>Durations are in seconds. Times have milliseconds.</summary>
    public static double Rounded(double seconds) => Math.Round(seconds, 3);

    public static string Iso(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    /// <summary>Spreadsheets execute text that begins like a formula. An apostrophe in front prevents that.</summary>
    private static string Inert(string text) => text.Length > 0 && text[0] is ('=' or '+' or '-' or '@') ? "'" + text : text;

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n;") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
