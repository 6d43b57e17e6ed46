using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace Een.Media.Client.Tests.Renewal;

/// <summary>
/// An account as the vendor describes it, without a network: refresh tokens that rotate and die by use, access tokens that end, client settings,
/// and an API that lists no overlays for a caller with the right token. Anything else that is asked fails the test.
/// </summary>
internal sealed class AccountDouble : IDisposable
{
    public const string ClientId = "my-program";
    public const string ClientSecret = "client-secret-canary";

    private readonly Handler _http;
    private readonly object _gate = new();
    private readonly List<EenMediaClient> _clients = [];
    private int _issued;

    public AccountDouble(FakeTimeProvider? time = null)
    {
        Time = time ?? new FakeTimeProvider(new DateTimeOffset(2025, 6, 1, 12, 0, 0, TimeSpan.Zero));
        _http = new Handler(AnswerAsync);
    }

    public FakeTimeProvider Time { get; }

    public string AccessToken { get; private set; } = "access-0";

    public string RefreshToken { get; private set; } = "refresh-0";

    public string Code { get; set; } = "code-0";

    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(12);

    public bool Rotates { get; set; } = true;

    /// <summary>The object in the reply, or null for a reply without one.</summary>
    public string? HttpsBaseUrl { get; set; } = """{"hostname":"api.c001.eagleeyenetworks.com","port":443}""";

    public string ClientSettings { get; set; } = """{"httpsBaseUrl":{"hostname":"api.c002.eagleeyenetworks.com","port":443}}""";

    /// <summary>Comes before the real answer; what it returns is the answer, if it is not null.</summary>
    public Func<HttpRequestMessage, Task<HttpResponseMessage?>>? Interfere { get; set; }

    /// <summary>Method, host and path of everything that arrived.</summary>
    public ConcurrentQueue<string> Journal { get; } = new();

    public ConcurrentQueue<IReadOnlyDictionary<string, string>> TokenForms { get; } = new();

    public ConcurrentQueue<string?> TokenAuthorizations { get; } = new();

    public int TokenRequests => TokenForms.Count;

    public static HttpResponseMessage Json(HttpStatusCode status, string json) =>
        new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    public EenMediaClient Client(EenCredential credential, Action<EenMediaClientOptions>? configure = null)
    {
        var options = new EenMediaClientOptions { Credential = credential, TimeProvider = Time };
        configure?.Invoke(options);
        var client = new EenMediaClient(options, new HttpClient(_http, disposeHandler: false));
        _clients.Add(client);
        return client;
    }

    public EenMediaClient Client(ITokenStore store, Action<EenMediaClientOptions>? configure = null) =>
        Client(EenCredential.FromRefreshToken(ClientId, ClientSecret, "refresh-0", store), configure);

    public void Dispose()
    {
        foreach (EenMediaClient client in _clients)
            client.Dispose();
        _http.Dispose();
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request)
    {
        string host = request.RequestUri!.Host;
        string path = request.RequestUri.AbsolutePath;
        Journal.Enqueue($"{request.Method} {host}{path}");
        string? authorization = request.Headers.Authorization?.ToString();
        Dictionary<string, string>? form = null;
        if (path == "/oauth2/token")
        {
            form = Fields(await request.Content!.ReadAsStringAsync());
            TokenForms.Enqueue(form);
            TokenAuthorizations.Enqueue(authorization);
        }

        if (Interfere is not null && await Interfere(request) is { } answer)
            return answer;
        lock (_gate)
        {
            return (host, path) switch
            {
                ("auth.eagleeyenetworks.com", "/oauth2/token") => Exchange(form!),
                ("api.eagleeyenetworks.com", "/api/v3.0/clientSettings") => IfAuthorized(authorization, ClientSettings),
                (_, "/api/v3.0/media/recordedImage.jpeg:listFieldValues") => IfAuthorized(authorization, """{"overlayId":[]}"""),
                _ => throw new InvalidOperationException($"Nobody expected {request.Method} {request.RequestUri}."),
            };
        }
    }

    private HttpResponseMessage Exchange(Dictionary<string, string> form)
    {
        bool isGood = form["grant_type"] == "refresh_token" ? form["refresh_token"] == RefreshToken : form["code"] == Code;
        if (!isGood)
            return Json(HttpStatusCode.BadRequest, """{"error":"invalid_grant","error_description":"The grant is not valid."}""");
        if (Rotates || _issued == 0)
        {
            _issued++;
            AccessToken = $"access-{_issued}";
            Code = "";
        }

        if (Rotates)
            RefreshToken = $"refresh-{_issued}";
        string host = HttpsBaseUrl is null ? "" : $",\"httpsBaseUrl\":{HttpsBaseUrl}";
        return Json(
            HttpStatusCode.OK,
            $$"""{"access_token":"{{AccessToken}}","refresh_token":{{JsonSerializer.Serialize(RefreshToken)}},"expires_in":{{(int)Lifetime.TotalSeconds}},"token_type":"Bearer","scope":"vms.all"{{host}}}""");
    }

    private HttpResponseMessage IfAuthorized(string? authorization, string json) => authorization == $"Bearer {AccessToken}"
        ? Json(HttpStatusCode.OK, json)
        : Json(HttpStatusCode.Unauthorized, """{"code":401,"status":"unauthenticated","message":"Invalid token.","details":[]}""");

    private static Dictionary<string, string> Fields(string form) => form.Split('&')
        .Select(field => field.Split('='))
        .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1].Replace('+', ' ')));

    private sealed class Handler(Func<HttpRequestMessage, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer(request);
    }
}
