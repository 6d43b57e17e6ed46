using System.Collections.Frozen;

namespace Een.Media.Emulator.Journal;

/// <summary>Hides the values of secret parameters.</summary>
internal static class Redaction
{
    public const string Mask = "***";

    private static readonly FrozenSet<string> s_secret = new[]
    {
        "pagetoken", "token", "accesstoken", "refreshtoken", "code", "codeverifier", "clientsecret", "signature", "idtoken", "password",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<KeyValuePair<string, string>> Apply(IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        if (parameters.Count == 0)
            return parameters;
        var redacted = new KeyValuePair<string, string>[parameters.Count];
        for (int i = 0; i < redacted.Length; i++)
            redacted[i] = IsSecret(parameters[i].Key) ? new(parameters[i].Key, Mask) : parameters[i];
        return redacted;
    }

    /// <summary>
    /// Compares letters and digits only: <c>client_secret</c>, <c>clientSecret</c> and <c>CLIENT-SECRET</c> are all secret.
    /// </summary>
    private static bool IsSecret(string name)
    {
        if (name.Length > 64)
            return true;
        Span<char> letters = stackalloc char[64];
        int count = 0;
        foreach (char c in name)
        {
            if (char.IsLetterOrDigit(c))
                letters[count++] = c;
        }

        return s_secret.Contains(letters[..count].ToString());
    }
}
