using System.Diagnostics;
using Microsoft.Extensions.Logging;
using static Een.Media.Client.Tests.Resilience.ScriptedService;

namespace Een.Media.Client.Tests.Resilience;

/// <summary>Loggers and listeners of the user's that throw.</summary>
[NonParallelizable]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ThrowingObserverTests
{
    private static readonly RecordedImageRequest s_main = RecordedImageRequest.ForDevice("10058b7a").Main().AtOrAfter(VirtualTime.Noon);
    private static readonly TimeSpan s_reach = TimeSpan.FromSeconds(10);

    private readonly VirtualTime _time = new();

    [Test]
    public async Task A_logger_that_throws_ends_no_call_and_blocks_no_main_image()
    {
        using var service = new ScriptedService(_time, Status(429, "1"), Frame, Status(404), Frame);
        using EenMediaClient client = service.Client(options => options.LoggerFactory = new ThrowingLogger());
        (await _time.RunAsync(client.RecordedImages.GetAsync(s_main), s_reach)).Dispose();
        await Assert.ThrowsAsync<EenNotFoundException>(() => _time.RunAsync(client.RecordedImages.GetAsync(s_main), s_reach));
        (await _time.RunAsync(client.RecordedImages.GetAsync(s_main), s_reach)).Dispose();
        Assert.That(service.Buffers.Outstanding, Is.Zero);
    }

    [Test]
    public async Task A_listener_that_throws_ends_no_call_and_blocks_no_main_image()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Een.Media.Client",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _ => throw new InvalidOperationException("exporter is down"),
        };
        ActivitySource.AddActivityListener(listener);
        using var service = new ScriptedService(_time, Status(429, "1"), Frame);
        using EenMediaClient client = service.Client();
        for (int i = 0; i < 3; i++)
            (await _time.RunAsync(client.RecordedImages.GetAsync(s_main), s_reach)).Dispose();
        Assert.That(service.Buffers.Outstanding, Is.Zero);
    }

    [Test]
    public void A_call_leaves_nothing_of_its_callers_context_in_the_client()
    {
        // The system's timers keep the context of the code that makes them; those of the virtual clock do not.
        using var service = new ScriptedService(_time, Frame);
        using EenMediaClient client = service.Client(options => options.TimeProvider = TimeProvider.System);
        WeakReference context = Use(client);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.That(context.IsAlive, Is.False);
        GC.KeepAlive(client);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference Use(EenMediaClient client)
        {
            var context = new AsyncLocal<object?> { Value = new object() };
            var reference = new WeakReference(context.Value);
            Task<RecordedImage> call = client.RecordedImages.GetAsync(s_main);
            Assert.That(call.IsCompletedSuccessfully);
            context.Value = null;
            return reference;
        }
    }

    [Test]
    public async Task A_caller_may_have_suppressed_the_flow_of_its_context()
    {
        using var service = new ScriptedService(_time, Status(429, "1"), Frame);
        using EenMediaClient client = service.Client();
        Task<RecordedImage> call;
        using (ExecutionContext.SuppressFlow())
            call = client.RecordedImages.GetAsync(s_main);
        RecordedImage image = await _time.RunAsync(call, s_reach);
        using (ExecutionContext.SuppressFlow())
            image.Dispose();
        Assert.That(service.Buffers.Outstanding, Is.Zero);
    }

    private sealed class ThrowingLogger : ILoggerFactory, ILogger
    {
        public void AddProvider(ILoggerProvider provider)
        {
        }

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new InvalidOperationException("the disk is full");

        public void Dispose()
        {
        }
    }
}
