using Een.Media.Client.Resilience.RateLimiting;

namespace Een.Media.Client.Tests.Resilience.RateLimiting;

/// <summary>How long a cooldown lasts, and what callers are told meanwhile.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CooldownTests : IDisposable
{
    private readonly LimiterFixture _fixture = new();
    private readonly RequestLimiter _limiter;

    public CooldownTests() => _limiter = _fixture.Create();

    private VirtualTime Time => _fixture.Time;

    public void Dispose()
    {
        _limiter.Dispose();
        _fixture.Dispose();
    }

    [Test]
    public async Task Without_Retry_After_each_cooldown_is_longer_up_to_the_longest()
    {
        foreach (double whole in new[] { 0.0, 1, 2, 4, 8, 8 })
        {
            TimeSpan before = Time.Elapsed;
            Task<IMainImageLease> next = _limiter.AcquireAsync();
            while (!next.IsCompleted)
                Time.Jump();
            Assert.That((Time.Elapsed - before).TotalSeconds, Is.InRange(whole / 2, whole + 1e-3));
            (await next).Refuse();
        }
    }

    [Test]
    public async Task After_an_accepted_request_the_cooldowns_begin_anew()
    {
        for (int i = 0; i < 4; i++)
            await RefuseAsync();
        Task<IMainImageLease> probe = _limiter.AcquireAsync();
        Time.Advance(TimeSpan.FromSeconds(9));
        (await probe).Accept();
        await RefuseAsync();
        TimeSpan before = Time.Elapsed;
        Task<IMainImageLease> next = _limiter.AcquireAsync();
        while (!next.IsCompleted)
            Time.Jump();
        Assert.That((Time.Elapsed - before).TotalSeconds, Is.InRange(0.5, 1 + 1e-3));
        await next;

        async Task RefuseAsync()
        {
            Task<IMainImageLease> lease = _limiter.AcquireAsync();
            Time.Advance(TimeSpan.FromSeconds(9));
            (await lease).Refuse();
        }
    }

    [Test]
    public async Task Retry_After_is_never_cut_short_and_spread_a_little()
    {
        var waits = new HashSet<double>();
        for (int i = 0; i < 20; i++)
        {
            (await _limiter.AcquireAsync()).Refuse(retryAfter: 5);
            TimeSpan before = Time.Elapsed;
            Task<IMainImageLease> probe = _limiter.AcquireAsync();
            while (!probe.IsCompleted)
                Time.Jump();
            double wait = (Time.Elapsed - before).TotalSeconds;
            Assert.That(wait, Is.InRange(5, 6));
            waits.Add(wait);
            (await probe).Accept();
        }

        Assert.That(waits, Has.Count.GreaterThan(10));
    }

    [Test]
    public async Task A_Retry_After_of_the_longest_allowed_is_waited_out_and_a_longer_one_is_not()
    {
        (await _limiter.AcquireAsync()).Refuse(retryAfter: 60);
        Task<IMainImageLease> waiting = _limiter.AcquireAsync();
        Assert.That(waiting.IsCompleted, Is.False);
        Time.Advance(TimeSpan.FromSeconds(62));
        (await waiting).Refuse(retryAfter: 90);
        Time.Advance(TimeSpan.FromSeconds(10));
        EenRateLimitedException? e = await Assert.ThrowsAsync<EenRateLimitedException>(() => _limiter.AcquireAsync());
        Assert.That(e!.Message, Is.EqualTo("The service asks to wait another 80 s, which is more than MaxRetryAfter allows. Nothing was sent."));
        Assert.That(e.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(80)).Within(TimeSpan.FromMilliseconds(1)));
        Time.Advance(TimeSpan.FromSeconds(52));
        Assert.That(_limiter.AcquireAsync().IsCompletedSuccessfully, Is.True, "the rejected caller is not in the queue");
    }

    [Test]
    public async Task A_wait_beyond_the_longest_allowed_rejects_everybody_until_the_longest_allowed_is_over()
    {
        IMainImageLease other = await _limiter.AcquireAsync();
        (await _limiter.AcquireAsync()).Refuse(retryAfter: 1);
        Task<IMainImageLease> waiting = _limiter.AcquireAsync();
        other.Refuse(retryAfter: TimeSpan.FromDays(20_000).TotalSeconds);
        EenRateLimitedException? e = await Assert.ThrowsAsync<EenRateLimitedException>(() => waiting);
        Assert.That((e!.RetryAfter, e.StatusCode), Is.EqualTo((TimeSpan.FromDays(20_000), (System.Net.HttpStatusCode?)null)));
        Assert.That(e.Message, Does.Contain("MaxRetryAfter").And.Contain("Nothing was sent"));
        await Assert.ThrowsAsync<EenRateLimitedException>(() => _limiter.AcquireAsync());
        Time.Advance(TimeSpan.FromSeconds(62));
        await _limiter.AcquireAsync();
    }

    [Test]
    public async Task An_earlier_demand_is_forgotten_when_the_service_asks_for_less()
    {
        (await _limiter.AcquireAsync()).Refuse(retryAfter: 90);
        Time.Advance(TimeSpan.FromSeconds(62));
        (await _limiter.AcquireAsync()).Refuse(retryAfter: 20);
        Task<IMainImageLease> waiting = _limiter.AcquireAsync();
        Assert.That(waiting.IsCompleted, Is.False, "20 s are allowed");
        Time.Advance(TimeSpan.FromSeconds(22));
        await waiting;
    }

    [Test]
    public async Task The_longest_wait_that_a_header_can_ask_for_is_reported_as_a_very_long_one()
    {
        (await _limiter.AcquireAsync()).Complete(RateLimitSignal.Refused, TimeSpan.MaxValue);
        EenRateLimitedException? e = await Assert.ThrowsAsync<EenRateLimitedException>(() => _limiter.AcquireAsync());
        Assert.That(e!.RetryAfter, Is.GreaterThan(TimeSpan.FromDays(365 * 1000)));
    }

    [Test]
    public async Task An_answer_that_says_nothing_about_the_rate_limit_neither_ends_nor_begins_a_cooldown()
    {
        IMainImageLease early = await _limiter.AcquireAsync();
        (await _limiter.AcquireAsync()).Refuse(retryAfter: 5);
        early.GiveUp();
        Task<IMainImageLease> waiting = _limiter.AcquireAsync();
        Time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.That(waiting.IsCompleted, Is.False);
        Time.Advance(TimeSpan.FromSeconds(1));
        await waiting;
    }

    [Test]
    public async Task While_every_probe_is_refused_callers_go_one_by_one_in_the_order_of_arrival()
    {
        (await _limiter.AcquireAsync()).Refuse(retryAfter: 1);
        Task<IMainImageLease>[] waiting = [.. Enumerable.Range(0, 5).Select(_ => _limiter.AcquireAsync())];
        for (int i = 0; i < waiting.Length; i++)
        {
            Time.Advance(TimeSpan.FromSeconds(1.2));
            Assert.That(waiting.Waiting(), Is.EqualTo(4 - i));
            Assert.That(waiting[i].Status, Is.EqualTo(TaskStatus.RanToCompletion));
            (await waiting[i]).Refuse(retryAfter: 1);
        }
    }

    /// <summary>The service said when to come back, or the controller has to expect success.</summary>
    [TestCase(7, 7)]
    [TestCase(null, 30)]
    public async Task A_probe_goes_when_the_service_said_so_or_else_when_the_controller_does(int? retryAfter, int goes)
    {
        var rate = new SetRate();
        using RequestLimiter limiter = _fixture.Create(rate);
        IMainImageLease lease = await limiter.AcquireAsync();
        rate.Next = 30;
        lease.Refuse(retryAfter);
        Task<IMainImageLease> probe = limiter.AcquireAsync();
        Time.Advance(TimeSpan.FromSeconds(goes - 0.01));
        Assert.That(probe.IsCompleted, Is.False);
        Time.Advance(TimeSpan.FromSeconds(1.1));
        await probe;
    }

    [Test]
    public async Task Leases_follow_each_other_at_the_controllers_rate_even_if_nobody_waits()
    {
        var rate = new SetRate();
        using RequestLimiter limiter = _fixture.Create(rate);
        Time.Advance(TimeSpan.FromSeconds(100));
        rate.Next = 100.5;
        Task<IMainImageLease> granted = limiter.AcquireAsync();
        Assert.That(granted.IsCompleted, Is.False);
        Time.Jump();
        Assert.That(Time.Elapsed.TotalSeconds, Is.EqualTo(100.5).Within(1e-6));
        IMainImageLease first = await granted;
        rate.Next = null;
        granted = limiter.AcquireAsync();
        Time.Advance(TimeSpan.FromHours(1));
        Assert.That(granted.IsCompleted, Is.False, "not before an answer");
        rate.Next = 0;
        first.Accept();
        await granted;
    }

    /// <summary>A rate that the test sets.</summary>
    private sealed class SetRate : IRateController
    {
        public double? Next { get; set; } = 0;

        public double? NextAt(double now, ReadOnlySpan<double> inProgress) => Next is { } next ? Math.Max(now, next) : null;

        public void Accepted(double sentAt)
        {
        }

        public void Refused(double sentAt)
        {
        }
    }
}
