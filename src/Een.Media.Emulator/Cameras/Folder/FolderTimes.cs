using System.Globalization;
using System.Text.RegularExpressions;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Jpeg;

namespace Een.Media.Emulator.Cameras.Folder;

/// <summary>The times of a directory's images, by the rules of <see cref="FolderCameraOptions"/>.</summary>
internal static partial class FolderTimes
{
    private static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// The time of each image, in the given order of names. Of two equal times, the later name's is moved by a millisecond.
    /// </summary>
    public static DateTimeOffset[] Of(IReadOnlyList<DateTimeOffset?> taken, TimeSpan spacing, DateTimeOffset now)
    {
        now = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
        DateTimeOffset[] times = new DateTimeOffset[taken.Count];
        bool known = taken.All(time => time is not null);
        for (int i = 0; i < times.Length; i++)
            times[i] = known ? taken[i]!.Value : now - (spacing * (times.Length - 1 - i));

        // OrderBy is stable: images with equal times stay in the order of their names.
        DateTimeOffset next = DateTimeOffset.MinValue;
        foreach (int i in Enumerable.Range(0, times.Length).OrderBy(i => times[i]).ToArray())
        {
            times[i] = times[i] < next ? next : times[i];
            next = times[i].AddMilliseconds(1);
        }

        return times;
    }

    public static DateTimeOffset? Taken(byte[] jpeg, string name) => FromExif(jpeg) ?? FromName(name);

    public static DateTimeOffset? FromName(string name)
    {
        Match date = DateAndTime().Match(name);
        if (date.Success)
        {
            string fraction = date.Groups["ms"].Success ? date.Groups["ms"].Value : "000";
            string offset = date.Groups["offset"].Value
                .Replace(":", "", StringComparison.Ordinal)
                .Replace("Z", "+0000", StringComparison.OrdinalIgnoreCase);
            return Parse(string.Concat(date.Groups["part"].Captures.Select(part => part.Value)) + fraction, "yyyyMMddHHmmssfff", offset);
        }

        Match epoch = SinceEpoch().Match(name);
        if (!epoch.Success)
            return null;
        long number = long.Parse(epoch.Value, CultureInfo.InvariantCulture);
        return Plausible(DateTimeOffset.FromUnixTimeMilliseconds(epoch.Length == 13 ? number : number * 1000));
    }

    private static DateTimeOffset? FromExif(byte[] jpeg)
    {
        try
        {
            using MemoryStream stream = new(jpeg, writable: false);
            ExifSubIfdDirectory? exif = JpegMetadataReader.ReadMetadata(stream).OfType<ExifSubIfdDirectory>().FirstOrDefault();
            if (exif?.GetString(ExifDirectoryBase.TagDateTimeOriginal) is not { } original)
                return null;
            string fraction = exif.GetString(ExifDirectoryBase.TagSubsecondTimeOriginal)?.Trim() ?? "";
            string offset = exif.GetString(ExifDirectoryBase.TagTimeZoneOriginal) ?? exif.GetString(ExifDirectoryBase.TagTimeZone) ?? "";
            string numericOffset = offset.Trim().Replace(":", "", StringComparison.Ordinal);
            return Parse(original.Trim() + fraction.PadRight(3, '0')[..3], "yyyy:MM:dd HH:mm:ssfff", numericOffset);
        }
        catch (Exception exception) when (exception is JpegProcessingException or MetadataException or IOException)
        {
            // The metadata are damaged, but the image itself may be fine.
            return null;
        }
    }

    private static DateTimeOffset? Parse(string local, string format, string offset)
    {
        if (!DateTime.TryParseExact(local, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime time))
            return null;
        TimeSpan ahead = TimeSpan.Zero;
        if (offset.Length > 0 && !TimeSpan.TryParseExact(offset[1..], "hhmm", CultureInfo.InvariantCulture, out ahead))
            return null;
        if (ahead > TimeSpan.FromHours(14))
            return null;
        return Plausible(new DateTimeOffset(time, offset.StartsWith('-') ? -ahead : ahead).ToUniversalTime());
    }

    private static DateTimeOffset? Plausible(DateTimeOffset time) => time >= Earliest && time < Latest ? time : null;

    // 2025-06-01T12-03-04.567Z, 2025-06-01 12.03.04+0200, 20250601_120304, 20250601120304123
    [GeneratedRegex(
        @"(?<!\d)(?<part>\d{4})[-_.]?(?<part>\d\d)[-_.]?(?<part>\d\d)[T_ -]?(?<part>\d\d)[-_.:]?(?<part>\d\d)[-_.:]?(?<part>\d\d)"
            + @"([-_.,]?(?<ms>\d{3})(?!\d))?(?<offset>Z|[+-]\d\d:?\d\d(?!\d))?(?!\d)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex DateAndTime();

    [GeneratedRegex(@"(?<!\d)(\d{10}|\d{13})(?!\d)")]
    private static partial Regex SinceEpoch();
}
