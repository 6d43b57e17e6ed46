namespace Een.Media.Client.Tests.Resilience.RateLimiting;

/// <summary>Many callers, and several clients, on one rate limit of the service.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SharedLimitTests
{
    private static readonly TimeSpan s_reach = TimeSpan.FromSeconds(10);

    private readonly VirtualTime _time = new();

    [Test]
    public async Task Hundreds_of_callers_for_previews_share_a_low_limit_without_a_failed_call()
    {
        const int callers = 256;
        using var service = new BucketService(_time, perSecond: 20, burst: 5);
        using EenMediaClient client = Client(service);
        var request = RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(VirtualTime.Noon);
        Task<RecordedImage[]> all = Task.WhenAll(Enumerable.Range(0, callers).Select(_ => client.RecordedImages.GetAsync(request)));
        foreach (RecordedImage image in await _time.RunAsync(all, s_reach))
            image.Dispose();
        Assert.That(service.Served, Is.EqualTo(callers));
        await TestContext.Out.WriteLineAsync($"{service.Refused} refusals, {_time.Elapsed.TotalSeconds:0} s");
    }

    [Test]
    public async Task A_preview_with_a_very_long_Retry_After_fails_alone()
    {
        using var service = new ScriptedService(_time, ScriptedService.Status(429, "86400"), ScriptedService.Frame);
        using EenMediaClient client = service.Client();
        var request = RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(VirtualTime.Noon);
        await Assert.ThrowsAsync<EenRateLimitedException>(() => client.RecordedImages.GetAsync(request));
        (await client.RecordedImages.GetAsync(request)).Dispose();
    }

    [Test]
    public async Task Four_clients_with_a_cold_start_share_a_limit_for_main_images_without_a_failed_call()
    {
        const int clients = 4;
        const int callers = 5;
        const int images = 40;
        using var service = new BucketService(_time, perSecond: 5, burst: 3);
        EenMediaClient[] all = [.. Enumerable.Range(0, clients).Select(_ => Client(service))];
        Task<bool[]> work = Task.WhenAll(all.SelectMany(client => Enumerable.Range(0, callers).Select(async _ =>
        {
            for (int i = 0; i < images / callers; i++)
                (await client.RecordedImages.GetAsync(RecordedImageRequest.ForDevice("10058b7a").Main().AtOrAfter(VirtualTime.Noon))).Dispose();
            return true;
        })));
        await _time.RunAsync(work, s_reach);
        Assert.That(service.Served, Is.EqualTo(clients * images));
        await TestContext.Out.WriteLineAsync($"{service.Refused} refusals, {_time.Elapsed.TotalSeconds:0} s");
        foreach (EenMediaClient client in all)
            client.Dispose();
    }

    /// <summary>Its first token takes five seconds, in which a queue gathers.</summary>
    private EenMediaClient Client(BucketService service)
    {
        Task? cold = null;
        return new EenMediaClient(
            new EenMediaClientOptions
            {
                BaseAddress = new Uri("https://api.c001.eagleeyenetworks.com"),
                Credential = EenCredential.FromAccessToken(async cancellationToken =>
                {
                    await (cold ??= Task.Delay(TimeSpan.FromSeconds(5), _time, CancellationToken.None)).WaitAsync(cancellationToken);
                    return "opaque-token";
                }),
                TimeProvider = _time,

                // Only the limiter's timers: the others could ring because a thread was slow.
                Retry = new RetryOptions
                {
                    PreviewHeadersTimeout = Timeout.InfiniteTimeSpan,
                    BodyInactivityTimeout = Timeout.InfiniteTimeSpan,
                    AttemptTimeout = Timeout.InfiniteTimeSpan,
                    TotalTimeout = Timeout.InfiniteTimeSpan,
                },
            },
            new HttpClient(service));
    }
}
