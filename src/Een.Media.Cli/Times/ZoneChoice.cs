using Een.Media.Cli.Errors;
using Een.Media.Cli.Text;

namespace Een.Media.Cli.Times;

/// <summary>The zone for input and output of times: <c>camera</c> (the default), <c>utc</c>, <c>local</c>, or an IANA name.</summary>
internal sealed class ZoneChoice
{
    private readonly TimeZoneInfo? _zone;

    private ZoneChoice(TimeZoneInfo? zone) => _zone = zone;

    /// <exception cref="CliException">There is no such zone.</exception>
    public static ZoneChoice Parse(string? text) => text switch
    {
        null or "camera" => new(null),
        "utc" or "UTC" => new(TimeZoneInfo.Utc),
        "local" => new(TimeZoneInfo.Local),
        _ when text.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+')
            && TimeZoneInfo.TryFindSystemTimeZoneById(text, out TimeZoneInfo? zone) =>
            new(zone),
        _ => throw CliException.Usage(
            $"'{SafeText.Of(text)}' is not a time zone here. {Hint(text)}Use utc, local, camera, or an IANA name such as America/Chicago."),
    };

    /// <summary>The zone with that name in other letters, or of that city.</summary>
    private static string Hint(string text)
    {
        string name = text.Replace(' ', '_');
        string? near = TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).FirstOrDefault(id =>
            id.Equals(name, StringComparison.OrdinalIgnoreCase) || id.EndsWith("/" + name, StringComparison.OrdinalIgnoreCase));
        return near is null ? "" : $"Did you mean '{near}'? ";
    }

    /// <summary>The zone for a camera; UTC when the service does not name the camera's zone.</summary>
    public TimeZoneInfo For(TimeZoneInfo? camera) => _zone ?? camera ?? TimeZoneInfo.Utc;
}
