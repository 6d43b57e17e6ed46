namespace Een.Media.Client.Values;

/// <summary>
/// Checks device ids that the caller supplies. The vendor's ids have eight hexadecimal digits (the vendor's documentation) and are sent in
/// lower case. Ids in answers are kept as received.
/// </summary>
internal static class DeviceIdRules
{
    private const int Length = 8;
    private const int LongestShown = 24;

    /// <summary>The id in lower case.</summary>
    /// <exception cref="ArgumentException">The text is not a device id. No request is needed to know that there is no such
    /// device.</exception>
    public static string Check(string deviceId, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(deviceId, parameterName);
        return deviceId.Length == Length && deviceId.All(char.IsAsciiHexDigit)
            ? deviceId.ToLowerInvariant()
            : throw new ArgumentException(
                $"'{Shown(deviceId)}' is not a device id. An id has eight hexadecimal digits, such as 10058b7a. "
                + "If you know only the camera's name, look its id up with "
                + $"{nameof(IEenMediaClient.Cameras)}.{nameof(ICamerasClient.ListAsync)}.",
                parameterName);
    }

    private static string Shown(string text)
    {
        string printable = string.Concat(text.Take(LongestShown).Select(c => char.IsControl(c) ? '\uFFFD' : c));
        return text.Length > LongestShown ? printable + "…" : printable;
    }
}
