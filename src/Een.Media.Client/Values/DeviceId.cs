namespace Een.Media.Client.Values;

/// <summary>
/// The one rule for device ids that a program gives. The vendor's are eight hexadecimal digits (the vendor's documentation) and travel in
/// lower case. Ids in answers are kept as they came.
/// </summary>
internal static class DeviceId
{
    private const int Length = 8;
    private const int LongestShown = 24;

    /// <summary>The id in lower case.</summary>
    /// <exception cref="ArgumentException">The text cannot be an id of the vendor's: nothing has to be asked to know that there is no
    /// such device.</exception>
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
