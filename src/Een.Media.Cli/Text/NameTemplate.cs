using System.Text.RegularExpressions;
using Een.Media.Cli.Errors;

namespace Een.Media.Cli.Text;

/// <summary>A pattern for the names of files, such as <c>{camera}_{date}_{time}</c>.</summary>
internal sealed partial class NameTemplate
{
    public const string Standard = "{camera}_{date}_{time}";

    private static readonly string[] s_known = ["camera", "name", "id", "stream", "date", "time"];

    private readonly string _text;

    private NameTemplate(string text) => _text = text;

    /// <exception cref="CliException">The text has a placeholder that does not exist.</exception>
    public static NameTemplate Parse(string text)
    {
        if (Placeholder.Matches(text).Select(match => match.Groups[1].Value).FirstOrDefault(name => !s_known.Contains(name)) is { } strange)
        {
            throw CliException.Usage(
                $"--name has no '{{{SafeText.Of(strange)}}}'. Use {string.Join(", ", s_known.Select(name => $"{{{name}}}"))}. Example: "
                    + $"{Standard}");
        }

        return new NameTemplate(text);
    }

    public bool Has(string placeholder) => _text.Contains($"{{{placeholder}}}", StringComparison.Ordinal);

    /// <summary>The name of a JPEG file. The values must be safe for file names, because the camera's name is not trusted.</summary>
    public string Fill(IReadOnlyDictionary<string, string> values)
    {
        string name = Placeholder.Replace(_text, match => values[match.Groups[1].Value]);
        return Path.GetExtension(name).ToUpperInvariant() is ".JPG" or ".JPEG" ? name : name + ".jpg";
    }

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Placeholder { get; }
}
