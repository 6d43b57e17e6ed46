using System.Net;
using System.Text;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Resilience;

/// <summary>Answers each request with the next step of its script, the last one without end; remembers when each request came, and whether every response was disposed.</summary>
internal sealed class ScriptedService(VirtualTime time, params Func<CancellationToken, Task<HttpResponseMessage>>[] script) : HttpMessageHandler
{
    private readonly List<TrackedContent> _bodies = [];

    public List<TimeSpan> Times { get; } = [];

    public List<string> Tokens { get; } = [];

    public List<string> Queries { get; } = [];

    /// <summary>The memory that images of its clients live in.</summary>
    public CountingPool Buffers { get; } = new();

    public int UndisposedBodies => _bodies.Count(body => !body.IsDisposed);

    public static Func<CancellationToken, Task<HttpResponseMessage>> Frame { get; } = _ => Task.FromResult(Image(TinyJpeg.Bytes));

    public static Func<CancellationToken, Task<HttpResponseMessage>> Status(int status, string? retryAfter = null, string? body = null) => _ =>
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body ?? "")) };
        if (retryAfter is not null)
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        return Task.FromResult(response);
    };

    public static Func<CancellationToken, Task<HttpResponseMessage>> Failing(Exception exception) => _ => throw exception;

    /// <summary>No headers, until somebody gives up.</summary>
    public static Func<CancellationToken, Task<HttpResponseMessage>> Silent { get; } = async cancellationToken =>
    {
        var never = new TaskCompletionSource<HttpResponseMessage>();
        await using CancellationTokenRegistration _ = cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
        return await never.Task;
    };

    public static Func<CancellationToken, Task<HttpResponseMessage>> Body(HttpContent content) => _ => Task.FromResult(Image(content));

    public EenMediaClient Client(Action<EenMediaClientOptions>? configure = null)
    {
        var options = new EenMediaClientOptions
        {
            BaseAddress = new Uri("https://api.c001.eagleeyenetworks.com"),
            Credential = EenCredential.FromAccessToken("opaque-token"),
            TimeProvider = time,
            ReportUnknownCameras = false,
        };
        configure?.Invoke(options);
        return new EenMediaClient(ClientSettings.From(options), this, Buffers);
    }

    /// <summary>
    /// A client whose attempts have no time limits of their own, for calls that wake on another thread: none can ring because a thread was slow.
    /// </summary>
    public EenMediaClient PatientClient(Action<EenMediaClientOptions>? configure = null) => Client(options =>
    {
        configure?.Invoke(options);
        options.Retry.PreviewHeadersTimeout = Timeout.InfiniteTimeSpan;
        options.Retry.BodyInactivityTimeout = Timeout.InfiniteTimeSpan;
        options.Retry.AttemptTimeout = options.Retry.TotalTimeout;
    });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        int number;
        lock (Times)
        {
            number = Times.Count;
            Times.Add(time.Elapsed);
            Queries.Add(request.RequestUri!.Query);
            Tokens.Add(request.Headers.Authorization?.Parameter ?? "");
        }

        HttpResponseMessage response = await script[Math.Min(number, script.Length - 1)](cancellationToken);
        var body = new TrackedContent(response.Content);
        lock (_bodies)
            _bodies.Add(body);
        response.Content = body;
        return response;
    }

    private static HttpResponseMessage Image(byte[] jpeg) => Image(new ByteArrayContent(jpeg));

    private static HttpResponseMessage Image(HttpContent content)
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
        response.Headers.TryAddWithoutValidation("X-Een-Timestamp", "2025-06-01T12:00:00.000+00:00");
        return response;
    }
}
