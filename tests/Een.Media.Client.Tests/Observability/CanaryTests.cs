using System.Net;
using System.Text;
using Een.Media.Client.Tests.Renewal;

namespace Een.Media.Client.Tests.Observability;

/// <summary>
/// Markers in every secret; every failure path; everything that the client emits or throws. A service that repeats what it was sent is the
/// worst case, so this one does, everywhere.
/// </summary>
[NonParallelizable]
public sealed class CanaryTests
{
    private const string Marker = "canary";

    /// <summary>What a database may quote when it cannot write a row.</summary>
    private const string Row = "access-token-canary-1 refresh-token-canary-1 refresh-token-canary-2 client-secret-canary";

    private readonly AccountDouble _account = new();
    private readonly Recorder _recorder = new();
    private readonly StringBuilder _thrown = new();
    private readonly BrokenStore _store = new();

    [TearDown]
    public void Close()
    {
        _account.Dispose();
        _recorder.Dispose();
        _store.Dispose();
    }

    /// <summary>All that a request carried, as it came and decoded.</summary>
    private static async Task<string> EchoAsync(HttpRequestMessage request)
    {
        string raw = $"{request.Headers.Authorization} {request.RequestUri!.PathAndQuery} {(request.Content is { } form ? await form.ReadAsStringAsync() : "")}";
        return raw + " " + Uri.UnescapeDataString(raw.Replace('+', ' ')) + " " + Uri.UnescapeDataString(raw);
    }

    private static IEnumerable<Func<string, HttpResponseMessage>> BadAnswers()
    {
        foreach (int status in (int[])[301, 302, 400, 401, 403, 404, 408, 410, 413, 429, 500, 502, 503, 504])
        {
            yield return echo => AccountDouble.Json((HttpStatusCode)status, $$$"""{"error":"{{{echo}}}","error_description":"{{{echo}}}"}""");
            yield return echo => AccountDouble.Json((HttpStatusCode)status, $$$"""{"code":{{{status}}},"status":"{{{echo}}}","message":"{{{echo}}}","details":[{"type":"errorInfo","reason":"{{{echo}}}","metadata":{"{{{echo}}}":"{{{echo}}}"}},{"type":"badRequest","argumentViolations":[{"argumentName":"{{{echo}}}","description":"{{{echo}}}"}]}]}""");
            yield return echo => AccountDouble.Json((HttpStatusCode)status, $"<html>{echo}</html>");
        }

        yield return echo => AccountDouble.Json(HttpStatusCode.OK, echo);
        yield return echo => AccountDouble.Json(HttpStatusCode.OK, $$$"""{"{{{echo}}}":"{{{echo}}}","overlayId":"{{{echo}}}"}""");
        yield return echo => AccountDouble.Json(HttpStatusCode.OK, $$$"""{"access_token":"{{{echo}}}","refresh_token":["{{{echo}}}"],"httpsBaseUrl":{"hostname":"{{{echo}}}","port":1}}""");
    }

    [Test]
    public async Task No_failure_of_the_API_repeats_a_secret()
    {
        foreach (Func<string, HttpResponseMessage> answer in BadAnswers())
        {
            EenMediaClient client = Client(EenCredential.FromAccessToken("access-token-canary-1"), o => o.BaseAddress = new Uri("https://api.c001.eagleeyenetworks.com"));
            _account.Interfere = async request => answer(await EchoAsync(request));
            await NoteAsync(() => client.RecordedImages.GetAsync(RecordedImageRequest.FromPageToken(new PageToken("page-token-canary+1/="))));
            await NoteAsync(() => client.RecordedImages.ListOverlaysAsync("10058b7a"));
            await NoteAsync(async () =>
            {
                await foreach (RecordedImage image in client.RecordedImages.WalkAsync(RecordedImageRequest.FromPageToken(new PageToken("page-token-canary+1/="))))
                    image.Dispose();
            });
        }

        await NoteBrokenConnectionsAsync(EenCredential.FromAccessToken("access-token-canary-1"));
        AssertClean(atLeast: 100);
    }

    [Test]
    public async Task No_failure_of_a_renewal_repeats_a_secret()
    {
        foreach (Func<string, HttpResponseMessage> answer in BadAnswers())
        {
            foreach (EenCredential credential in (EenCredential[])[RefreshToken(), Code()])
            {
                _account.Interfere = async request => answer(await EchoAsync(request));
                await NoteAsync(() => RenewalTests.Use(Client(credential)));
            }
        }

        await NoteBrokenConnectionsAsync(RefreshToken());
        AssertClean(atLeast: 80);
    }

    [Test]
    public async Task No_failure_on_the_way_to_the_accounts_host_repeats_a_secret()
    {
        foreach (Func<string, HttpResponseMessage> answer in BadAnswers())
        {
            using var store = new InMemoryTokenStore();
            _account.Interfere = async request => request.RequestUri!.AbsolutePath == "/oauth2/token"
                ? AccountDouble.Json(HttpStatusCode.OK, """{"access_token":"access-token-canary-1","refresh_token":"refresh-token-canary-2","expires_in":60}""")
                : answer(await EchoAsync(request));
            await NoteAsync(() => RenewalTests.Use(Client(EenCredential.FromRefreshToken("my-program", "client-secret-canary", "refresh-token-canary-1", store))));
        }

        AssertClean(atLeast: 40);
    }

