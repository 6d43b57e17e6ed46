namespace Een.Media.Client.Cameras;

/// <summary>Finds the time zone for a name that the service sent.</summary>
internal static class CameraTimeZone
{
    private const int MaxLength = 64;

    /// <summary>The time zone; <see langword="null"/> for a name that this machine does not know.</summary>
    public static TimeZoneInfo? Find(string? name) =>
        name is not null && IsZoneName(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? zone) ? zone : null;

    /// <summary>The platform looks names up as file names, so only the characters of IANA names are allowed.</summary>
    private static bool IsZoneName(string name) =>
        name.Length is > 0 and <= MaxLength && char.IsAsciiLetter(name[0])
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+');
}
