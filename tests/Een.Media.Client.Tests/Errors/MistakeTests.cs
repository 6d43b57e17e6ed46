using System.Net;
using System.Net.Sockets;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Errors;

/// <summary>What people do wrong, and what the message must tell them: what was asked, what is allowed or what came, and what to do next.</summary>
public sealed class MistakeTests
{
    private static readonly RecordedImageStreamStage s_preview = RecordedImageRequest.ForDevice("10058b7a").Preview();
    private static readonly RecordedImageTimeRequest s_main = RecordedImageRequest.ForDevice("10058b7a").Main().AtOrAfter(TestValues.Noon);

    private static readonly DateTime s_wallClock = TestValues.Noon.DateTime;

    /// <summary>Nothing is sent: the mistake shows in the call itself.</summary>
    private static IEnumerable<TestCaseData> Arguments()
    {
        yield return Mistake("an empty camera id", () => RecordedImageRequest.ForDevice(""), "not a device id", "10058b7a", "Cameras.ListAsync");
        yield return Mistake("a name for an id", () => RecordedImageRequest.ForDevice("Front door"), "'Front door' is not a device id", "eight hexadecimal digits", "Cameras.ListAsync");
        yield return Mistake("an id with a dash", () => RecordedImageRequest.ForDevice("100f-ae77"), "'100f-ae77' is not a device id", "such as 10058b7a");
        yield return Mistake("no size", () => TestValues.Request.WithSize(), "a width, a height, or both");
        yield return Mistake("too small a width", () => TestValues.Request.WithSize(width: 8), "width", "32 to 7680 pixels");
        yield return Mistake("too large a height", () => TestValues.Request.WithSize(height: 9999), "height", "32 to 4320 pixels");
        yield return Mistake("overlays in one text", () => TestValues.Request.WithOverlay(OverlayMode.Both, "a,b"), "no comma", "separate arguments");
        yield return Mistake("no overlay", () => TestValues.Request.WithOverlay(OverlayMode.Both, []), "at least one overlay", "leave the call out");
        yield return Mistake("an unknown mode", () => TestValues.Request.WithOverlay((OverlayMode)7, "a"), "OverlayMode.Embedded, SvgHeader or Both");
        yield return Mistake("a time of another clock", () => WallClock.ToInstant(DateTime.SpecifyKind(s_wallClock, DateTimeKind.Local), TimeZoneInfo.Utc), "kind Local", "another zone", "DateTimeOffset");
        yield return Mistake("a window of no length", () => new DailyWindow(new(7, 0), new(7, 0), TimeZoneInfo.Utc), "begins and ends at 07:00:00", "no window for whole days");
        yield return Mistake("no parallelism", () => new WalkOptions { Parallelism = 0 }, "Parallelism", "between 1 and 32");
        yield return Mistake("no frames", () => new WalkOptions { MaxFrames = 0 }, "must be 1 or more", "null means no limit");
        yield return Mistake("too much read-ahead", () => new WalkOptions { ReadAhead = 1000 }, "between 0 and 64");
        yield return Mistake("a page of nothing", () => new CamerasOptions { PageSize = 0 }, "between 1 and 500");
        yield return Mistake("a sample without pauses", () => SamplePlan.Every(TimeSpan.Zero, TestValues.Noon, TestValues.Noon.AddHours(1)), "must be 1 ms or more");
        yield return Mistake("a sample that ends before it begins", () => SamplePlan.Every(TimeSpan.FromMinutes(1), TestValues.Noon, TestValues.Noon.AddHours(-1)), "begins at 2025-06-01T12:00:00", "ends at 2025-06-01T11:00:00", "must be at or after its beginning");
        yield return Mistake("a token with its scheme", () => EenCredential.FromAccessToken("Bearer abc"), "without the word Bearer");
        yield return Mistake("a token that is not set", () => EenCredential.FromAccessToken(""), "access token is empty", "environment variable");
        yield return Mistake("a fake image of text", () => EenMediaModelFactory.RecordedImage("jpeg"u8.ToArray(), TestValues.Noon), "4 bytes", "not a JPEG", "SampleJpeg");
    }

    private static IEnumerable<TestCaseData> Options()
    {
        yield return Option("no credential", o => o.Credential = null, "EenMediaClientOptions.Credential is required", "EenCredential.FromAccessToken(token)");
        yield return Option("no address", o => o.BaseAddress = null, "BaseAddress is required", "https://api.c001.eagleeyenetworks.com");
        yield return Option("http", o => o.BaseAddress = new Uri("http://api.c001.eagleeyenetworks.com"), "not https", "loopback only");
        yield return Option("another domain", o => o.BaseAddress = new Uri("https://api.example.com"), "'api.example.com'", "EenMediaClientOptions.AllowedHosts");
        yield return Option("an address with a path", o => o.BaseAddress = new Uri("https://api.c001.eagleeyenetworks.com/media"), "without a path", "/api/v3.0");
        yield return Option("an allowed host with a scheme", o => o.AllowedHosts.Add("https://media.example.com"), "names alone", "media.example.com");
        yield return Option("too small images", o => o.MaxImageBytes = 1, "MaxImageBytes is 1", "1024 to");
        yield return Option("negative retries", o => o.Retry.MaxRetryAttempts = -1, "Retry.MaxRetryAttempts is -1", "0 (no retries)");
        yield return Option("an attempt longer than the call", o => o.Retry.TotalTimeout = TimeSpan.FromSeconds(1), "AttemptTimeout", "above TotalTimeout", "Lower the one or raise the other");
        yield return Option("a name with parentheses", o => o.ApplicationName = "lapse (test)", "ApplicationName", "without parentheses");
    }