    [Test]
    public async Task No_failure_of_a_store_repeats_a_secret()
    {
        Func<Task> fail = () => throw new InvalidOperationException(Row, new IOException(Row));
        _account.Interfere = _ => Task.FromResult<HttpResponseMessage?>(
            AccountDouble.Json(HttpStatusCode.OK, """{"access_token":"access-token-canary-1","refresh_token":"refresh-token-canary-2"}"""));
        for (int step = 0; step < 4; step++)
        {
            using var store = new BrokenStore
            {
                BeforeLock = step == 0 ? fail : null,
                BeforeLoad = step == 1 ? fail : null,
                BeforeSave = step >= 2 ? (save => save == step - 1 ? fail() : Task.CompletedTask) : null,
            };
            await NoteAsync(() => RenewalTests.Use(Client(EenCredential.FromRefreshToken("my-program", "client-secret-canary", "refresh-token-canary-1", store))));
        }

        AssertClean(atLeast: 4);
    }

    [Test]
    public async Task Nothing_that_holds_a_secret_prints_it()
    {
        var signIn = new EenSignIn("my-program", new Uri("http://127.0.0.1/"), null, "state-canary-1", "verifier-canary-1");
        foreach (string redirect in (string[])["?state=x&code=code-canary-1", "?state=state-canary-1", "x?state=state-canary-1&code=code-canary-1"])
            await NoteAsync(() => Task.FromResult(signIn.ParseAuthorizationResponse(new Uri("http://127.0.0.1/" + redirect))));
        await NoteAsync(() => Task.FromResult(EenCredential.FromAccessToken("access-token-canary-1 ")));
        await NoteAsync(() => Task.FromResult(EenCredential.FromRefreshToken("my-program", "client-secret-canary", "refresh-token-canary-1 ", _store)));
        await NoteAsync(() => Task.FromResult(EenCredential.FromRefreshToken("my:program", "client-secret-canary", "refresh-token-canary-1", _store)));
        await NoteAsync(() => Task.FromResult(StoredTokens.Parse("refresh-token-canary-1")));
        var tokens = StoredTokens.Parse("""{"version":1,"accessToken":"access-token-canary-1","refreshToken":"refresh-token-canary-1"}""");
        var options = new EenMediaClientOptions { Credential = RefreshToken() };
        foreach (object holder in (object[])
            [signIn, tokens, tokens.Record, RefreshToken(), Code(), EenCredential.FromAccessToken("access-token-canary-1"), options,
             signIn.ParseAuthorizationResponse(new Uri("http://127.0.0.1/?state=state-canary-1&code=code-canary-1")), new PageToken("page-token-canary+1/="),
             RecordedImageRequest.FromPageToken(new PageToken("page-token-canary+1/="))])
        {
            _thrown.AppendLine(holder.ToString());
        }

        AssertClean(atLeast: 6);
    }

    private EenCredential RefreshToken() => EenCredential.FromRefreshToken("my-program", "client-secret-canary", "refresh-token-canary-1", _store);

    private EenCredential Code() => EenCredential.FromAuthorizationCode(
        "my-program", "client-secret-canary", new AuthorizationCode("code-canary-1", new Uri("http://127.0.0.1/"), "verifier-canary-1"), _store);

    private EenMediaClient Client(EenCredential credential, Action<EenMediaClientOptions>? configure = null) => _account.Client(credential, o =>
    {
        o.LoggerFactory = _recorder;
        o.Retry = new RetryOptions { MaxRetryAttempts = 1, Delay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero };
        o.MainImagePacing = new MainImagePacingOptions();
        configure?.Invoke(o);
    });

    private async Task NoteBrokenConnectionsAsync(EenCredential credential)
    {
        foreach (Exception failure in (Exception[])[new HttpRequestException("The connection broke."), new IOException("The pipe is broken."), new TaskCanceledException()])
        {
            _account.Interfere = _ => Task.FromException<HttpResponseMessage?>(failure);
            await NoteAsync(() => RenewalTests.Use(Client(credential, o => o.BaseAddress = new Uri("https://api.c001.eagleeyenetworks.com"))));
        }
    }

    private async Task NoteAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception e) when (e is EenMediaException or ArgumentException or FormatException)
        {
            _thrown.AppendLine(e.ToString());
            foreach (System.Collections.DictionaryEntry entry in e.Data)
                _thrown.AppendLine($"{entry.Key} {entry.Value}");
            if (e is EenApiException api)
                _thrown.AppendLine($"{api.Status} {api.Reason} {string.Join(' ', api.Details.Select(d => $"{d.Type} {d.Reason} {d.Domain} {string.Join(' ', d.Metadata)} {string.Join(' ', d.ArgumentViolations)}"))}");
        }
    }

    private void AssertClean(int atLeast)
    {
        string everything = _thrown + _recorder.Everything;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_thrown.ToString().Split('\n'), Has.Length.GreaterThanOrEqualTo(atLeast), "The failures did happen.");
            Assert.That(
                everything.Split('\n').Where(line => line.Contains(Marker, StringComparison.OrdinalIgnoreCase) && !line.TrimStart().StartsWith("at ", StringComparison.Ordinal)).Take(3),
                Is.Empty);
            Assert.That(everything, Does.Not.Contain(Convert.ToBase64String("my-program:client-secret-canary"u8)));
        }
    }
}
