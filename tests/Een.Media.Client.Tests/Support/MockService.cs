using Een.Media.Client.Http;
using RichardSzalay.MockHttp;

namespace Een.Media.Client.Tests.Support;

/// <summary>
/// The one way to a mocked service. MockHttp answers 404 to what nobody expected, which would mean "nothing recorded" here; this
/// one remembers it, and fails the test at its end even if the code under test swallowed the exception.
/// </summary>
internal sealed class MockService : IDisposable
{
    public const string AccessToken = "opaque-access-token-for-tests";
    public static readonly Uri BaseAddress = new("https://api.c001.eagleeyenetworks.com");

    private readonly MockHttpMessageHandler _http = new();
    private readonly List<SeenRequest> _seen = [];
    private readonly List<Uri?> _unexpected = [];
    private readonly List<EenMediaClient> _clients = [];

    public MockService() => _http.Fallback.Respond(request =>
    {
        lock (_seen)
            _unexpected.Add(request.RequestUri);
        throw new InvalidOperationException($"Nobody expected a request for {request.RequestUri}.");
    });

    /// <summary>The memory that images of its clients live in.</summary>
    public CountingPool Buffers { get; } = new();

    /// <summary>Every request so far, in the order of arrival.</summary>
    public IReadOnlyList<SeenRequest> Seen
    {
        get
        {
            lock (_seen)
                return [.. _seen];
        }
    }

    /// <summary>Answers the next request that no earlier answer is meant for.</summary>
    public MockService Answer(HttpResponseMessage response)
    {
        _http.Expect("*").Respond(request =>
        {
            Remember(request);
            return response;
        });
        return this;
    }

    /// <summary>Answers every request.</summary>
    public MockService Always(Func<SeenRequest, HttpResponseMessage> answer) => Always((seen, _) => Task.FromResult(answer(seen)));

    /// <summary>Answers every request, and may take its time over it.</summary>
    public MockService Always(Func<SeenRequest, CancellationToken, Task<HttpResponseMessage>> answer)
    {
        _http.AddBackendDefinition(new Definition((request, token) => answer(Remember(request), token)));
        return this;
    }

    public EenMediaClient Client(Action<EenMediaClientOptions>? configure = null)
    {
        var options = new EenMediaClientOptions { BaseAddress = BaseAddress, Credential = EenCredential.FromAccessToken(AccessToken) };

        // One exchange matters here; the tests of retries have a service of their own.
        options.Retry.MaxRetryAttempts = 0;
        options.ReportUnknownCameras = false;
        configure?.Invoke(options);
        var client = new EenMediaClient(ClientSettings.From(options), new ExternalClientHandler(HttpClient()), Buffers);
        _clients.Add(client);
        return client;
    }

    public HttpClient HttpClient() => new(Handler(), disposeHandler: false);

    public HttpMessageHandler Handler() => new FailureUnwrapper(_http);

    public void Dispose()
    {
        foreach (EenMediaClient client in _clients)
            client.Dispose();
        _http.Dispose();
        Assert.That(_unexpected, Is.Empty, "Requests that nobody expected.");
    }

    private SeenRequest Remember(HttpRequestMessage request)
    {
        var seen = new SeenRequest(request);
        lock (_seen)
            _seen.Add(seen);
        return seen;
    }

    /// <summary>
    /// MockHttp 6.0.0 never completes a call whose answer is a failed task. So failures travel through it as answers, and become
    /// exceptions again on the other side.
    /// </summary>
    private sealed class Definition(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send) : IMockedRequest
    {
        public bool Matches(HttpRequestMessage request) => true;

        public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
        {
            try
            {
                return await send(message, cancellationToken);
            }
            catch (Exception e)
            {
                return new Failure(e);
            }
        }
    }

    private sealed class Failure(Exception exception) : HttpResponseMessage
    {
        public Exception Exception { get; } = exception;
    }

    private sealed class FailureUnwrapper(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            return response is Failure failure ? throw failure.Exception : response;
        }
    }
}
