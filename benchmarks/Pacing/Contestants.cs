using Een.Media.Client;
using Een.Media.Client.Resilience;
using Een.Media.Client.Resilience.RateLimiting;
using Een.Media.Client.Settings;
using Polly;
using Polly.Retry;

namespace Een.Media.Benchmarks.Pacing;

/// <summary>The ways to fetch one image from a throttled service until it is there.</summary>
internal static class Contestants
{
    private const int MaxRetryAttempts = 3;

    /// <summary>The client's gate with the client's defaults, retries included.</summary>
    public static Func<Task> Gate(VirtualClock clock, Throttle throttle, int seed, IPace pace, Action lost)
    {
        var options = new RetryOptions();
        var closure = new Closure(new Backoff(options.Delay, options.MaxDelay), new TimeLimit(options.MaxRetryAfter, nameof(options.MaxRetryAfter)), new Random(seed));
        var gate = new MainImageGate(clock, pace, closure);
        return async () =>
        {
            long place = gate.TakePlace();
            for (int i = 0; i <= MaxRetryAttempts; i++)
            {
                Admission turn = await gate.EnterAsync(place, CancellationToken.None);
                Answer answer = await throttle.AskAsync();
                gate.Leave(turn, answer.Ok ? Verdict.Served : Verdict.Refused, answer.RetryAfter);
                if (answer.Ok)
                    return;
            }

            lost();
        };
    }

    /// <summary>Polly's exponential retry with jitter and Retry-After, without end and without a gate.</summary>
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
