using System.Globalization;

namespace Een.Media.Emulator;

/// <summary>A request that arrived. It contains no secrets.</summary>
public sealed class JournalEntry
{
    private long _ticks = -1;

    internal JournalEntry(
        DateTimeOffset time, string method, string path, EmulatorEndpoint endpoint, IReadOnlyList<KeyValuePair<string, string>> parameters)
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

    /// <summary>The endpoint of the path.</summary>
    public EmulatorEndpoint Endpoint { get; }

    /// <summary>
    /// Query and form parameters, decoded, in the order sent. The value of a secret one (tokens of every kind, codes, client secrets) is
    /// <c>***</c>.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; internal set; }

    /// <summary><c>HTTP/1.1</c> or <c>HTTP/2</c>.</summary>
    public string Protocol { get; internal init; } = "HTTP/1.1";

    /// <summary>
    /// The scheme of the <c>Authorization</c> header: <c>Bearer</c>, <c>Basic</c> or <c>other</c>, never the credential itself.
    /// <see langword="null"/> without that header.
    /// </summary>
    public string? AuthorizationScheme { get; internal init; }

    /// <summary>The <c>User-Agent</c> header, which names the program; <see langword="null"/> without that header.</summary>
    public string? UserAgent { get; internal init; }

    /// <summary>The requested camera, by id or by page token; <see langword="null"/> if unknown.</summary>
    public string? DeviceId { get; internal set; }

    /// <summary><c>main</c> or <c>preview</c>, by argument or by page token; <see langword="null"/> if unknown.</summary>
    public string? StreamType { get; internal set; }

    /// <summary>Whether the request had a page token.</summary>
    public bool HasPageToken { get; internal init; }

    /// <summary>The status that was sent; <see langword="null"/> as long as none was sent.</summary>
    public int? Status { get; internal set; }

    /// <summary>
    /// The length of the answer's body in bytes, before a fault cuts it; <see langword="null"/> as long as there is no answer, and for a
    /// stream, which has no end.
    /// </summary>
    public int? BodyLength { get; internal set; }

    /// <summary>The time from the request's arrival to its end; <see langword="null"/> before its end.</summary>
    public TimeSpan? Duration
    {
        get => Interlocked.Read(ref _ticks) is >= 0 and var ticks ? TimeSpan.FromTicks(ticks) : null;
        internal set => Interlocked.Exchange(ref _ticks, value?.Ticks ?? -1);
    }

    /// <summary>The faults that were applied to this request, in the fault syntax. Empty if there were none.</summary>
    public IReadOnlyList<string> Faults { get; internal set; } = [];

    /// <summary>An error inside the emulator, which then answered 500; <see langword="null"/> otherwise.</summary>
    public string? Failure { get; internal set; }

    /// <summary>Identifies the entry within its journal. Later entries have higher ids.</summary>
    internal long Id { get; set; }

    /// <summary>The first value of a parameter.</summary>
    /// <param name="name">The name in the request, such as <c>timestamp__gte</c>.</param>
    /// <returns>The decoded value, <c>***</c> for a secret one, or <see langword="null"/>.</returns>
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
        string query = Parameters.Count == 0 ? string.Empty : $"?{string.Join('&', Parameters.Select(p => $"{p.Key}={p.Value}"))}";
        string faults = Faults.Count == 0 ? string.Empty : $" [{string.Join(' ', Faults)}]";
        string status = Status?.ToString(CultureInfo.InvariantCulture) ?? "-";
        return string.Create(CultureInfo.InvariantCulture, $"{Time:HH:mm:ss.fff} {Protocol} {Method} {Path}{query} -> {status}{faults}");
    }
}
