namespace Een.Media.Client.Authentication;

/// <summary>Writes the query of a sign-in, and reads the query of its redirect, which is not trusted.</summary>
internal static class QueryString
{
    private const int MaxFields = 32;
    private const int LongestShown = 200;

    public static string Write(IEnumerable<(string Name, string Value)> fields) =>
        string.Join('&', fields.Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value)}"));

    /// <summary>The fields by name. A name that occurs twice is left out, because the query was tampered with.</summary>
    public static Dictionary<string, string> Read(string query) => query.TrimStart('?')
        .Split('&', MaxFields, StringSplitOptions.RemoveEmptyEntries)
        .Select(field => field.Split('=', 2))
        .GroupBy(parts => Unescape(parts[0]), parts => parts.Length == 2 ? Unescape(parts[1]) : "", StringComparer.Ordinal)
        .Where(group => group.Count() == 1)
        .ToDictionary(group => group.Key, group => group.Single(), StringComparer.Ordinal);

    /// <summary>Makes text that is not trusted safe for a message.</summary>
    public static string Printable(string text)
    {
        string clean = new([.. text.Take(LongestShown).Where(c => c is >= ' ' and <= '~')]);
        return text.Length > LongestShown ? clean + "…" : clean;
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
