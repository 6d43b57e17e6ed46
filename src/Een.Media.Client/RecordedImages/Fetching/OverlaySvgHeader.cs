using System.Text;

namespace Een.Media.Client.RecordedImages.Fetching;

/// <summary>
/// Reads the overlay header, whose encoding the vendor does not document: raw XML, percent-encoded, or base64. What is none of
/// them is passed on as it came, for the caller's parser to judge.
/// </summary>
internal static class OverlaySvgHeader
{
    public static string? Decode(string? header)
    {
        if (string.IsNullOrWhiteSpace(header))
            return null;
        string text = Trim(header);
        if (LooksLikeXml(text))
            return text;
        if (text.Contains('%', StringComparison.Ordinal) && Trim(Uri.UnescapeDataString(text)) is var unescaped && LooksLikeXml(unescaped))
            return unescaped;
        return TryBase64(text) ?? text;
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

    /// <summary>Takes off white space and a byte order mark.</summary>
    private static string Trim(string text) => text.AsSpan().Trim("\uFEFF \t\r\n").ToString();

    private static bool LooksLikeXml(string text) => text.StartsWith('<');
}
