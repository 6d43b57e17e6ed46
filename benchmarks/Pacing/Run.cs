namespace Een.Media.Benchmarks.Pacing;

/// <summary>One way, one limit, so many callers: how long it took and how often it was refused.</summary>
internal readonly record struct Run(double Slowdown, double Refusals)
{
    public const int Images = 200;

    public static Run Of(ServiceLimit limit, int callers, int seed, Func<VirtualClock, Throttle, int, Func<Task>> contestant)
    {
        var clock = new VirtualClock();
        var throttle = new Throttle(clock, limit, new Random(seed));
        Func<Task> fetch = contestant(clock, throttle, seed);
        int left = Images;
        clock.Run(() => Task.WhenAll(Enumerable.Range(0, callers).Select(async _ =>
        {
            while (left-- > 0)
                await fetch();
        })));
        return new(throttle.Finished / limit.Minimum(Images, callers), (double)throttle.Refused / throttle.Served);
    }
}
