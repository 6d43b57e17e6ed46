using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Een.Media.Emulator.Faults;

/// <summary>Formats the text of faults, and the text that faults send.</summary>
internal static class FaultText
{
    /// <summary>Nested entities that expand to ten million, and an entity that reads a file.</summary>
    public static string HostileSvg { get; } = Hostile();

    public static string Lower<T>(T value)
        where T : struct, Enum
    {
        string name = value.ToString();
        return string.Create(name.Length, name, static (span, text) => text.AsSpan().ToLowerInvariant(span));
    }

    public static string Duration(TimeSpan duration) => duration.TotalSeconds is >= 1 and var seconds && seconds == Math.Floor(seconds)
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds}s")
        : string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMilliseconds}ms");

    public static string Signed(TimeSpan duration) => $"{(duration < TimeSpan.Zero ? '-' : '+')}{Duration(duration.Duration())}";

    public static void CheckHeader(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Any(c => c is < ' ' or > '~'))
            throw new ArgumentException("A header value may contain only visible ASCII characters and spaces.", nameof(value));
    }

    public static byte[] Gzip(ReadOnlyMemory<byte> body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(body.Span);
        return packed.ToArray();
    }

    private static string Hostile()
    {
        var entities = new StringBuilder("<!ENTITY a0 \"boom\">");
        for (int i = 1; i < 8; i++)
            entities.Append(CultureInfo.InvariantCulture, $"<!ENTITY a{i} \"{string.Concat(Enumerable.Repeat($"&a{i - 1};", 10))}\">");
        return $"<?xml version=\"1.0\"?><!DOCTYPE svg [{entities}<!ENTITY file SYSTEM \"file:///etc/passwd\">]>"
            + "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>&a7;&file;</text></svg>";
    }
}
