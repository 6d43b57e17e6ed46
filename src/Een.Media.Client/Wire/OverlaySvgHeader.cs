using System.Text;

namespace Een.Media.Client.Wire;

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
        string text = header.Trim();
        if (LooksLikeXml(text))
            return text;
        if (text.Contains('%', StringComparison.Ordinal) && Uri.UnescapeDataString(text) is var unescaped && LooksLikeXml(unescaped))
            return unescaped.Trim();
        return TryBase64(text) ?? text;
    }

    private static string? TryBase64(string text)
    {
        string standard = text.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        standard = standard.PadRight(standard.Length + ((4 - (standard.Length % 4)) % 4), '=');
        byte[] bytes = new byte[standard.Length];
        if (!Convert.TryFromBase64String(standard, bytes, out int length))
            return null;
        string decoded = Encoding.UTF8.GetString(bytes, 0, length);
        return LooksLikeXml(decoded) ? decoded.Trim().TrimStart('\uFEFF') : null;
    }

    private static bool LooksLikeXml(string text) => text.AsSpan().TrimStart("\uFEFF \t\r\n").StartsWith("<");
}
