using System.Reflection;
using Een.Media.Client.Orleans.Diagnostics;
using Een.Media.Client.Orleans.Limits;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Een.Media.Client.Orleans.Tests;

/// <summary>What a process does with the grain, and without it.</summary>
public sealed class ClusterLimiterTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly FakeGrain _grain = new();
    private ClusterLimiter _limiter = null!;

    [SetUp]
    public void Start()
    {
        IGrainFactory factory = DispatchProxy.Create<IGrainFactory, OneGrain>();
        ((OneGrain)factory).Grain = _grain;
        _limiter = new ClusterLimiter(factory, "berlin", _time, new QuietLogger(NullLogger.Instance));
    }

    [TearDown]
    public void Stop() => _limiter.Dispose();

    [Test]
    public async Task It_asks_again_until_the_grain_grants_and_tells_how_the_request_ended()
    {
        _grain.Answers.Enqueue(new LeaseAnswer(IsGranted: false));
        _grain.Answers.Enqueue(new LeaseAnswer(IsGranted: true));
        IMainImageLease lease = await AcquireAsync();
        lease.Sent();
        _time.Advance(TimeSpan.FromSeconds(2));
        lease.Complete(RateLimitSignal.Accepted, retryAfter: null);
        LeaseEnd end = await _grain.Ended.Task.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.That(_grain.Requests.Distinct().Count(), Is.EqualTo(1), "one caller, one key");
        Assert.That(_grain.Requests, Has.Count.EqualTo(2));
        Assert.That(end, Is.EqualTo(new LeaseEnd(RateLimitSignal.Accepted, RetryAfter: null, SentAgo: TimeSpan.FromSeconds(2))));
    }

    [Test]
    public async Task A_request_that_is_told_late_was_sent_when_it_was_sent()
    {
        _grain.Answers.Enqueue(new LeaseAnswer(IsGranted: true));
        IMainImageLease lease = await AcquireAsync();
        lease.Sent(TimeSpan.FromSeconds(3));
        _time.Advance(TimeSpan.FromSeconds(2));
        lease.Complete(RateLimitSignal.Accepted, retryAfter: null);
        Assert.That((await _grain.Ended.Task.WaitAsync(TimeSpan.FromMinutes(1))).SentAgo, Is.EqualTo(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public async Task A_logger_that_throws_ends_no_call_and_keeps_nobody_from_a_cluster_that_is_back()
    {
        IGrainFactory factory = DispatchProxy.Create<IGrainFactory, OneGrain>();
        ((OneGrain)factory).Grain = _grain;
        using var limiter = new ClusterLimiter(factory, "berlin", _time, new QuietLogger(new TestLogger(throws: true)));
        _grain.Failure = new TimeoutException("The cluster is away.");
        Task<IMainImageLease> first = Acquire(), second = Acquire();
        await AdvanceUntilAsync(() => first.IsCompleted, TimeSpan.FromSeconds(60));
        Assert.That(first.IsCompletedSuccessfully, Is.True);

        _grain.Failure = null;
        await AdvanceUntilAsync(() => second.IsCompleted, TimeSpan.FromSeconds(9));
        Assert.That(second.IsCompletedSuccessfully, Is.True);

        Task<IMainImageLease> Acquire() => limiter.AcquireAsync(new MainImageTicket("10058b7a"), CancellationToken.None).AsTask();
    }

    [Test]
    public async Task A_failure_of_the_cluster_is_logged_without_its_text_which_may_hold_a_password()
    {
        IGrainFactory factory = DispatchProxy.Create<IGrainFactory, OneGrain>();
        ((OneGrain)factory).Grain = _grain;
        var logger = new TestLogger();
        using var limiter = new ClusterLimiter(factory, "berlin", _time, new QuietLogger(logger));
        _grain.Failure = new IOException("redis:6379,password=canary");
        Task<IMainImageLease> first = limiter.AcquireAsync(new MainImageTicket("10058b7a"), CancellationToken.None).AsTask();
        await AdvanceUntilAsync(() => first.IsCompleted, TimeSpan.FromSeconds(60));

        lock (logger.Lines)
            Assert.That(string.Join('\n', logger.Lines), Does.Contain("IOException").And.Not.Contain("canary"));
    }

    [Test]
    public async Task A_wait_that_is_too_long_ends_the_call()
    {
        _grain.Answers.Enqueue(new LeaseAnswer(IsGranted: false, "The service asks to wait.", TimeSpan.FromHours(1)));
        var refused = await Assert.ThrowsAsync<EenRateLimitedException>(() => AcquireAsync());
        Assert.That(refused!.RetryAfter, Is.EqualTo(TimeSpan.FromHours(1)));
    }

    [Test]
    public async Task Without_the_cluster_it_goes_on_slowly_and_with_it_at_once()
    {
        _grain.Failure = new TimeoutException("The cluster is away.");
        Task<IMainImageLease> first = AcquireAsync(), second = AcquireAsync();
        await SettleAsync();
        Assert.That(first.IsCompleted, Is.False, "not at once");

        // Nothing was granted before, so the pace is the slowest: one in ten seconds.
        await AdvanceUntilAsync(() => first.IsCompleted, TimeSpan.FromSeconds(60));
        Assert.That(second.IsCompleted, Is.False);

        _grain.Failure = null;
        for (int i = 0; i < 2; i++)
            _grain.Answers.Enqueue(new LeaseAnswer(IsGranted: true));
        await AdvanceUntilAsync(() => second.IsCompleted, TimeSpan.FromSeconds(9));
        Assert.That((await AcquireAsync()).GetType(), Is.EqualTo((await second).GetType()), "a lease of the cluster");
    }

    [Test]
    public async Task A_process_that_has_met_no_silo_yet_goes_on_slowly()
    {
        IGrainFactory factory = DispatchProxy.Create<IGrainFactory, OneGrain>();
        using var limiter = new ClusterLimiter(factory, "berlin", _time, new QuietLogger(NullLogger.Instance));
        Task<IMainImageLease> first = limiter.AcquireAsync(new MainImageTicket("10058b7a"), CancellationToken.None).AsTask();
        await AdvanceUntilAsync(() => first.IsCompleted, TimeSpan.FromSeconds(60));
        Assert.That(first.IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public async Task A_caller_that_gives_up_is_taken_out_of_the_queue()
    {
        _grain.Answers.Enqueue(null);
        using var gaveUp = new CancellationTokenSource();
        Task<IMainImageLease> waiting = _limiter.AcquireAsync(new MainImageTicket("10058b7a"), gaveUp.Token).AsTask();
        await gaveUp.CancelAsync();
        await Assert.ThatAsync(() => waiting, Throws.InstanceOf<OperationCanceledException>());
        Assert.That((await _grain.Ended.Task.WaitAsync(TimeSpan.FromMinutes(1))).Signal, Is.EqualTo(RateLimitSignal.None));
    }

    private Task<IMainImageLease> AcquireAsync() => _limiter.AcquireAsync(new MainImageTicket("10058b7a"), CancellationToken.None).AsTask();

    /// <summary>Moves the clock in small steps, each after what the one before set off has had a moment.</summary>
    private async Task AdvanceUntilAsync(Func<bool> isDone, TimeSpan most)
    {
        for (TimeSpan passed = TimeSpan.Zero; !isDone() && passed < most; passed += TimeSpan.FromSeconds(0.5))
        {
            _time.Advance(TimeSpan.FromSeconds(0.5));
            await SettleAsync();
        }

        Assert.That(isDone(), Is.True);
    }

    /// <summary>Lets what has been set off on other threads run.</summary>
    private static async Task SettleAsync()
    {
        for (int i = 0; i < 500; i++)
            await Task.Run(Thread.Yield);
    }

    /// <summary>A grain that answers by script; null is never an answer.</summary>
    internal sealed class FakeGrain : ILimiterGrain
    {
        public Queue<LeaseAnswer?> Answers { get; } = new();

        public List<LeaseRequest> Requests { get; } = [];

        public Exception? Failure { get; set; }

        public TaskCompletionSource<LeaseEnd> Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<LeaseAnswer> AcquireAsync(LeaseRequest request)
        {
            Requests.Add(request);
            if (Failure is not null)
                return Task.FromException<LeaseAnswer>(Failure);
            return Answers.TryDequeue(out LeaseAnswer? answer) && answer is not null
                ? Task.FromResult(answer)
                : answer is null && Answers.Count == 0 && Requests.Count == 1 ? new TaskCompletionSource<LeaseAnswer>().Task : Task.FromResult(new LeaseAnswer(IsGranted: true));
        }

        public Task SentAsync(LeaseKey lease) => Task.CompletedTask;

        public Task CompleteAsync(LeaseKey lease, LeaseEnd end)
        {
            Ended.TrySetResult(end);
            return Task.CompletedTask;
        }

        public Task KeepAliveAsync(Guid process) => Failure is null ? Task.CompletedTask : Task.FromException(Failure);
    }

    /// <summary>Keeps what it is told, or throws in every member.</summary>
    private sealed class TestLogger(bool throws = false) : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => throws ? throw new InvalidOperationException("The logger is broken.") : true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (throws)
                throw new InvalidOperationException("The logger is broken.");
            lock (Lines)
                Lines.Add($"{formatter(state, exception)} {exception}");
        }
    }

    /// <summary>A factory that knows one grain, or none yet, as before the first silo was met.</summary>
    public class OneGrain : DispatchProxy
    {
        public object? Grain { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => Grain ?? throw new ArgumentException("There is no such grain.");
    }
}
