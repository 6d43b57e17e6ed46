using System.Text.Json;
using Een.Media.Cli.Errors;
using Een.Media.Cli.Text;

namespace Een.Media.Cli.Mcp;

/// <summary>
/// The arguments of one call. Not every model follows the tool's schema, so wrong arguments are refused with a sentence.
/// </summary>
internal sealed class ToolArguments
{
    private const int LongestText = 500;

    private readonly IReadOnlyList<ToolParameter> _parameters;
    private readonly Dictionary<string, JsonElement> _values;

    /// <exception cref="CliException">An argument is missing or unknown.</exception>
    public ToolArguments(IReadOnlyList<ToolParameter> parameters, IEnumerable<KeyValuePair<string, JsonElement>>? values)
    {
        _parameters = parameters;
        _values = (values ?? []).Where(value => value.Value.ValueKind != JsonValueKind.Null).ToDictionary(StringComparer.Ordinal);
        string known = parameters.Count == 0 ? "It takes none." : $"It takes {string.Join(", ", parameters.Select(one => one.Name))}.";
        if (_values.Keys.FirstOrDefault(name => parameters.All(one => one.Name != name)) is { } strange)
            throw CliException.Usage($"The tool has no argument '{SafeText.Of(strange)}'. {known}");
        if (parameters.FirstOrDefault(one => one.Required && !_values.ContainsKey(one.Name)) is { } missing)
            throw CliException.Usage($"The argument '{missing.Name}' is missing. {missing.Description}");
    }

    /// <exception cref="CliException">The value is not text.</exception>
    public string? Text(string name)
    {
        if (!_values.TryGetValue(name, out JsonElement value))
            return null;
        return value.ValueKind == JsonValueKind.String && value.GetString() is { Length: <= LongestText } text
            ? text
            : throw Wrong(name, "text");
    }

    /// <exception cref="CliException">The value is neither true nor false.</exception>
    public bool Flag(string name)
    {
        if (!_values.TryGetValue(name, out JsonElement value))
            return false;
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Wrong(name, "true or false");
    }

    /// <exception cref="CliException">The value is not a whole number, or is out of range.</exception>
    public int? Number(string name)
    {
        if (!_values.TryGetValue(name, out JsonElement value))
            return null;
        ToolParameter parameter = _parameters.First(one => one.Name == name);
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number)
            && number >= parameter.Minimum && number <= parameter.Maximum
                ? number
                : throw Wrong(name, $"a whole number from {parameter.Minimum} to {parameter.Maximum}");
    }

    private static CliException Wrong(string name, string expected) => CliException.Usage($"The argument '{name}' takes {expected}.");
}
