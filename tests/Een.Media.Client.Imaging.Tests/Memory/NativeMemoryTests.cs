using System.Runtime;
using Een.Media.Client.Imaging.Tests.Support;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Tests.Memory;

/// <summary>
/// An object with native memory has a finalizer, and disposing it suppresses the finalizer. After work that disposes everything, a
/// garbage collection finds no more objects to finalize after many frames than after a few (pools leave a few objects each time).
/// Other threads leave objects, too. A leak shows in every comparison: the lowest of several counts.
/// </summary>
[NonParallelizable]
public class NativeMemoryTests
{
    private const int Batch = 250;
    private const int Batches = 40;

    private const string Overlay =
        "<svg viewBox='0 0 64 36'><g opacity='0.5'><rect aria-label='p' width='9' height='9' stroke='red'/></g>" +
        "<path d='M0 0h9' stroke='red' stroke-dasharray='2'/><text x='3' y='9' font-size='6'>Person</text></svg>";

    [Test]
    public void Ten_thousand_frames_leave_no_native_object_behind()
    {
        byte[] jpeg = TestImages.RedAndBlue(64, 36);
        var edits = new FrameEdits
        {
            PrivacyAreas = [PrivacyArea.Blur(new FrameArea(0, 0, 0.5, 0.5)), PrivacyArea.Fill(new FrameArea(0.5, 0.5, 0.5, 0.5))],
            Overlay = new OverlayStyle { ShowLabels = true },
            Crop = new FrameArea(0.1, 0.1, 0.8, 0.8),
            MaxWidth = 40,
            Stamp = new ImageStamp(),
        };

        Work(jpeg, edits, 4);
        List<long> leaked = [.. Enumerable.Range(0, Batches).Select(_ =>
            -LeakedBy(() => Work(jpeg, edits, 4)) + LeakedBy(() => Work(jpeg, edits, Batch)))];

        TestContext.Out.WriteLine($"more finalizable objects after {Batch} frames than after 4: {string.Join(' ', leaked.Order())}");
        Assert.That(leaked.Min(), Is.LessThan(Batch / 100), "one in a hundred frames would be a leak");
    }

    [Test]
    public async Task Contact_sheets_and_time_lapses_leave_no_native_object_behind()
    {
        await MakeAllAsync(20);
        var leaked = new List<long>();
        for (int round = 0; round < 3; round++)
            leaked.Add(-await LeakedByAsync(() => MakeAllAsync(20)) + await LeakedByAsync(() => MakeAllAsync(320)));
        await TestContext.Out.WriteLineAsync(
            $"more finalizable objects after 320 frames than after 20: {string.Join(' ', leaked.Order())}");
        Assert.That(leaked.Min(), Is.LessThan(100));
    }

    [Test]
    public void The_leak_test_notices_undisposed_bitmaps()
    {
        // A thousand, because a few objects come and go by themselves.
        long always = LeakedBy(() => { });
        Assert.That(LeakedBy(() => Leak(1000)) - always, Is.GreaterThanOrEqualTo(900));
    }

    private static void Leak(int count)
    {
        for (int i = 0; i < count; i++)
            _ = new SKBitmap(8, 8);
    }

    private static void Work(byte[] jpeg, FrameEdits edits, int count)
    {
        for (int i = 0; i < count; i++)
        {
            using RecordedImage frame = TestImages.Frame(jpeg, overlay: Overlay);
            switch (i % 4)
            {
                case 0:
                    frame.ToBitmap(edits).Dispose();
                    break;
                case 1:
                    frame.ToImage().Dispose();
                    break;
                case 2:
                    _ = frame.ToJpeg(edits);
                    break;
                default:
                    _ = FrameDifference.Between(frame, frame);
                    break;
            }
        }
    }

    private static async Task MakeAllAsync(int count)
    {
        var edits = new FrameEdits { Stamp = new ImageStamp() };
        (await ContactSheet.CreateAsync(Frames.Gray().Take(count), new ContactSheetOptions { Columns = 40, TileWidth = 48 })).Dispose();
        foreach (TimeLapseFormat format in new[] { TimeLapseFormat.MotionJpegAvi, TimeLapseFormat.AnimatedWebp })
            await TimeLapse.WriteAsync(Frames.Gray().Take(count), Stream.Null, new TimeLapseOptions { Format = format, Edits = edits });
        await foreach (RecordedImage frame in Frames.Gray().Take(count).WhereChangedAsync())
            frame.Dispose();
    }

    private static long LeakedBy(Action work)
    {
        Clean();
        Assert.That(GC.TryStartNoGCRegion(100_000_000), Is.True);
        work();
        Assert.That(GCSettings.LatencyMode, Is.EqualTo(GCLatencyMode.NoGCRegion), "no garbage collection in between");
        GC.EndNoGCRegion();
        return CountLeaked();
    }

    private static async Task<long> LeakedByAsync(Func<Task> work)
    {
        Clean();
        Assert.That(GC.TryStartNoGCRegion(100_000_000), Is.True);
        await work();
        Assert.That(GCSettings.LatencyMode, Is.EqualTo(GCLatencyMode.NoGCRegion), "no garbage collection in between");
        GC.EndNoGCRegion();
        return CountLeaked();
    }

    private static void Clean()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    private static long CountLeaked()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
        return GC.GetGCMemoryInfo(GCKind.FullBlocking).FinalizationPendingCount;
    }
}
