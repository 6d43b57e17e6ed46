using System.Text;

namespace Een.Media.Cli.Text;

/// <summary>Converts any text to a part of a file name. On every system, the result cannot lead out of a directory.</summary>
internal static class FileNameText
{
    private const int MaxLength = 60;

    /// <summary>Letters and digits of any language are kept; everything else becomes a hyphen. Empty when nothing is left.</summary>
    public static string Of(string text)
    {
        var name = new StringBuilder();
        foreach (char c in text)
        {
            if (name.Length == MaxLength)
                break;
            if (char.IsLetterOrDigit(c) && !char.IsSurrogate(c))
                name.Append(c);
            else if (name.Length > 0 && name[^1] != '-')
                name.Append('-');
        }

        return name.ToString().TrimEnd('-');
    }
}
