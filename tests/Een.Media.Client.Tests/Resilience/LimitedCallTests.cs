using System.Threading.RateLimiting;
using static Een.Media.Client.Tests.Resilience.ScriptedService;

namespace Een.Media.Client.Tests.Resilience;

/// <summary>Main images whose pace a limiter of the user's sets.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LimitedCallTests
{
    private readonly VirtualTime _time = new();

    [Test]
    public async Task A_limiter_of_the_users_sets_the_pace_and_its_permits_come_back()
    {
        using var service = new ScriptedService(_time, Silent);
        using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 2, QueueLimit = 1 });
        using EenMediaClient client = Client(service, options => options.MainImagePacing.Limiter = limiter);
        using var cancellation = new CancellationTokenSource();
        Task<RecordedImage>[] calls = [.. Enumerable.Range(0, 3).Select(_ => client.RecordedImages.GetAsync(MainImage("1000000a"), cancellation.Token))];
        Assert.That(service.Times, Has.Count.EqualTo(2));
        EenRateLimitedException? e = await Assert.ThrowsAsync<EenRateLimitedException>(() => client.RecordedImages.GetAsync(MainImage("1000000a")));
        Assert.That(e!.Message, Does.Contain("MainImagePacing.Limiter"));
        Assert.That(e.Attempts, Is.Zero);
        await cancellation.CancelAsync();
        foreach (Task<RecordedImage> call in calls)
            await Assert.CatchAsync<OperationCanceledException>(() => call);
        Assert.That(limiter.GetStatistics()!.CurrentAvailablePermits, Is.EqualTo(2));
    }

    [Test]
    public async Task Whoever_is_turned_away_before_its_next_attempt_sends_nothing_more()
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
        using EenMediaClient client = Client(service, options => options.MainImagePacing.Limiter = limiter);
        Task<RecordedImage> first = client.RecordedImages.GetAsync(MainImage("1000000a"));
        Task<RecordedImage> second = client.RecordedImages.GetAsync(MainImage("1000000a"));
        answer.SetResult();
        await Assert.ThrowsAsync<EenRateLimitedException>(() => first);
        EenRateLimitedException? e = await Assert.ThrowsAsync<EenRateLimitedException>(() => second);
        Assert.That(e!.Message, Does.Contain("Nothing was sent"));
        Assert.That((e.Attempts, service.Times.Count), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task A_limiter_that_refuses_may_say_for_how_long()
    {
        using var service = new ScriptedService(_time, Frame);
        using var limiter = new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = 1,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromSeconds(10),
            AutoReplenishment = false,
        });
        using EenMediaClient client = Client(service, options => options.MainImagePacing.Limiter = limiter);
        (await client.RecordedImages.GetAsync(MainImage("1000000a"))).Dispose();
        EenRateLimitedException? e = await Assert.ThrowsAsync<EenRateLimitedException>(() => client.RecordedImages.GetAsync(MainImage("1000000a")));
        Assert.That(e!.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public async Task A_permit_comes_back_from_a_call_that_gave_up_in_the_queue()
    {
        using var service = new ScriptedService(_time, Status(429, "50"), Frame);
        using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 2, QueueLimit = 0 });
        using EenMediaClient client = Client(service, options => (options.MainImagePacing.Limiter, options.Retry.MaxRetryAttempts) = (limiter, 0));
        await Assert.ThrowsAsync<EenRateLimitedException>(() => client.RecordedImages.GetAsync(MainImage("1000000a")));
        using var cancellation = new CancellationTokenSource();
        Task<RecordedImage> waiting = client.RecordedImages.GetAsync(MainImage("1000000a"), cancellation.Token);
        Assert.That(limiter.GetStatistics()!.CurrentAvailablePermits, Is.EqualTo(1));
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
