using Een.Media.Client.Resilience;
using Een.Media.Client.Resilience.Pacing;
using Een.Media.Client.Wire;

namespace Een.Media.Client.Tests.Resilience;

/// <summary>The gate by itself: who may go, and when.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class GateTests : IDisposable
{
    private readonly VirtualTime _time = new();
    private readonly MainImageGate _gate;

    public GateTests() => _gate = new MainImageGate(
        _time,
        new UnboundPace(),
        new Closure(new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(8)), new TimeLimit(TimeSpan.FromSeconds(60), "MaxRetryAfter"), new Random(1)));

    public void Dispose() => _gate.Dispose();

    [Test]
    public async Task A_refusal_closes_it_until_Retry_After_and_one_probe_goes_ahead()
    {
        Admission first = await EnterAsync();
        _gate.Leave(first, Verdict.Refused, TimeSpan.FromSeconds(7));
        Task<Admission>[] waiting = [EnterAsync(), EnterAsync(), EnterAsync()];
        _time.Advance(TimeSpan.FromSeconds(6.9));
        Assert.That(_gate.Waiting, Is.EqualTo(3));
        _time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.That(_gate.Waiting, Is.EqualTo(2), "one probe, not a herd");
        Admission probe = await waiting[0];
        Assert.That(probe.IsProbe);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.That(_gate.Waiting, Is.EqualTo(2), "the rest wait for its answer");
        _gate.Leave(probe, Verdict.Served);
        Assert.That((await waiting[1]).IsProbe, Is.False);
        await waiting[2];
    }

    [Test]
    public async Task A_probe_that_says_nothing_is_followed_by_another()
    {
        _gate.Leave(await EnterAsync(), Verdict.Refused, TimeSpan.FromSeconds(1));
        Task<Admission>[] waiting = [EnterAsync(), EnterAsync()];
        _time.Advance(TimeSpan.FromSeconds(1.1));
        _gate.Leave(await waiting[0], Verdict.Unknown);
        Assert.That((await waiting[1]).IsProbe);
    }

    [Test]
    public async Task Without_Retry_After_it_closes_for_longer_each_time_up_to_the_cap()
    {
        var waits = new List<double>();
        for (int i = 0; i < 6; i++)
        {
            TimeSpan before = _time.Elapsed;
            Task<Admission> next = EnterAsync();
            while (_gate.Waiting > 0)
                _time.Jump();
            waits.Add((_time.Elapsed - before).TotalSeconds);
            _gate.Leave(await next, Verdict.Refused);
        }

        foreach ((double wait, double whole) in waits.Zip([0.0, 1, 2, 4, 8, 8]))
            Assert.That(wait, Is.InRange(whole / 2, whole + 1e-3));
    }

    [Test]
    public async Task Refusals_that_were_under_way_together_count_once_and_the_longest_wait_holds()
    {
        Admission a = await EnterAsync();
        Admission b = await EnterAsync();
        Admission c = await EnterAsync();
        _gate.Leave(a, Verdict.Refused, TimeSpan.FromSeconds(2));
        _gate.Leave(b, Verdict.Refused, TimeSpan.FromSeconds(5));
        _gate.Leave(c, Verdict.Served);
        Task<Admission> next = EnterAsync();
        _time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.That(_gate.Waiting, Is.EqualTo(1));
        _time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.That((await next).IsProbe, "an answer from before the closing opens nothing");
    }

    [Test]
    public async Task The_order_is_that_of_arrival_and_a_refused_call_keeps_its_place()
    {
        long early = _gate.TakePlace();
        _gate.Leave(await _gate.EnterAsync(early, default), Verdict.Refused, TimeSpan.FromSeconds(1));
        Task<Admission> second = EnterAsync();
        Task<Admission> third = EnterAsync();
        Task<Admission> first = _gate.EnterAsync(early, default).AsTask();
        _time.Advance(TimeSpan.FromSeconds(1.1));
        _gate.Leave(await first, Verdict.Refused, TimeSpan.FromSeconds(1));
        _time.Advance(TimeSpan.FromSeconds(1.1));
        Assert.That(third.IsCompleted, Is.False);
        _gate.Leave(await second, Verdict.Served);
        await third;
    }

    [Test]
    public async Task Whoever_waits_can_give_up_and_the_others_move_up()
    {
        _gate.Leave(await EnterAsync(), Verdict.Refused, TimeSpan.FromSeconds(1));
        using var cancellation = new CancellationTokenSource();
        Task<Admission> impatient = _gate.EnterAsync(_gate.TakePlace(), cancellation.Token).AsTask();
        Task<Admission> patient = EnterAsync();
        await cancellation.CancelAsync();
        OperationCanceledException? e = await Assert.CatchAsync<OperationCanceledException>(() => impatient);
        Assert.That(e!.CancellationToken, Is.EqualTo(cancellation.Token));
        Assert.That(_gate.Waiting, Is.EqualTo(1));
        _time.Advance(TimeSpan.FromSeconds(1.1));
        await patient;
        await Assert.CatchAsync<OperationCanceledException>(() => _gate.EnterAsync(_gate.TakePlace(), cancellation.Token).AsTask());
    }

    [Test]
    public async Task A_wait_beyond_the_cap_turns_everybody_away_but_only_until_the_cap()
    {
        Admission refused = await EnterAsync();
        _gate.Leave(await EnterAsync(), Verdict.Refused, TimeSpan.FromSeconds(1));
        Task<Admission> waiting = EnterAsync();
        _gate.Leave(refused, Verdict.Refused, TimeSpan.FromDays(20_000));
        EenRateLimitedException? e = await Assert.ThrowsAsync<EenRateLimitedException>(() => waiting);
        Assert.That((e!.RetryAfter, e.StatusCode), Is.EqualTo((TimeSpan.FromDays(20_000), (System.Net.HttpStatusCode?)null)));
        Assert.That(e.Message, Does.Contain("MaxRetryAfter").And.Contain("Nothing was sent"));
        await Assert.ThrowsAsync<EenRateLimitedException>(EnterAsync);
        _time.Advance(TimeSpan.FromSeconds(61));
        Assert.That((await EnterAsync()).IsProbe);
    }

    [Test]
    public async Task Disposing_ends_every_wait()
    {
        _gate.Leave(await EnterAsync(), Verdict.Refused, TimeSpan.FromSeconds(1));
        Task<Admission> waiting = EnterAsync();
        _gate.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        await Assert.ThrowsAsync<ObjectDisposedException>(EnterAsync);
    }

    [Test]
    public async Task After_a_success_the_waits_begin_anew()
    {
        for (int i = 0; i < 4; i++)
            await RefuseAsync();
        Task<Admission> probe = EnterAsync();
        _time.Advance(TimeSpan.FromSeconds(9));
        _gate.Leave(await probe, Verdict.Served);
        await RefuseAsync();
        TimeSpan before = _time.Elapsed;
        Task<Admission> next = EnterAsync();
        while (_gate.Waiting > 0)
            _time.Jump();
        Assert.That((_time.Elapsed - before).TotalSeconds, Is.InRange(0.5, 1 + 1e-3));
        await next;

        async Task RefuseAsync()
        {
            Task<Admission> turn = EnterAsync();
            _time.Advance(TimeSpan.FromSeconds(9));
            _gate.Leave(await turn, Verdict.Refused);
        }
    }

    [Test]
    public async Task A_Retry_After_of_the_longest_allowed_is_waited_out_and_one_tick_more_is_not()
    {
        _gate.Leave(await EnterAsync(), Verdict.Refused, TimeSpan.FromSeconds(60));
        Task<Admission> waiting = EnterAsync();
        Assert.That(_gate.Waiting, Is.EqualTo(1));
        _time.Advance(TimeSpan.FromSeconds(60.1));
        _gate.Leave(await waiting, Verdict.Refused, TimeSpan.FromSeconds(90));
        _time.Advance(TimeSpan.FromSeconds(10));
        EenRateLimitedException? e = await Assert.ThrowsAsync<EenRateLimitedException>(EnterAsync);
        Assert.That(e!.Message, Is.EqualTo("The service has asked for no main images for another 80 s, which is more than MaxRetryAfter allows. Nothing was sent."));
        Assert.That(e.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(80)).Within(TimeSpan.FromMilliseconds(1)));
        Assert.That(_gate.Waiting, Is.Zero);
    }

    [Test]
    public async Task A_closing_that_is_over_is_forgotten_with_the_longer_one_before_it()
    {
        _gate.Leave(await EnterAsync(), Verdict.Refused, TimeSpan.FromSeconds(90));
        _time.Advance(TimeSpan.FromSeconds(61));
        _gate.Leave(await EnterAsync(), Verdict.Refused, TimeSpan.FromSeconds(50));
        Task<Admission> waiting = EnterAsync();
        Assert.That(_gate.Waiting, Is.EqualTo(1), "50 s are allowed, whatever was asked before");
        _time.Advance(TimeSpan.FromSeconds(51));
        await waiting;
    }

    [Test]
    public async Task An_answer_without_a_word_about_the_ration_neither_opens_nor_closes_it()
    {
        Admission early = await EnterAsync();
        _gate.Leave(await EnterAsync(), Verdict.Refused, TimeSpan.FromSeconds(5));
        _gate.Leave(early, Verdict.Unknown);
        Task<Admission> waiting = EnterAsync();
        _time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.That(waiting.IsCompleted, Is.False);
        _time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.That((await waiting).IsProbe);
    }

    [Test]
    public void Disposed_it_leaves_no_timer_behind()
    {
        _gate.Dispose();
        Assert.That(_time.Timers, Is.Zero);
    }

    /// <summary>The service says when to come back, or the pace has to believe in success.</summary>
    [TestCase(7, 7)]
    [TestCase(null, 30)]
    public async Task A_probe_goes_when_the_service_said_so_or_else_at_the_pace(int? retryAfter, int goes)
    {
        var pace = new FixedPace();
        using var gate = new MainImageGate(_time, pace, new Closure(new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)), new TimeLimit(TimeSpan.FromSeconds(60), "MaxRetryAfter"), new Random(1)));
        Admission turn = await gate.EnterAsync(gate.TakePlace(), default);
        pace.Next = 30;
        gate.Leave(turn, Verdict.Refused, retryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
        Task<Admission> probe = gate.EnterAsync(gate.TakePlace(), default).AsTask();
        _time.Advance(TimeSpan.FromSeconds(goes - 0.01));
        Assert.That(gate.Waiting, Is.EqualTo(1));
        _time.Advance(TimeSpan.FromSeconds(0.02));
        Assert.That((await probe).IsProbe);
    }

    [Test]
    public async Task Turns_follow_each_other_at_the_pace_even_if_the_line_is_empty()
    {
        var pace = new FixedPace();
        using var gate = new MainImageGate(_time, pace, new Closure(new Backoff(TimeSpan.Zero, TimeSpan.Zero), new TimeLimit(TimeSpan.FromSeconds(60), "MaxRetryAfter"), new Random(1)));
        _time.Advance(TimeSpan.FromSeconds(100));
        pace.Next = 100.5;
        Task<Admission> turn = gate.EnterAsync(gate.TakePlace(), default).AsTask();
        Assert.That(turn.IsCompleted, Is.False);
        _time.Jump();
        Assert.That(_time.Elapsed.TotalSeconds, Is.EqualTo(100.5).Within(1e-6));
        await turn;
        pace.Next = null;
        turn = gate.EnterAsync(gate.TakePlace(), default).AsTask();
        _time.Advance(TimeSpan.FromHours(1));
        Assert.That(turn.IsCompleted, Is.False, "not before an answer");
        pace.Next = 0;
        gate.Leave(new Admission(0, IsProbe: false, 0), Verdict.Served);
        await turn;
        Assert.That((pace.Under, pace.Answers), Is.EqualTo((1, 1)));
    }

    private Task<Admission> EnterAsync() => _gate.EnterAsync(_gate.TakePlace(), CancellationToken.None).AsTask();

    /// <summary>A pace that the test sets.</summary>
    private sealed class FixedPace : IPace
    {
        public double? Next { get; set; } = 0;

        public int Under { get; private set; }

        public int Answers { get; private set; }

        public double? NextAt(double now) => Next is { } next ? Math.Max(now, next) : null;

        public void Sent() => Under++;

        public void Served(double sentAt) => Answers++;

        public void Refused(double sentAt) => Answers++;

        public void Ended() => Under--;
    }
}
