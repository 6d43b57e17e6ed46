using System.Runtime.CompilerServices;
using Een.Media.Client.Diagnostics;
using Een.Media.Client.Resilience.RateLimiting;
using Een.Media.Client.Settings;

namespace Een.Media.Client.Tests.Resilience.RateLimiting;

/// <summary>A limiter for each of thousands of cameras.</summary>
[NonParallelizable]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DeviceScopeTests
{
    private const int Cameras = 5000;

    private readonly VirtualTime _time = new();

    [Test]
    public async Task The_limiter_of_a_camera_that_was_never_refused_costs_little()
    {
        using RequestLimiters limiters = Limiters(TimeProvider.System);
        await UseAsync(limiters, from: 0, count: 100);
        IMainImageLimiter first = LimiterOf(limiters, camera: 0);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        await UseAsync(limiters, from: 100, count: Cameras);
        long each = (GC.GetTotalMemory(forceFullCollection: true) - before) / Cameras;
        await TestContext.Out.WriteLineAsync($"{each} bytes for each camera.");
        Assert.That(each, Is.LessThanOrEqualTo(2048));
        Assert.That(LimiterOf(limiters, camera: 0), Is.SameAs(first), "none was forgotten meanwhile");
        Assert.That(
            Enumerable.Range(0, Cameras + 100).Select(camera => LimiterOf(limiters, camera)).Distinct().Count(), Is.EqualTo(Cameras + 100));
    }

    [Test]
    public async Task The_limiters_of_idle_cameras_are_forgotten()
    {
        using RequestLimiters limiters = Limiters(_time);
        await UseAsync(limiters, from: 0, count: Cameras);
        WeakReference[] idle = References(limiters);
        _time.Advance(TimeSpan.FromHours(1));
        await UseAsync(limiters, from: Cameras, count: 1);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.That(idle.Count(limiter => limiter.IsAlive), Is.Zero);
        GC.KeepAlive(limiters);
    }

    private static RequestLimiters Limiters(TimeProvider time)
    {
        RetrySettings retry = RetrySettings.From(new RetryOptions());
        PacingSettings pacing = PacingSettings.From(new MainImagePacingOptions { Scope = PacingScope.Device });
        return new RequestLimiters(pacing, retry.Backoff, retry.MaxRetryAfter, time);
    }

    /// <summary>A method of its own, so that no local of a test keeps a limiter alive.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference[] References(RequestLimiters limiters) =>
        [.. Enumerable.Range(0, Cameras).Select(camera => new WeakReference(LimiterOf(limiters, camera)))];

    private static IMainImageLimiter LimiterOf(RequestLimiters limiters, int camera) => limiters.ForMain($"{camera:x8}");

    private static async Task UseAsync(RequestLimiters limiters, int from, int count)
    {
        for (int i = from; i < from + count; i++)
        {
            string device = $"{i:x8}";
            IMainImageLease lease = await limiters.For(new CallInfo(OperationNames.GetRecordedImage, StreamType.Main, device))!
                .AcquireAsync(new MainImageTicket(device), CancellationToken.None);
            lease.Sent();
            lease.Accept();
        }
    }
}
