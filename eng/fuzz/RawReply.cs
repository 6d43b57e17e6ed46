namespace Een.Media.Fuzz;

/// <summary>An answer as it came over the socket.</summary>
internal sealed record RawReply(int Status, string Head, byte[] Body)
{
    public string? Header(string name) => Head.Split("\r\n")
        .Where(line => line.StartsWith($"{name}:", StringComparison.OrdinalIgnoreCase))
        .Select(line => line[(name.Length + 1)..].Trim())
        .FirstOrDefault();
}
