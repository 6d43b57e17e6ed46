namespace Een.Media.Client.Http;

/// <summary>Removes the secrets of a request from text that the server sends back.</summary>
internal sealed class SecretScrubber(params IReadOnlyList<string?> secrets)
{
    private const string Redacted = "[redacted]";

    /// <summary>Real tokens are far longer; removing every "t" from a message would protect nothing.</summary>
    private const int ShortestSecret = 6;

    public string Scrub(string text)
    {
        foreach (string? secret in secrets)
        {
            if (secret is null || secret.Length < ShortestSecret)
                continue;

            // As it is, escaped as in a URL, and escaped twice as in a URL within a URL.
            string once = Uri.EscapeDataString(secret);
            foreach (string form in new[] { secret, once, Uri.EscapeDataString(once) })
                text = text.Replace(form, Redacted, StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }
}
