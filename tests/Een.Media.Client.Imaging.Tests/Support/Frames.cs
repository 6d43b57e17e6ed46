using System.Runtime.CompilerServices;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Tests.Support;

/// <summary>A sequence of frames that knows whether its frames are disposed.</summary>
internal sealed class Frames
{
    private readonly Func<int, byte[]> _jpeg;
    private readonly List<RecordedImage> _handedOut = [];

    private Frames(Func<int, byte[]> jpeg) => _jpeg = jpeg;

    public int HandedOut => _handedOut.Count;

    public bool WereEnumeratorsDisposed { get; private set; }

    public int Undisposed => _handedOut.Count(IsAlive);

    /// <summary>Frames with the JPEG that the function returns for their index.</summary>
    public static Frames Of(Func<int, byte[]> jpeg) => new(jpeg);

    /// <summary>Frames in changing shades of gray.</summary>
    public static Frames Gray(int width = 64, int height = 36)
    {
        byte[][] shades = [.. Enumerable.Range(0, 16).Select(i => (byte)(i * 16)).Select(gray =>
            TestImages.Plain(width, height, new SKColor(gray, gray, gray)))];
        return new(i => shades[i % 16]);
    }

    /// <summary>A number of frames, one second apart.</summary>
    public IAsyncEnumerable<RecordedImage> Take(int count) => At(Enumerable.Range(0, count).Select(i => TestImages.Noon.AddSeconds(i)));

    /// <summary>Frames at the given seconds after noon.</summary>
    public IAsyncEnumerable<RecordedImage> At(params double[] seconds) => At(seconds.Select(s => TestImages.Noon.AddSeconds(s)));

    /// <summary>One frame for each overlay.</summary>
    public static async IAsyncEnumerable<RecordedImage> WithOverlays(IEnumerable<string?> overlays, byte[] jpeg)
    {
        DateTimeOffset time = TestImages.Noon;
        foreach (string? overlay in overlays)
        {
            await Task.Yield();
            yield return TestImages.Frame(jpeg, time, overlay);
            time = time.AddSeconds(1);
        }
    }

    private async IAsyncEnumerable<RecordedImage> At(
        IEnumerable<DateTimeOffset> times, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        int i = 0;
        try
        {
            foreach (DateTimeOffset time in times)
            {
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                RecordedImage frame = TestImages.Frame(_jpeg(i++), time);
                _handedOut.Add(frame);
                yield return frame;
            }
        }
        finally
        {
            WereEnumeratorsDisposed = true;
        }
    }

    private static bool IsAlive(RecordedImage frame)
    {
        try
        {
            return frame.Data.Length > 0;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }
}
