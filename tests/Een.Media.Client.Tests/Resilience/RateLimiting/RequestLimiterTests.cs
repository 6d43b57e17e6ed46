using Een.Media.Client.Resilience.RateLimiting;

namespace Een.Media.Client.Tests.Resilience.RateLimiting;

/// <summary>Who gets a lease, and when.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RequestLimiterTests : IDisposable
{
    private readonly LimiterFixture _fixture = new();
    private readonly RequestLimiter _limiter;

    public RequestLimiterTests() => _limiter = _fixture.Create();

    private VirtualTime Time => _fixture.Time;

    public void Dispose()
    {
        _limiter.Dispose();
        _fixture.Dispose();
    }

    [Test]
    public async Task After_a_cooldown_one_request_probes_and_the_others_follow_its_answer()
    {
        (await _limiter.AcquireAsync()).Refuse(retryAfter: 7);
        Task<IMainImageLease>[] waiting = [_limiter.AcquireAsync(), _limiter.AcquireAsync(), _limiter.AcquireAsync()];
        Time.Advance(TimeSpan.FromSeconds(6.9));
        Assert.That(waiting.Waiting(), Is.EqualTo(3));
        Time.Advance(TimeSpan.FromSeconds(1.5));
        Assert.That(waiting.Waiting(), Is.EqualTo(2), "one probe, not a herd");
        IMainImageLease probe = await waiting[0];
        Time.Advance(TimeSpan.FromHours(1));
        Assert.That(waiting.Waiting(), Is.EqualTo(2), "the probe is not sent yet");
        probe.Sent();
        probe.Accept();
        await waiting[1];
        await waiting[2];
    }

    [Test]
    public async Task A_probe_that_says_nothing_is_followed_by_another()
    {
        (await _limiter.AcquireAsync()).Refuse(retryAfter: 1);
        Task<IMainImageLease>[] waiting = [_limiter.AcquireAsync(), _limiter.AcquireAsync(), _limiter.AcquireAsync()];
        Time.Advance(TimeSpan.FromSeconds(2));
        (await waiting[0]).GiveUp();
        await waiting[1];
        Assert.That(waiting.Waiting(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_silent_camera_holds_up_the_others_for_a_second_at_most()
    {
        using RequestLimiter limiter = _fixture.Create(new LearnedRate(initialRate: null));
        (await limiter.AcquireAsync()).Sent();
        Task<IMainImageLease> next = limiter.AcquireAsync();
        Assert.That(next.IsCompleted, Is.False);
        Time.Advance(TimeSpan.FromSeconds(1.1));
        Assert.That(next.IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public async Task A_silent_probe_holds_up_the_others_for_a_second_at_most()
    {
        (await _limiter.AcquireAsync()).Refuse(retryAfter: 1);
        Task<IMainImageLease> probe = _limiter.AcquireAsync();
        Task<IMainImageLease> next = _limiter.AcquireAsync();
        Time.Advance(TimeSpan.FromSeconds(2));
        (await probe).Sent();
        Time.Advance(TimeSpan.FromSeconds(1.1));
        Assert.That(next.IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public async Task An_answer_is_judged_by_the_time_at_which_its_request_was_sent()
    {
        var rate = new RecordingRate();
        using RequestLimiter limiter = _fixture.Create(rate);
        IMainImageLease lease = await limiter.AcquireAsync();
        Time.Advance(TimeSpan.FromSeconds(5));
        lease.Sent();
        Time.Advance(TimeSpan.FromSeconds(0.5));
        lease.Accept();
        Assert.That(rate.Answers, Is.EqualTo([5.0]));
    }

    [Test]
    public async Task A_refusal_of_a_request_that_was_granted_before_a_cooldown_and_sent_after_it_begins_another()
    {
        IMainImageLease late = await _limiter.AcquireAsync();
        (await _limiter.AcquireAsync()).Refuse(retryAfter: 1);
        Time.Advance(TimeSpan.FromSeconds(2));
        late.Sent();
        late.Refuse(retryAfter: 5);
        Task<IMainImageLease> next = _limiter.AcquireAsync();
        Time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.That(next.IsCompleted, Is.False);
        Time.Advance(TimeSpan.FromSeconds(1));
        await next;
    }

    [Test]
    public async Task Refusals_that_were_in_progress_together_count_once_and_the_longest_wait_holds()
    {
        var rate = new RecordingRate();
        using RequestLimiter limiter = _fixture.Create(rate);
        IMainImageLease a = await LimiterFixture.SentAsync(limiter.AcquireAsync());
        IMainImageLease b = await LimiterFixture.SentAsync(limiter.AcquireAsync());
        IMainImageLease c = await LimiterFixture.SentAsync(limiter.AcquireAsync());
        a.Refuse(retryAfter: 2);
        b.Refuse(retryAfter: 5);
        c.Accept();
        Assert.That(rate.Answers, Has.Count.EqualTo(2), "one refusal and one image");
        Task<IMainImageLease>[] next = [limiter.AcquireAsync(), limiter.AcquireAsync()];
        Time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.That(next.Waiting(), Is.EqualTo(2));
        Time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.That(next.Waiting(), Is.EqualTo(1), "an answer from before the cooldown ends nothing");
        await next[0];
    }

    [Test]
    public async Task Callers_are_served_in_the_order_of_arrival_and_a_refused_one_keeps_its_position()
    {
        var early = new MainImageTicket(deviceId: null);
        (await _limiter.AcquireAsync(early)).Refuse(retryAfter: 1);
        Task<IMainImageLease> second = _limiter.AcquireAsync();
        Task<IMainImageLease> third = _limiter.AcquireAsync();
        Task<IMainImageLease> first = _limiter.AcquireAsync(early);
        Time.Advance(TimeSpan.FromSeconds(1.2));
        (await first).Refuse(retryAfter: 1);
        Time.Advance(TimeSpan.FromSeconds(1.2));
        Assert.That(third.IsCompleted, Is.False);
        (await second).Accept();
        await third;
    }

    [Test]
    public async Task A_waiting_caller_can_cancel_and_the_others_move_up()
    {
        (await _limiter.AcquireAsync()).Refuse(retryAfter: 1);
        using var cancellation = new CancellationTokenSource();
        Task<IMainImageLease> canceled = _limiter.AcquireAsync(new MainImageTicket(null), cancellation.Token).AsTask();
        Task<IMainImageLease> patient = _limiter.AcquireAsync();
        await cancellation.CancelAsync();
        OperationCanceledException? e = await Assert.CatchAsync<OperationCanceledException>(() => canceled);
        Assert.That(e!.CancellationToken, Is.EqualTo(cancellation.Token));
        Assert.That(patient.IsCompleted, Is.False);
        Time.Advance(TimeSpan.FromSeconds(1.2));
        await patient;
        await Assert.CatchAsync<OperationCanceledException>(() => _limiter.AcquireAsync(new MainImageTicket(null), cancellation.Token).AsTask());
    }

    [Test]
    public async Task Canceling_twenty_thousand_waiting_callers_ends_each_of_their_waits()
    {
        const int callers = 20_000;
        (await _limiter.AcquireAsync()).Refuse(retryAfter: 30);
        using var cancellation = new CancellationTokenSource();
        Task[] waiting = [.. Enumerable.Range(0, callers).Select(_ => _limiter.AcquireAsync(new MainImageTicket(null), cancellation.Token).AsTask())];
        await cancellation.CancelAsync();
        Assert.That(waiting.Count(task => task.IsCanceled), Is.EqualTo(callers));
        Time.Advance(TimeSpan.FromSeconds(32));
        Assert.That(_limiter.AcquireAsync().IsCompletedSuccessfully, Is.True, "none of them is left in the queue");
    }

    [Test]
    public async Task Disposing_ends_every_wait()
    {
        (await _limiter.AcquireAsync()).Refuse(retryAfter: 1);
        Task<IMainImageLease> waiting = _limiter.AcquireAsync();
        _limiter.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await _limiter.AcquireAsync());
        Assert.That(Time.Timers, Is.Zero);
    }

    [Test]
    public void The_timer_keeps_no_callers_context_alive()
    {
        // The system's timers keep the context of the code that makes them; those of the virtual clock do not.
        using RequestLimiter limiter = _fixture.Create(time: TimeProvider.System);
        WeakReference used = Use(limiter);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.That(used.IsAlive, Is.False);
        GC.KeepAlive(limiter);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference Use(RequestLimiter limiter)
        {
            var context = new AsyncLocal<object?> { Value = new object() };
            var reference = new WeakReference(context.Value);
            limiter.AcquireAsync().GetAwaiter().GetResult().Refuse(retryAfter: 50);
            using var cancellation = new CancellationTokenSource();
            _ = limiter.AcquireAsync(new MainImageTicket(null), cancellation.Token).AsTask();
            cancellation.Cancel();
            context.Value = null;
            return reference;
        }
    }

    /// <summary>Remembers when the requests were sent whose answers it was told.</summary>
    private sealed class RecordingRate : IRateController
    {
        public List<double> Answers { get; } = [];

        public double? NextAt(double now, ReadOnlySpan<double> inProgress) => now;

        public void Accepted(double sentAt) => Answers.Add(sentAt);

        public void Refused(double sentAt) => Answers.Add(sentAt);
    }
}
