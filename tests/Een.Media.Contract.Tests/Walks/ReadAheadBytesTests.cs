using System.Diagnostics.Metrics;
using Een.Media.Contract.Tests.Support;

namespace Een.Media.Contract.Tests.Walks;

/// <summary>
/// <see cref="WalkOptions.ReadAheadBytes"/> over the socket, while the caller is busy with a frame. The frames ahead are counted by the
/// client's metric, which is the process's: no other walk may run beside these.
/// </summary>
[NonParallelizable]
public sealed class ReadAheadBytesTests
{
    private const int FrameBytes = 2 * 1024 * 1024;
    private const int FramesAllowed = 8;

    [TestCase(1, false)]
    [TestCase(1, true)]
    [TestCase(8, false)]
    [TestCase(8, true)]
    public async Task Read_ahead_holds_no_more_bytes_than_allowed_and_the_frame_that_crosses_the_limit(int parallelism, bool isLengthUnknown)
    {
        DateTimeOffset[] frames = [.. Enumerable.Range(0, 60).Select(i => Recording.At(i))];
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync(o =>
        {
            o.Cameras.Clear();
            o.Cameras.Add(EmulatedCamera.FromTimeline("Large", frames, options: new TimelineCameraOptions { FrameBytes = FrameBytes }) with
            {
                DeviceId = Recording.DeviceId,
            });
        });
        if (isLengthUnknown)
            emulator.Faults.Add(FaultRule.Of(Fault.Chunked()));
        using EenMediaClient client = EmulatorFixture.CreateClient(emulator);
        using var ahead = new FramesAhead();
        var options = new WalkOptions
        {
            Until = frames[^1],
            ReadAhead = 64,
            ReadAheadBytes = FramesAllowed * FrameBytes,
            Parallelism = parallelism,
        };
        int taken = 0;
        await foreach (RecordedImage image in client.RecordedImages.WalkAsync(Recording.Ask().AtOrAfter(Recording.Start), options))
        {
            using (image)
                Assert.That(FrameStamps.Verify(image), Is.EqualTo(frames[taken]));
            taken++;
            if (taken is 1 or 20)
                await UntilQuietAsync(emulator, client, ahead);
        }

        Assert.That(taken, Is.EqualTo(frames.Length));
        Assert.That(ahead.Most, Is.InRange(FramesAllowed - 1, FramesAllowed + 1));
    }

    private static int Asked(EenMediaEmulator emulator) =>
        emulator.Journal.Entries.Count(entry => entry.Endpoint == EmulatorEndpoint.RecordedImage);

    /// <summary>
    /// Until the walk is as far ahead as it may be, so many other requests were answered, one after the other, and the walk sent none meanwhile.
    /// </summary>
    private static async Task UntilQuietAsync(EenMediaEmulator emulator, EenMediaClient client, FramesAhead ahead)
    {
        using var hang = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        int last = -1;
        for (int quiet = 0; quiet < 50; quiet++)
        {
            await client.RecordedImages.ListOverlaysAsync(Recording.DeviceId, cancellationToken: hang.Token);
            if (Asked(emulator) != last || ahead.Now < FramesAllowed - 1)
                (last, quiet) = (Asked(emulator), 0);
        }
    }

    /// <summary>How many frames were asked for and not yet taken, at most.</summary>
    private sealed class FramesAhead : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly object _lock = new();
        private long _now;

        public FramesAhead()
        {
            _listener.InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Name == "een.media.client.walk.ahead")
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((_, change, _, _) =>
            {
                lock (_lock)
                {
                    _now += change;
                    Most = Math.Max(Most, _now);
                }
            });
            _listener.Start();
        }

        public long Most { get; private set; }

        public long Now => Interlocked.Read(ref _now);

        public void Dispose() => _listener.Dispose();
    }
}
