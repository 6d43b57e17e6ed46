using Een.Media.Client;
using Een.Media.Client.Resilience.RateLimiting;
using Een.Media.Client.Settings;
using Polly;
using Polly.Retry;

namespace Een.Media.Benchmarks.Pacing;

/// <summary>The ways to fetch one image from a throttled service until it is there.</summary>
internal static class Contestants
{
    /// <summary>The client's limiter as it is when nothing is configured.</summary>
    public static Func<Task> Learning(VirtualClock clock, Throttle throttle, int seed) =>
        Limiter(clock, throttle, seed, new LearnedRate(initialRate: null));

    /// <summary>The client's limiter with the client's defaults. A refusal that was waited out costs no retry.</summary>
    public static Func<Task> Limiter(VirtualClock clock, Throttle throttle, int seed, IRateController rate)
    {
        var options = new RetryOptions();
        var cooldown = new Cooldown(
            new Backoff(options.Delay, options.MaxDelay), new TimeLimit(options.MaxRetryAfter, nameof(options.MaxRetryAfter)), new Random(seed));
        var limiter = new RequestLimiter(clock, rate, cooldown);
        return async () =>
        {
            var ticket = new MainImageTicket(deviceId: null);
            while (true)
            {
                IMainImageLease lease = await limiter.AcquireAsync(ticket, CancellationToken.None);
                lease.Sent();
                Answer answer = await throttle.AskAsync();
                lease.Complete(answer.Ok ? RateLimitSignal.Accepted : RateLimitSignal.Refused, answer.RetryAfter);
                if (answer.Ok)
                    return;
            }
        };
    }

    /// <summary>Polly's exponential retry with jitter and Retry-After, without end and without a limiter.</summary>
    public static Func<Task> PlainRetry(VirtualClock clock, Throttle throttle, int seed)
    {
        var random = new Random(seed);
        ResiliencePipeline<Answer> pipeline = new ResiliencePipelineBuilder<Answer> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<Answer>
            {
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromSeconds(0.8),
                MaxDelay = TimeSpan.FromMinutes(1),
                Randomizer = random.NextDouble,
                ShouldHandle = args => new(!args.Outcome.Result.Ok),
                DelayGenerator = args => new(args.Outcome.Result.RetryAfter),
            })
            .Build();
        return async () =>
        {
            ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: true);
            await pipeline.ExecuteAsync(async _ => await throttle.AskAsync(), context);
            ResilienceContextPool.Shared.Return(context);
        };
    }

    /// <summary>One request per second, whatever the service allows, and the same retry behind it.</summary>
    public static Func<Task> FixedRate(VirtualClock clock, Throttle throttle, int seed)
    {
        Func<Task> fetch = PlainRetry(clock, throttle, seed);
        double next = 0;
        return async () =>
        {
            double at = Math.Max(clock.Seconds, next);
            next = at + 1;
            if (at > clock.Seconds)
                await Task.Delay(TimeSpan.FromSeconds(at - clock.Seconds), clock);
            await fetch();
        };
    }
}
