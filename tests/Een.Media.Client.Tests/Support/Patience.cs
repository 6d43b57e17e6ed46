namespace Een.Media.Client.Tests.Support;

/// <summary>Waiting for what other threads do, without sleeping.</summary>
internal static class Patience
{
    private const int Calm = 100;

    /// <summary>Yields until a condition holds. Gives up after ten seconds, so that the assertion behind it tells what is wrong.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!condition() && !end.IsCancellationRequested)
            await Task.Yield();
    }

    /// <summary>Yields until a count has come this far, and then for as long as it still grows.</summary>
    public static async Task UntilRestsAsync(Func<int> count, int atLeast)
    {
        await UntilAsync(() => count() >= atLeast);
        int last = -1;
        for (int calm = 0; calm < Calm; calm++)
        {
            await Task.Yield();
            if (count() != last)
                (last, calm) = (count(), 0);
        }
    }
}
