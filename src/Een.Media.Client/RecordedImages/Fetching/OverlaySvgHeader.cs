using System.Text;

namespace Een.Media.Client.RecordedImages.Fetching;

/// <summary>
/// Reads the overlay header, whose encoding the vendor does not document: raw XML, percent-encoded, form-encoded, base64, or a data URI of
/// one of them. Anything else is returned unchanged; the caller's parser decides about it.
/// </summary>
internal static class OverlaySvgHeader
{
    private const string DataScheme = "data:";

    public static string? Decode(string? header)
    {
        if (string.IsNullOrWhiteSpace(header))
            return null;
        string text = WithoutDataScheme(Trim(header));
        if (LooksLikeXml(text))
            return text;
        if (text.Contains('%', StringComparison.Ordinal) && Unescape(text) is var unescaped && LooksLikeXml(unescaped))
            return unescaped;
        return TryBase64(text) ?? text;
    }

    /// <summary>The text after the comma. The part before it (type, character set, base64) can be inferred from the rest.</summary>
    private static string WithoutDataScheme(string text)
    {
        int comma = text.StartsWith(DataScheme, StringComparison.OrdinalIgnoreCase) ? text.IndexOf(',', StringComparison.Ordinal) : -1;
        return comma < 0 ? text : Trim(text[(comma + 1)..]);
    }

    /// <summary>An SVG has spaces. If there are plus signs but no spaces, the plus signs are the spaces, as in a form.</summary>
    private static string Unescape(string text)
    {
        string unescaped = Uri.UnescapeDataString(text);
        return Trim(unescaped.Contains(' ', StringComparison.Ordinal)
            ? unescaped
            : Uri.UnescapeDataString(text.Replace('+', ' ')));
    }

    private static string? TryBase64(string text)
    {
        string standard = text.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        standard = standard.PadRight(standard.Length + ((4 - (standard.Length % 4)) % 4), '=');
        byte[] bytes = new byte[standard.Length];
        if (!Convert.TryFromBase64String(standard, bytes, out int length))
            return null;
        string decoded = Trim(Encoding.UTF8.GetString(bytes, 0, length));
        return LooksLikeXml(decoded) ? decoded : null;
    }

    /// <summary>Removes white space and a byte order mark from both ends.</summary>
    private static string Trim(string text) => text.AsSpan().Trim("\uFEFF \t\r\n").ToString();

    private static bool LooksLikeXml(string text) => text.StartsWith('<');
}
