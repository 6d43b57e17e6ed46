using Een.Media.Client.Resilience;
using Een.Media.Client.Resilience.RateLimiting;
using Een.Media.Client.Settings;

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

    private Task<Admission> EnterAsync() => _gate.EnterAsync(_gate.TakePlace(), CancellationToken.None).AsTask();
}
