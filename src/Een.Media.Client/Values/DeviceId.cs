using Een.Media.Client.Http;

namespace Een.Media.Client.Values;

/// <summary>The one rule for device ids. The vendor's ids are eight hexadecimal digits, but its description promises only text.</summary>
internal static class DeviceId
{
    public static string Check(string deviceId, string parameterName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(deviceId, parameterName);
        return WireWord.IsWord(deviceId)
            ? deviceId
            : throw new ArgumentException(
                "A device id has no white space, commas or control characters; the vendor's are eight hexadecimal digits such as 10058b7a.",
                parameterName);
    }
}
