using Een.Media.Client.Resilience;
using Een.Media.Client.Resilience.RateLimiting;
using Een.Media.Client.Settings;

namespace Een.Media.Client.Tests.Resilience;

/// <summary>How long the gate stays closed, what it says meanwhile, and how it keeps to a pace.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class GateClosingTests : IDisposable
{
    private readonly VirtualTime _time = new();
    private readonly MainImageGate _gate;

    public GateClosingTests() => _gate = New(new UnboundPace());

    public void Dispose() => _gate.Dispose();

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
    public async Task What_an_earlier_closing_asked_for_is_forgotten_when_the_service_asks_for_less()
    {
        _gate.Leave(await EnterAsync(), Verdict.Refused, TimeSpan.FromSeconds(90));
        _time.Advance(TimeSpan.FromSeconds(60));
        _gate.Leave(await EnterAsync(), Verdict.Refused, TimeSpan.FromSeconds(20));
        Task<Admission> waiting = EnterAsync();
        Assert.That(_gate.Waiting, Is.EqualTo(1), "20 s are allowed");
        _time.Advance(TimeSpan.FromSeconds(20.1));
        await waiting;
    }

    [Test]
    public async Task The_longest_wait_that_a_header_can_ask_for_is_told_as_a_very_long_one()
    {
        _gate.Leave(await EnterAsync(), Verdict.Refused, TimeSpan.MaxValue);
        EenRateLimitedException? e = await Assert.ThrowsAsync<EenRateLimitedException>(EnterAsync);
        Assert.That(e!.RetryAfter, Is.GreaterThan(TimeSpan.FromDays(365 * 1000)));
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
    public async Task Whoever_waits_goes_in_the_order_of_arrival_however_many_there_are()
    {
        _gate.Leave(await EnterAsync(), Verdict.Refused, TimeSpan.FromSeconds(1));
        Task<Admission>[] waiting = [.. Enumerable.Range(0, 5).Select(_ => EnterAsync())];
        for (int i = 0; i < waiting.Length; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1.1));
            Assert.That(_gate.Waiting, Is.EqualTo(4 - i));
            Assert.That(waiting[i].Status, Is.EqualTo(TaskStatus.RanToCompletion));
            _gate.Leave(await waiting[i], Verdict.Refused, TimeSpan.FromSeconds(1));
        }
    }

    [Test]
    public async Task The_pace_hears_of_refusals_that_were_under_way_together_once()
    {
        var pace = new FixedPace();
        using MainImageGate gate = New(pace);
        Admission[] turns = [await gate.EnterAsync(1, default), await gate.EnterAsync(2, default), await gate.EnterAsync(3, default)];
        foreach (Admission turn in turns)
            gate.Leave(turn, Verdict.Refused, TimeSpan.FromSeconds(1));
        Assert.That((pace.Answers, pace.Under), Is.EqualTo((1, 0)));
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
        using var gate = New(pace);
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
        using var gate = New(pace);
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

    private MainImageGate New(IPace pace) => new(
        _time,
        pace,
        new Closure(new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(8)), new TimeLimit(TimeSpan.FromSeconds(60), "MaxRetryAfter"), new Random(1)));

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
