namespace Een.Media.Client.Http;

/// <summary>The one rule for words that the caller supplies: they travel in queries, and some of them in comma lists.</summary>
internal static class WireWord
{
    public static bool IsWord(string text) => text.Length > 0 && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == ',');

    public static string Check(string name, string parameterName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name, parameterName);
        return IsWord(name) ? name : throw new ArgumentException("The vendor's words have no white space, commas or control characters.", parameterName);
    }
}
