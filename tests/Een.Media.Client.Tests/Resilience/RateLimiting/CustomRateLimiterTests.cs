using System.Threading.RateLimiting;
using static Een.Media.Client.Tests.Resilience.ScriptedService;

namespace Een.Media.Client.Tests.Resilience.RateLimiting;

/// <summary>Main images whose rate a limiter of the user's sets.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CustomRateLimiterTests
{
    private readonly VirtualTime _time = new();

    [Test]
    public async Task A_rate_limiter_of_the_users_sets_the_rate_and_gets_its_permits_back()
    {
        using var service = new ScriptedService(_time, Silent);
        using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 2, QueueLimit = 1 });
        using EenMediaClient client = Client(service, options => options.MainImagePacing.RateLimiter = limiter);
        using var cancellation = new CancellationTokenSource();
        Task<RecordedImage>[] calls = [.. Enumerable.Range(0, 5).Select(_ => client.RecordedImages.GetAsync(MainImage("1000000a"), cancellation.Token))];
        Assert.That((service.Times.Count, limiter.GetStatistics()!.CurrentQueuedCount), Is.EqualTo((2, 1)), "asked for the call at the head of the line only");
        await cancellation.CancelAsync();
        foreach (Task<RecordedImage> call in calls)
            await Assert.CatchAsync<OperationCanceledException>(() => call);
        Assert.That(() => limiter.GetStatistics()!.CurrentAvailablePermits, Is.EqualTo(2).After(10).Seconds.PollEvery(10).MilliSeconds);
    }

    [Test]
    public async Task A_rate_limiter_that_does_not_queue_is_reported_with_what_to_do()
    {
        using var service = new ScriptedService(_time, Silent);
        using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 0 });
        using EenMediaClient client = Client(service, options => options.MainImagePacing.RateLimiter = limiter);
        using var cancellation = new CancellationTokenSource();
        Task<RecordedImage> first = client.RecordedImages.GetAsync(MainImage("1000000a"), cancellation.Token);
        EenRateLimitedException? e = await Assert.ThrowsAsync<EenRateLimitedException>(() => client.RecordedImages.GetAsync(MainImage("1000000a")));
        Assert.That(e!.Message, Does.StartWith("EenMediaClientOptions.MainImagePacing.RateLimiter refused a permit. It must queue: give it a QueueLimit of at least 1"));
        Assert.That((e.Attempts, service.Times.Count), Is.EqualTo((0, 1)));
        await cancellation.CancelAsync();
        await Assert.CatchAsync<OperationCanceledException>(() => first);
    }

    [Test]
    public async Task After_a_cooldown_no_more_requests_go_at_once_than_the_users_rate_limiter_allows()
    {
        const int burst = 3;
        using var service = new ScriptedService(_time, Status(429, "3"), Frame);
        using var limiter = new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromHours(1),
            QueueLimit = 1,
            AutoReplenishment = false,
        });
        using EenMediaClient client = Client(service, options => options.MainImagePacing.RateLimiter = limiter);
        using var cancellation = new CancellationTokenSource();
        Task<RecordedImage>[] calls = [.. Enumerable.Range(0, 30).Select(_ => client.RecordedImages.GetAsync(MainImage("1000000a"), cancellation.Token))];
        (await _time.RunAsync(calls[0], TimeSpan.FromSeconds(4))).Dispose();
        Assert.That(() => service.Times.Count, Is.EqualTo(burst).After(10).Seconds.PollEvery(10).MilliSeconds, "the refused request took a permit, too");
        await cancellation.CancelAsync();
        await Assert.CatchAsync(() => Task.WhenAll(calls));
        Assert.That(service.Times, Has.Count.EqualTo(burst));
    }

    [Test]
    public async Task A_call_that_is_rejected_before_its_next_attempt_sends_nothing_more()
    {
        var answer = new TaskCompletionSource();
        using var service = new ScriptedService(
            _time,
            async cancellationToken =>
            {
                await answer.Task;
                return await Status(429, "1000")(cancellationToken);
            },
            Status(429, "2"),
            Frame);
        using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 9, QueueLimit = 0 });
        using EenMediaClient client = Client(service, options => options.MainImagePacing.RateLimiter = limiter);
        Task<RecordedImage> first = client.RecordedImages.GetAsync(MainImage("1000000a"));
        Task<RecordedImage> second = client.RecordedImages.GetAsync(MainImage("1000000a"));
        answer.SetResult();
        await Assert.ThrowsAsync<EenRateLimitedException>(() => first);
        EenRateLimitedException? e = await Assert.ThrowsAsync<EenRateLimitedException>(() => second);
        Assert.That(e!.Message, Does.Contain("Nothing was sent"));
        Assert.That((e.Attempts, service.Times.Count), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task A_rate_limiter_of_the_users_that_refuses_may_say_for_how_long()
    {
        using var service = new ScriptedService(_time, Frame);
        using var limiter = new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = 1,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromSeconds(10),
            AutoReplenishment = false,
        });
        using EenMediaClient client = Client(service, options => options.MainImagePacing.RateLimiter = limiter);
        (await client.RecordedImages.GetAsync(MainImage("1000000a"))).Dispose();
        EenRateLimitedException? e = await Assert.ThrowsAsync<EenRateLimitedException>(() => client.RecordedImages.GetAsync(MainImage("1000000a")));
        Assert.That(e!.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public async Task A_call_that_waits_in_the_limiters_queue_holds_no_permit()
    {
        using var service = new ScriptedService(_time, Status(429, "50"), Frame);
        using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 2, QueueLimit = 0 });
        using EenMediaClient client = Client(service, options => (options.MainImagePacing.RateLimiter, options.Retry.MaxRetryAttempts) = (limiter, 0));
        await Assert.ThrowsAsync<EenRateLimitedException>(() => client.RecordedImages.GetAsync(MainImage("1000000a")));
        using var cancellation = new CancellationTokenSource();
        Task<RecordedImage> waiting = client.RecordedImages.GetAsync(MainImage("1000000a"), cancellation.Token);
        Assert.That(limiter.GetStatistics()!.CurrentAvailablePermits, Is.EqualTo(2), "a caller that waits for a cooldown holds no permit");
        await cancellation.CancelAsync();
        await Assert.CatchAsync<OperationCanceledException>(() => waiting);
        Assert.That(limiter.GetStatistics()!.CurrentAvailablePermits, Is.EqualTo(2));
    }

    /// <summary>Without the one limit that is shorter than a closing: while a call runs on another thread, only the gate's timers may ring.</summary>
    private static EenMediaClient Client(ScriptedService service, Action<EenMediaClientOptions>? configure = null) => service.Client(options =>
    {
        configure?.Invoke(options);
        options.Retry.BodyInactivityTimeout = Timeout.InfiniteTimeSpan;
    });

    private static RecordedImageRequest MainImage(string deviceId) => RecordedImageRequest.ForDevice(deviceId).Main().AtOrAfter(VirtualTime.Noon);
}
