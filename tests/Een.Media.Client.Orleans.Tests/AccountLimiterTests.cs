using Een.Media.Client.Orleans.Limits;
using Microsoft.Extensions.Time.Testing;

namespace Een.Media.Client.Orleans.Tests;

/// <summary>The limiter in the grain, without the grain: keys instead of leases, and processes that die.</summary>
public sealed class AccountLimiterTests
{
    private static readonly LeaseEnd s_accepted = new(RateLimitSignal.Accepted);
    private static readonly LeaseEnd s_gaveUp = new(RateLimitSignal.None);

    private readonly FakeTimeProvider _time = new();
    private readonly Guid _one = Guid.NewGuid();
    private readonly Guid _other = Guid.NewGuid();
    private AccountLimiter _limiter = null!;
    private long _last;

    [SetUp]
    public void Start() => _limiter = new AccountLimiter(_time);

    [TearDown]
    public void Stop() => _limiter.Dispose();

    [Test]
    public async Task A_caller_that_asks_again_gets_the_lease_that_it_has()
    {
        LeaseRequest request = Request(_one);
        Assert.That((await _limiter.AcquireAsync(request)).IsGranted, Is.True);
        Assert.That((await _limiter.AcquireAsync(request)).IsGranted, Is.True);
        Task<LeaseAnswer> other = _limiter.AcquireAsync(Request(_other));
        Assert.That(other.IsCompleted, Is.False, "there is one lease at first");
        _limiter.Complete(request.Lease, s_gaveUp);
        Assert.That((await other).IsGranted, Is.True);
    }

    [Test]
    public async Task Without_a_lease_a_call_ends_after_some_seconds_and_keeps_its_place()
    {
        LeaseRequest first = Request(_one), waiting = Request(_one), later = Request(_other);
        await _limiter.AcquireAsync(first);
        Task<LeaseAnswer> asked = _limiter.AcquireAsync(waiting);
        Task<LeaseAnswer> behind = _limiter.AcquireAsync(later);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.That((await asked).IsGranted, Is.False);
        Assert.That((await behind).IsGranted, Is.False);

        asked = _limiter.AcquireAsync(waiting);
        behind = _limiter.AcquireAsync(later);
        _limiter.Complete(first.Lease, s_gaveUp);

        Assert.That((await asked).IsGranted, Is.True);
        Assert.That(behind.IsCompleted, Is.False, "It came later.");
    }

    [Test]
    public async Task The_leases_of_a_process_that_died_end()
    {
        await _limiter.AcquireAsync(Request(_one));
        LeaseRequest other = Request(_other);
        Task<LeaseAnswer> waiting = _limiter.AcquireAsync(other);
        _time.Advance(TimeSpan.FromSeconds(4));
        _limiter.KeepAlive(_other);
        _limiter.Sweep();
        Assert.That(waiting.IsCompleted, Is.False, "The first process may still live.");
        for (int i = 0; i < 4; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(4));
            _limiter.KeepAlive(_other);
            _limiter.Sweep();
        }

        Assert.That((await _limiter.AcquireAsync(other)).IsGranted, Is.True);
    }

    [Test]
    public async Task The_leases_of_a_process_that_gives_signs_of_life_stay()
    {
        LeaseRequest held = Request(_one);
        await _limiter.AcquireAsync(held);
        for (int i = 0; i < 20; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            _limiter.KeepAlive(_one);
            _limiter.Sweep();
        }

        Assert.That(_limiter.AcquireAsync(Request(_other)).IsCompleted, Is.False);
    }

    [Test]
    public async Task A_refused_call_goes_before_those_that_came_after_it()
    {
        LeaseRequest refused = Request(_one);
        await _limiter.AcquireAsync(refused);
        _limiter.Sent(refused.Lease);
        Task<LeaseAnswer> later = _limiter.AcquireAsync(Request(_other));
        _limiter.Complete(refused.Lease, new LeaseEnd(RateLimitSignal.Refused, TimeSpan.FromSeconds(2), TimeSpan.Zero));

        // The same call, with its ticket; and only one request goes out after a cooldown.
        Task<LeaseAnswer> again = _limiter.AcquireAsync(Request(_one) with { Ticket = refused.Ticket });
        _time.Advance(TimeSpan.FromSeconds(3));

        Assert.That((await again).IsGranted, Is.True);
        Assert.That(later.IsCompleted, Is.False);
    }

    [Test]
    public async Task A_refusal_of_a_lease_that_it_does_not_know_starts_a_cooldown()
    {
        _limiter.Complete(new LeaseKey(_one, 77), new LeaseEnd(RateLimitSignal.Refused, TimeSpan.FromSeconds(4)));
        Task<LeaseAnswer> asked = _limiter.AcquireAsync(Request(_other));
        Assert.That(asked.IsCompleted, Is.False);
        _time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.That((await asked).IsGranted, Is.True);
    }

    [Test]
    public async Task A_wait_that_is_too_long_is_told_at_once()
    {
        _limiter.Complete(new LeaseKey(_one, 77), new LeaseEnd(RateLimitSignal.Refused, TimeSpan.FromHours(4)));
        LeaseRequest request = Request(_other);
        LeaseAnswer answer = await _limiter.AcquireAsync(request);
        Assert.That(answer.Refusal, Does.Contain("asks to wait"));
        Assert.That(answer.RetryAfter, Is.GreaterThan(TimeSpan.FromHours(3)));
        _time.Advance(TimeSpan.FromHours(5));
        Assert.That((await _limiter.AcquireAsync(request)).IsGranted, Is.True, "nothing of the refusal is left");
    }

    [Test]
    public async Task A_caller_that_gave_up_leaves_nothing_behind()
    {
        LeaseRequest first = Request(_one), waiting = Request(_one);
        await _limiter.AcquireAsync(first);
        Task<LeaseAnswer> asked = _limiter.AcquireAsync(waiting);
        _limiter.Complete(waiting.Lease, s_gaveUp);
        Assert.That((await asked).IsGranted, Is.False);
        _limiter.Complete(first.Lease, s_accepted);

        // The accepted one has made room for two, and one that is left behind would take a place.
        Assert.That((await _limiter.AcquireAsync(Request(_other))).IsGranted, Is.True);
        Assert.That((await _limiter.AcquireAsync(Request(_other))).IsGranted, Is.True);
    }

    private LeaseRequest Request(Guid process)
    {
        _last++;
        return new LeaseRequest(new LeaseKey(process, _last), _last, "10058b7a");
    }
}
