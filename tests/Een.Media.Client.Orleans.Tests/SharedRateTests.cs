using Een.Media.Client.Orleans.Limits;
using Microsoft.Extensions.Time.Testing;

namespace Een.Media.Client.Orleans.Tests;

/// <summary>Many processes on one limiter, against a rate limit, in virtual time.</summary>
public sealed class SharedRateTests
{
    [Test]
    public async Task Eight_processes_are_seldom_refused()
    {
        var time = new FakeTimeProvider();
        using var limiter = new AccountLimiter(time);
        double tokens = 3, filled = 0;
        int refused = 0, requests = 0;
        long start = time.GetTimestamp();
        Guid[] processes = [.. Enumerable.Range(0, 8).Select(_ => Guid.NewGuid())];
        long number = 0;

        // 5 images per second, 3 at once; answers come at once.
        bool Ask()
        {
            double now = time.GetElapsedTime(start).TotalSeconds;
            tokens = Math.Min(3, tokens + ((now - filled) * 5));
            (filled, requests) = (now, requests + 1);
            if (tokens < 1)
            {
                refused++;
                return false;
            }

            tokens--;
            return true;
        }

        async Task FetchAsync(Guid process, long ticket)
        {
            while (true)
            {
                var request = new LeaseRequest(new LeaseKey(process, Interlocked.Increment(ref number)), ticket, "10058b7a");
                while (!(await limiter.AcquireAsync(request)).IsGranted)
                {
                }

                limiter.Sent(request.Lease);
                bool isAccepted = Ask();
                limiter.Complete(
                    request.Lease,
                    isAccepted ? new LeaseEnd(RateLimitSignal.Accepted) : new LeaseEnd(RateLimitSignal.Refused, TimeSpan.FromSeconds(1), TimeSpan.Zero));
                if (isAccepted)
                    return;
            }
        }

        Task all = Task.WhenAll(Enumerable.Range(0, 160).Select(i => FetchAsync(processes[i % 8], i)));
        for (int step = 0; !all.IsCompleted && step < 10_000; step++)
        {
            time.Advance(TimeSpan.FromMilliseconds(20));
            for (int i = 0; i < 20; i++)
                await Task.Run(Thread.Yield);
        }

        await all;
        Assert.That((double)refused / requests, Is.LessThanOrEqualTo(0.05));
    }
}
