using Een.Media.Benchmarks.Walking.Ways;
using Een.Media.Client;

namespace Een.Media.Benchmarks.Walking;

/// <summary>The ways that are compared, and how many requests and bodies each may have in the air.</summary>
internal sealed record Way(string Name, int Parallelism, int BodiesAtOnce, Func<Uri, string, bool, IWay> Create)
{
    private const int DefaultReadAhead = 4;

    public static Way Pooled { get; } = new("hand-written, pooled", 1, 1, (uri, token, http2) => new HandWritten(Http(uri, token, http2), pooled: true));

    public static Way ReadAhead { get; } = Ours("ours, read-ahead 4", DefaultReadAhead, parallelism: 1);

    public static Way Parallel8 { get; } = Ours("ours, parallelism 8", DefaultReadAhead, parallelism: 8);

    public static IReadOnlyList<Way> All { get; } =
    [
        new("hand-written, new arrays", 1, 1, (uri, token, http2) => new HandWritten(Http(uri, token, http2), pooled: false)),
        Pooled,
        new("plain Refit", 1, 1, (uri, token, http2) => new PlainRefit(Http(uri, token, http2))),
        new("NSwag", 1, 1, (uri, token, http2) => new NSwagGenerated(Http(uri, token, http2))),
        Ours("ours, read-ahead 0", readAhead: 0, parallelism: 1),
        ReadAhead,
        Ours("ours, client from DI", DefaultReadAhead, parallelism: 1, Clients.FromContainer),
        Ours("ours, handed-in HttpClient", DefaultReadAhead, parallelism: 1, Clients.OverHttpClient),
        Ours("ours, parallelism 4", DefaultReadAhead, parallelism: 4),
        Parallel8,
        Ours("ours, parallelism 16", DefaultReadAhead, parallelism: 16),
    ];

    /// <summary>Enough where profiles, and not ways, are many.</summary>
    public static IReadOnlyList<Way> Few { get; } = [Pooled, ReadAhead, Parallel8];

    public bool IsOurs { get; private init; }

    private static Way Ours(string name, int readAhead, int parallelism, Func<Uri, string, bool, EenMediaClient>? client = null) => new(
        name,
        parallelism,
        parallelism * (readAhead + 1),
        (uri, token, http2) => new Ours((client ?? Clients.OfItsOwn)(uri, token, http2), readAhead, parallelism))
    {
        IsOurs = true,
    };

    private static HttpClient Http(Uri baseAddress, string token, bool http2)
    {
        HttpClient http = http2
            ? new HttpClient(new PriorKnowledge(new SocketsHttpHandler { AllowAutoRedirect = false }))
            : new HttpClient();
        http.BaseAddress = baseAddress;
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return http;
    }
}
