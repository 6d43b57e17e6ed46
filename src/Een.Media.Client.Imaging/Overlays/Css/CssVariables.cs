using System.Collections.Immutable;

namespace Een.Media.Client.Imaging.Overlays.Css;

/// <summary>
/// Replaces <c>var()</c> by the values of custom properties. The work is bounded, because properties may refer to each other.
/// </summary>
internal sealed class CssVariables(ImmutableDictionary<string, string> values)
{
    private const int MaxReplacements = 32;
    private const int MaxLength = 1_000;

    private int _replacements;

    /// <summary>The value without <c>var()</c>, or <see langword="null"/> if a custom property is missing or a limit is reached.</summary>
    public static string? Resolve(string value, ImmutableDictionary<string, string> values) =>
        value.Contains("var(", StringComparison.OrdinalIgnoreCase) ? new CssVariables(values).Replace(value) : value;

    private string? Replace(string value)
    {
        while (value.IndexOf("var(", StringComparison.OrdinalIgnoreCase) is >= 0 and var start)
        {
            if (++_replacements > MaxReplacements || value.Length > MaxLength || EndOf(value, start + 4) is not { } end)
                return null;
            string[] parts = value[(start + 4)..end].Split(',', 2);
            string? replacement = values.GetValueOrDefault(parts[0].Trim()) ?? parts.ElementAtOrDefault(1);
            if (replacement is null)
                return null;
            value = value[..start] + replacement.Trim() + value[(end + 1)..];
        }

        return value.Trim();
    }

    private static int? EndOf(string value, int position)
    {
        int depth = 1;
        for (int i = position; i < value.Length; i++)
        {
            depth += value[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
                return i;
        }

        return null;
    }
}
