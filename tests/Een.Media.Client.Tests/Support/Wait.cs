namespace Een.Media.Client.Tests.Support;

/// <summary>Waits for the work of other threads without sleeping.</summary>
internal static class Wait
{
    private const int StableReads = 100;

    /// <summary>Yields until a condition is true. Gives up after ten minutes, so that the assertion after it says what is wrong.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        using var end = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        while (!condition() && !end.IsCancellationRequested)
            await Task.Yield();
    }

    /// <summary>Yields until a count is at least this large and has stopped growing.</summary>
    public static async Task UntilStableAsync(Func<int> count, int atLeast)
    {
        await UntilAsync(() => count() >= atLeast);
        int last = -1;
        for (int stable = 0; stable < StableReads; stable++)
        {
            await Task.Yield();
            if (count() != last)
                (last, stable) = (count(), 0);
        }
    }
}
