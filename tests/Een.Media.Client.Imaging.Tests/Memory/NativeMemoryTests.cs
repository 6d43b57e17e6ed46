using Een.Media.Client.Imaging.Tests.Support;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Tests.Memory;

/// <summary>
/// Whatever holds native memory has a finalizer, and disposing it takes it off the finalizer's list. So after work that disposed
/// everything, a collection finds no more to finalize after many frames than after a few (the pools leave a handful of objects each
/// time): what it does find beyond that was forgotten. Other threads of the process leave objects, too, the more the busier the machine;
/// but what the work forgets, it forgets every time. So of several comparisons the lowest counts.
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
        byte[] jpeg = Pictures.RedAndBlue(64, 36);
        var edits = new FrameEdits
        {
            PrivacyAreas = [PrivacyArea.Blur(new FrameArea(0, 0, 0.5, 0.5)), PrivacyArea.Fill(new FrameArea(0.5, 0.5, 0.5, 0.5))],
            Overlay = new OverlayStyle { ShowLabels = true },
            Crop = new FrameArea(0.1, 0.1, 0.8, 0.8),
            MaxWidth = 40,
            Stamp = new ImageStamp(),
        };

        Work(jpeg, edits, 4);
        List<long> forgotten = [.. Enumerable.Range(0, Batches).Select(_ =>
            -ForgottenBy(() => Work(jpeg, edits, 4)) + ForgottenBy(() => Work(jpeg, edits, Batch)))];

        TestContext.Out.WriteLine($"finalizable objects left by {Batch} frames more than by 4, {Batches} times: {string.Join(' ', forgotten.Order())}");
        Assert.That(forgotten.Min(), Is.LessThan(Batch / 100), "one in a hundred frames would be a leak");
    }

    [Test]
    public async Task Sheets_and_films_leave_no_native_object_behind()
    {
        await MakeAllAsync(20);
        var forgotten = new List<long>();
        for (int round = 0; round < 3; round++)
            forgotten.Add(-await ForgottenByAsync(() => MakeAllAsync(20)) + await ForgottenByAsync(() => MakeAllAsync(320)));
        await TestContext.Out.WriteLineAsync($"finalizable objects left by 320 frames more than by 20: {string.Join(' ', forgotten.Order())}");
        Assert.That(forgotten.Min(), Is.LessThan(100));
    }

    [Test]
    public void Forgotten_bitmaps_are_noticed()
    {
        // Many, because a handful of objects come and go by themselves each time.
        long always = ForgottenBy(() => { });
        Assert.That(ForgottenBy(() => Forget(1000)) - always, Is.GreaterThanOrEqualTo(900));
    }

    private static void Forget(int count)
    {
        for (int i = 0; i < count; i++)
            _ = new SKBitmap(8, 8);
    }

    private static void Work(byte[] jpeg, FrameEdits edits, int count)
    {
        for (int i = 0; i < count; i++)
        {
            using RecordedImage frame = Pictures.Frame(jpeg, overlay: Overlay);
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
        (await ContactSheet.CreateAsync(Frames.Grey().Take(count), new ContactSheetOptions { Columns = 40, TileWidth = 48 })).Dispose();
        foreach (TimeLapseFormat format in new[] { TimeLapseFormat.MotionJpegAvi, TimeLapseFormat.AnimatedWebp })
            await TimeLapse.WriteAsync(Frames.Grey().Take(count), Stream.Null, new TimeLapseOptions { Format = format, Edits = edits });
        await foreach (RecordedImage frame in Frames.Grey().Take(count).WhereChangedAsync())
            frame.Dispose();
    }

    private static long ForgottenBy(Action work)
    {
        Clean();
        Assert.That(GC.TryStartNoGCRegion(100_000_000), Is.True);
        work();
        Assert.That(System.Runtime.GCSettings.LatencyMode, Is.EqualTo(System.Runtime.GCLatencyMode.NoGCRegion), "no collection came between");
        GC.EndNoGCRegion();
        return CountForgotten();
    }

    private static async Task<long> ForgottenByAsync(Func<Task> work)
    {
        Clean();
        Assert.That(GC.TryStartNoGCRegion(100_000_000), Is.True);
        await work();
        Assert.That(System.Runtime.GCSettings.LatencyMode, Is.EqualTo(System.Runtime.GCLatencyMode.NoGCRegion), "no collection came between");
        GC.EndNoGCRegion();
        return CountForgotten();
    }

    private static void Clean()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    private static long CountForgotten()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
        return GC.GetGCMemoryInfo(GCKind.FullBlocking).FinalizationPendingCount;
    }
}
