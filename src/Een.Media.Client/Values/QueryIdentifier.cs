namespace Een.Media.Client.Values;

/// <summary>Checks identifiers that the caller supplies. They are sent in queries, some of them in comma-separated lists.</summary>
internal static class QueryIdentifier
{
    public static bool IsValid(string text) => text.Length > 0 && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == ',');

    public static string Check(string name, string parameterName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name, parameterName);
        return IsValid(name)
            ? name
            : throw new ArgumentException("The value must not contain white space, commas or control characters.", parameterName);
    }
}
