namespace Een.Media.Client.Http;

/// <summary>Checks that an answer has the fields that the client needs.</summary>
internal static class RequiredFields
{
    /// <exception cref="EenProtocolException">Some fields are missing or empty; the message names them all.</exception>
    public static void Check(string what, params ReadOnlySpan<(string Name, string? Value)> fields)
    {
        List<string>? missing = null;
        foreach ((string name, string? value) in fields)
        {
            if (string.IsNullOrEmpty(value))
                (missing ??= []).Add(name);
        }

        if (missing is not null)
            throw Missing(what, missing);
    }

    public static EenProtocolException Missing(string what, IReadOnlyList<string> names) => new(
        $"The service sent {what} without its required field{(names.Count > 1 ? "s" : "")} "
            + $"{string.Join(", ", names.Select(name => $"'{name}'"))}.");

    /// <exception cref="EenProtocolException">The text is not a timestamp.</exception>
    public static DateTimeOffset Timestamp(string what, string name, string text) =>
        WireTimestamp.TryParse(text, out DateTimeOffset timestamp)
        ? timestamp
        : throw new EenProtocolException($"The service sent {what} whose field '{name}' is not a timestamp.");
}