    private static IEnumerable<TestCaseData> Calls()
    {
        yield return Call("a walk that ends before it begins", c => Drain(c.RecordedImages.WalkAsync(TestValues.Request, new WalkOptions { Until = TestValues.Noon.AddHours(-1) })), "ends at 2025-06-01T11:00:00", "must be at or after its beginning", "WalkOptions.Until", "Direction");
        yield return Call("a parallel walk without an end", c => Drain(c.RecordedImages.WalkAsync(TestValues.Request, new WalkOptions { Parallelism = 4 })), "Parallelism is 4", "both ends", "Until");
        yield return Call("a parallel walk of main images", c => Drain(c.RecordedImages.WalkAsync(s_main, new WalkOptions { Parallelism = 4, Until = TestValues.Noon.AddHours(1) })), "rate-limits main images", "walk the previews");
        yield return Call("a sample before an instant", c => Drain(c.RecordedImages.SampleAsync(s_preview.Before(TestValues.Noon), TimeSpan.FromMinutes(1), TestValues.Noon.AddHours(1))), "AtOrAfter(start)");
        yield return Call("main images in parallel", c => Drain(c.RecordedImages.SampleAsync(s_main, TimeSpan.FromMinutes(1), TestValues.Noon.AddHours(1), new SampleOptions { Parallelism = 4 })), "Parallelism is 4", "the service rate-limits main images", "set it to 1");
        yield return Call("an export of a walk and a sample", c => c.RecordedImages.ExportAsync(TestValues.Request, "out", new ExportOptions { Walk = new WalkOptions(), Sample = SamplePlan.Every(TimeSpan.FromMinutes(1), TestValues.Noon, TestValues.Noon) }), "Walk or Sample, not both");
        yield return Call("sampling without a sample", c => c.RecordedImages.ExportAsync(TestValues.Request, "out", new ExportOptions { Sampling = new SampleOptions() }), "Sampling is set, but Sample is not", "both or neither");
        yield return Call("an export to nowhere", c => c.RecordedImages.ExportAsync(TestValues.Request, " "), "path is empty", "frames/noon.jpg");
        yield return Call("a name for an id of overlays", c => c.RecordedImages.ListOverlaysAsync("Front door"), "'Front door' is not a device id");
    }

    private static IEnumerable<TestCaseData> AnswersOfTheService()
    {
        const string Asked = "preview image of 10058b7a at or after 2025-06-01T12:00:00.000Z";
        yield return Answer("nothing recorded there", Answers.NotFound, "HTTP 404", Asked, "Recordings.ListAsync");
        yield return Answer("an old token", () => Answers.Error(HttpStatusCode.Unauthorized, """{"status":"unauthenticated","message":"Token expired."}"""), "HTTP 401", "Token expired", "Get a new one", "renews its tokens");
        yield return Answer("a missing permission", () => Answers.Error(HttpStatusCode.Forbidden, """{"status":"permissionDenied","message":"No."}"""), "HTTP 403", Asked, "viewPreviewVideo", "viewHistoricVideo");
        yield return Answer("an argument that the service refuses", () => Answers.Error(HttpStatusCode.BadRequest, """{"status":"invalidArgument","message":"Wrong.","details":[{"type":"badRequest","argumentViolations":[{"argumentName":"targetWidth","description":"Too odd."}]}]}"""), "HTTP 400", "targetWidth: Too odd.", Asked);
        yield return Answer("too many requests", () => Answers.Error(HttpStatusCode.TooManyRequests, """{"status":"tooManyRequests","message":"Too many requests in a given amount of time."}"""), "HTTP 429", "Too many requests");
        yield return Answer("a wrong base address", () => Answers.Error(HttpStatusCode.OK, "<html>Welcome</html>", "text/html"), "web page", "base address", "proxy");
        yield return Answer("a redirect", () => new HttpResponseMessage(HttpStatusCode.Found) { Content = new ByteArrayContent([]) }, "HTTP 302", "Redirects are not followed");
        yield return Answer("a body that is no image", () => Answers.Frame("no image at all"u8.ToArray()), "15 bytes is not a JPEG");
    }

    [TestCaseSource(nameof(Arguments))]
    public void The_call_itself_explains_it(Action mistake, string[] words) => Check(Assert.Catch<ArgumentException>(() => mistake())!, words);

