using static Een.Media.Client.Tests.Resilience.ScriptedService;

namespace Een.Media.Client.Tests.Resilience.RateLimiting;

/// <summary>The client's limiter as an object that several clients share.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class MainImageLimiterTests
{
    private static readonly RecordedImageRequest s_main = RecordedImageRequest.ForDevice("10058b7a").Main().AtOrAfter(VirtualTime.Noon);

    private readonly VirtualTime _time = new();

    [Test]
    public async Task A_refusal_of_one_client_holds_up_the_other_that_shares_its_limiter()
    {
        using var limiter = new MainImageLimiter(timeProvider: _time);
        using var service = new ScriptedService(_time, Status(429, "7"), Frame, Frame);
        using EenMediaClient one = service.Client(options => options.MainImagePacing.Limiter = limiter);
        using EenMediaClient other = service.Client(options => options.MainImagePacing.Limiter = limiter);
        DateTimeOffset start = _time.GetUtcNow();
        Task<RecordedImage> first = one.RecordedImages.GetAsync(s_main);
        Task<RecordedImage> second = other.RecordedImages.GetAsync(s_main);
        foreach (RecordedImage image in await _time.RunAsync(Task.WhenAll(first, second), reach: TimeSpan.FromSeconds(10)))
            image.Dispose();
        Assert.That(_time.GetUtcNow() - start, Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(7)));
    }

    [Test]
    public async Task A_refusal_that_is_told_late_is_judged_by_when_its_request_was_sent()
    {
        using var limiter = new MainImageLimiter(timeProvider: _time);
        IMainImageLease first = await AcquireAsync(limiter);
        first.Sent();
        first.Complete(RateLimitSignal.Accepted, retryAfter: null);
        IMainImageLease early = await AcquireAsync(limiter);
        IMainImageLease refused = await AcquireAsync(limiter);
        refused.Sent();
        refused.Complete(RateLimitSignal.Refused, TimeSpan.FromSeconds(1));
        _time.Advance(TimeSpan.FromSeconds(5));

        // It was sent before the cooldown, so its refusal is no news: nothing new is closed.
        early.Sent(ago: TimeSpan.FromSeconds(5));
        early.Complete(RateLimitSignal.Refused, TimeSpan.FromSeconds(0));
        Assert.That(AcquireAsync(limiter).IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public async Task A_disposed_limiter_grants_nothing()
    {
        var limiter = new MainImageLimiter();
        limiter.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => AcquireAsync(limiter));
    }

    private static Task<IMainImageLease> AcquireAsync(MainImageLimiter limiter) =>
        limiter.AcquireAsync(new MainImageTicket("10058b7a"), CancellationToken.None).AsTask();
}
