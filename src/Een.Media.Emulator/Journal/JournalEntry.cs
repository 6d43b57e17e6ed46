namespace Een.Media.Emulator;

/// <summary>A request that arrived, without anything secret in it.</summary>
public sealed class JournalEntry
{
    internal JournalEntry(DateTimeOffset time, string method, string path, EmulatorEndpoint endpoint, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        Time = time;
        Method = method;
        Path = path;
        Endpoint = endpoint;
        Parameters = parameters;
    }

    /// <summary>When the request arrived, by the emulator's clock.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The method, such as <c>GET</c>.</summary>
    public string Method { get; }

    /// <summary>The path without the query.</summary>
    public string Path { get; }

    /// <summary>The endpoint that the path belongs to.</summary>
    public EmulatorEndpoint Endpoint { get; }

    /// <summary>Query and form parameters, decoded, in the order sent. Values of secret ones (tokens of every kind, codes, client secrets) are <c>***</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; internal set; }

    /// <summary><c>HTTP/1.1</c> or <c>HTTP/2</c>.</summary>
    public string Protocol { get; internal init; } = "HTTP/1.1";

    /// <summary>The scheme of the <c>Authorization</c> header: <c>Bearer</c>, <c>Basic</c> or <c>other</c>, never what follows it; <see langword="null"/> without that header.</summary>
    public string? AuthorizationScheme { get; internal init; }

    /// <summary>The camera asked for, also when a page token names it; <see langword="null"/> when none is known.</summary>
    public string? DeviceId { get; internal set; }

    /// <summary><c>main</c> or <c>preview</c>, also when a page token says so; <see langword="null"/> when unknown.</summary>
    public string? StreamType { get; internal set; }

    /// <summary>Whether the request was made with a page token.</summary>
    public bool HasPageToken { get; internal init; }

    /// <summary>The status that was sent; <see langword="null"/> while the request is in the works and when it ended without one.</summary>
    public int? Status { get; internal set; }

    /// <summary>The faults that struck this request, as the fault syntax writes them; empty for an honest answer.</summary>
    public IReadOnlyList<string> Faults { get; internal set; } = [];

    /// <summary>What went wrong inside of the emulator itself, which then answered 500; <see langword="null"/> as it should be.</summary>
    public string? Failure { get; internal set; }

    /// <summary>The first value of a parameter, or <see langword="null"/>.</summary>
    /// <param name="name">The name on the wire, such as <c>timestamp__gte</c>.</param>
    /// <returns>The decoded value; <c>***</c> for a secret one.</returns>
    public string? Parameter(string name)
    {
        foreach (KeyValuePair<string, string> parameter in Parameters)
        {
            if (parameter.Key == name)
                return parameter.Value;
        }

        return null;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        string query = string.Join('&', Parameters.Select(p => $"{p.Key}={p.Value}"));
        string faults = Faults.Count == 0 ? string.Empty : $" [{string.Join(' ', Faults)}]";
        return $"{Time:HH:mm:ss.fff} {Protocol} {Method} {Path}{(query.Length > 0 ? "?" : string.Empty)}{query} -> {Status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"}{faults}";
    }
}