    [TestCaseSource(nameof(Options))]
    public void The_constructor_explains_it(Action<EenMediaClientOptions> mistake, string[] words)
    {
        var options = new EenMediaClientOptions { BaseAddress = MockService.BaseAddress, Credential = EenCredential.FromAccessToken("token") };
        mistake(options);
        Check(Assert.Catch<ArgumentException>(() => new EenMediaClient(options).Dispose())!, words);
    }

    [TestCaseSource(nameof(Calls))]
    public async Task Nothing_is_sent_and_the_exception_explains_it(Func<EenMediaClient, Task> mistake, string[] words)
    {
        using var service = new MockService();
        Check((await Assert.CatchAsync<ArgumentException>(() => mistake(service.Client())))!, words);
    }

    [TestCaseSource(nameof(AnswersOfTheService))]
    public async Task The_exception_explains_the_answer(Func<HttpResponseMessage> answer, string[] words)
    {
        using MockService service = new MockService().Always(_ => answer());
        EenMediaException e = (await Assert.CatchAsync<EenMediaException>(() => service.Client().RecordedImages.GetAsync(TestValues.Request)))!;
        Check(e, words);
        Assert.That(e.ToString(), Does.Not.Contain(MockService.AccessToken));
    }

    [Test]
    public async Task A_mistyped_camera_is_named()
    {
        using MockService service = new MockService().Always(_ => Answers.NotFound());
        Check(
            (await Assert.CatchAsync<EenUnknownCameraException>(() => service.Client(o => o.ReportUnknownCameras = true).RecordedImages.GetAsync(TestValues.Request)))!,
            "no camera 10058b7a",
            "Check the id",
            "client.Cameras.ListAsync");
    }

    [Test]
    public async Task A_token_that_has_expired_names_both_times()
    {
        using var service = new MockService();
        EenMediaClient client = service.Client(o => o.Credential = EenCredential.FromAccessToken(Jwt.ExpiringAt(TestValues.Noon)));
        Check(
            (await Assert.CatchAsync<EenAuthenticationException>(() => client.RecordedImages.GetAsync(TestValues.Request)))!,
            "expired at 2025-06-01T12:00:00Z",
            "Nothing was sent",
            "Sign in again, or use a credential that renews itself");
    }

    [Test]
    public async Task A_dead_proxy_is_named()
    {
        using var handler = new SocketsHttpHandler { Proxy = new WebProxy($"http://127.0.0.1:{ClosedPort()}") };
        using var http = new HttpClient(handler);
        using var client = new EenMediaClient(
            new EenMediaClientOptions
            {
                BaseAddress = MockService.BaseAddress,
                Credential = EenCredential.FromAccessToken("token"),
                Retry = new RetryOptions { MaxRetryAttempts = 0 },
            },
            http);
        Check(
            (await Assert.CatchAsync<EenTransportException>(() => client.RecordedImages.GetAsync(TestValues.Request)))!,
            "the proxy 127.0.0.1:",
            "for api.c001.eagleeyenetworks.com",
            "HTTPS_PROXY");
    }

    [Test]
    public async Task A_store_without_tokens_says_that_nobody_has_signed_in()
    {
        using var service = new MockService();
        EenMediaClient client = service.Client(o => o.Credential = EenCredential.FromTokenStore("id", "secret", new InMemoryTokenStore()));
        Check((await Assert.CatchAsync<EenAuthenticationException>(() => client.RecordedImages.GetAsync(TestValues.Request)))!, "token store is empty", "must sign in", "EenCredential.FromRefreshToken");
    }

    [Test]
    public async Task A_client_that_was_disposed_is_named()
    {
        using var service = new MockService();
        EenMediaClient client = service.Client();
        client.Dispose();
        Check((await Assert.CatchAsync<ObjectDisposedException>(() => client.RecordedImages.GetAsync(TestValues.Request)))!, nameof(EenMediaClient));
    }

    private static void Check(Exception e, params string[] words)
    {
        TestContext.Out.WriteLine(e.Message);
        using (Assert.EnterMultipleScope())
        {
            foreach (string word in words)
                Assert.That(e.Message, Does.Contain(word));
        }
    }

    private static TestCaseData Mistake(string name, Func<object> mistake, params string[] words) => Case(name, (Action)(() => mistake()), words);

    private static TestCaseData Option(string name, Action<EenMediaClientOptions> mistake, params string[] words) => Case(name, mistake, words);

    private static TestCaseData Call(string name, Func<EenMediaClient, Task> mistake, params string[] words) => Case(name, mistake, words);

    private static TestCaseData Answer(string name, Func<HttpResponseMessage> answer, params string[] words) => Case(name, answer, words);

    private static TestCaseData Case(string name, object mistake, string[] words) => new TestCaseData(mistake, words).SetArgDisplayNames(name);

    private static async Task Drain(IAsyncEnumerable<RecordedImage> frames)
    {
        await foreach (RecordedImage frame in frames)
            frame.Dispose();
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
