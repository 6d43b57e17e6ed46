namespace Een.Media.Benchmarks.Pacing;

/// <summary>One way, one ration, so many callers: how long it took and how often it was refused.</summary>
internal readonly record struct Run(double Slowdown, double Refusals, int Lost)
{
    public const int Images = 200;

    public static Run Of(Ration ration, int callers, Func<VirtualClock, Throttle, Action, Func<Task>> contestant)
    {
        var clock = new VirtualClock();
        var throttle = new Throttle(clock, ration);
        int lost = 0;
        Func<Task> fetch = contestant(clock, throttle, () => lost++);
        int left = Images;
        clock.Run(() => Task.WhenAll(Enumerable.Range(0, callers).Select(async _ =>
        {
            while (left-- > 0)
                await fetch();
        })));
        return new(throttle.Finished / ration.Minimum(Images), (double)throttle.Refused / throttle.Served, lost);
    }
}
