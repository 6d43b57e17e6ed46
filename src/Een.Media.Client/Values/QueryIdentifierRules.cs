namespace Een.Media.Client.Values;

/// <summary>Checks identifiers that the caller supplies. They are sent in queries, some of them in comma-separated lists.</summary>
internal static class QueryIdentifierRules
{
    public static bool IsValid(string text) => text.Length > 0 && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == ',');

    public static string Check(string name, string parameterName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name, parameterName);
        return IsValid(name)
            ? name
            : throw new ArgumentException("The value must not contain white space, commas or control characters.", parameterName);
    }

    /// <summary>The values of an open set without repetitions. None may be a default, which has no name.</summary>
    /// <param name="values">What the caller gave.</param>
    /// <param name="example">A member of the set, for the message.</param>
    /// <param name="parameterName">The caller's parameter.</param>
    public static IReadOnlyList<T> CheckAll<T>(IReadOnlyList<T> values, string example, string parameterName)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(values, parameterName);
        return values.All(value => value.ToString() is { Length: > 0 })
            ? [.. values.Distinct()]
            : throw new ArgumentException(
                $"A default {typeof(T).Name} has no name. Use a value such as {typeof(T).Name}.{example}.", parameterName);
    }
}
