using System.Globalization;
using System.Text;

namespace Een.Media.Cli.Text;

/// <summary>
/// Text from cameras and from the service, made fit to be shown. A name may hold escape sequences that recolor a terminal, move its cursor
/// or set its title, and marks that reverse the order in which characters are read.
/// </summary>
internal static class SafeText
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text on one line, without anything that a terminal obeys.</summary>
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
