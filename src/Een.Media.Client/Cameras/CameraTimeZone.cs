namespace Een.Media.Client.Cameras;

/// <summary>Finds the zone of a name that the service sent.</summary>
internal static class CameraTimeZone
{
    private const int MaxLength = 64;

    /// <summary>The zone; <see langword="null"/> for a name that is none here.</summary>
    public static TimeZoneInfo? Find(string? name) =>
        name is not null && IsZoneName(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? zone) ? zone : null;

    /// <summary>The platform looks names up as file names: nothing but the characters of IANA names may get there.</summary>
    private static bool IsZoneName(string name) =>
        name.Length is > 0 and <= MaxLength && char.IsAsciiLetter(name[0])
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+');
}
