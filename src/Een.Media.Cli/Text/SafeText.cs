using System.Globalization;
using System.Text;

namespace Een.Media.Cli.Text;

/// <summary>
/// Makes text from cameras and from the service safe to show. A name may contain escape sequences that change the colors of a terminal,
/// move its cursor or set its title, and marks that reverse the direction of text.
/// </summary>
internal static class SafeText
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text on one line, without control characters.</summary>
    public static string Of(string text)
    {
        if (text.All(c => c is >= ' ' and <= '~'))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
            clean.Append(IsObeyed(rune) ? new Rune(Replacement) : rune);
        return clean.ToString();
    }

    private static bool IsObeyed(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
