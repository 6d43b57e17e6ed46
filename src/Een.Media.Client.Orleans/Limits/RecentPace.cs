namespace Een.Media.Client.Orleans.Limits;

/// <summary>How many leases this process had within the last minute. Thread-safe.</summary>
internal sealed class RecentPace(TimeProvider time)
{
    /// <summary>The fraction of its recent rate that this process may use without the cluster.</summary>
    private const double Fraction = 0.25;

    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_longestInterval = TimeSpan.FromSeconds(10);

    private readonly Queue<long> _granted = new();

    public void Add()
    {
        lock (_granted)
        {
            _granted.Enqueue(time.GetTimestamp());
            Trim();
        }
    }

    /// <summary>The time between two main images of a process that has lost the cluster.</summary>
    public TimeSpan SlowInterval()
    {
        lock (_granted)
        {
            Trim();
            TimeSpan interval = s_window / Math.Max(1, _granted.Count) / Fraction;
            return interval < s_longestInterval ? interval : s_longestInterval;
        }
    }

    private void Trim()
    {
        while (_granted.TryPeek(out long oldest) && time.GetElapsedTime(oldest) > s_window)
            _granted.Dequeue();
    }
}
