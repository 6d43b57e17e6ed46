using System.Runtime.CompilerServices;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Tests.Support;

/// <summary>A walk without a service, which notices whether its frames are disposed.</summary>
internal sealed class Frames
{
    private readonly Func<int, byte[]> _jpeg;
    private readonly List<RecordedImage> _handedOut = [];

    private Frames(Func<int, byte[]> jpeg) => _jpeg = jpeg;

    public int HandedOut => _handedOut.Count;

    public bool WereEnumeratorsDisposed { get; private set; }

    public int Undisposed => _handedOut.Count(IsAlive);

    /// <summary>The JPEG for the n-th frame.</summary>
    public static Frames Of(Func<int, byte[]> jpeg) => new(jpeg);

    /// <summary>Every frame in another shade of grey.</summary>
    public static Frames Grey(int width = 64, int height = 36)
    {
        byte[][] shades = [.. Enumerable.Range(0, 16).Select(i => Pictures.Plain(width, height, new SKColor((byte)(i * 16), (byte)(i * 16), (byte)(i * 16))))];
        return new(i => shades[i % 16]);
    }

    /// <summary>So many frames, a second apart.</summary>
    public IAsyncEnumerable<RecordedImage> Take(int count) => At(Enumerable.Range(0, count).Select(i => Pictures.Noon.AddSeconds(i)));

    /// <summary>Frames at the given seconds after noon.</summary>
    public IAsyncEnumerable<RecordedImage> At(params double[] seconds) => At(seconds.Select(s => Pictures.Noon.AddSeconds(s)));

    private async IAsyncEnumerable<RecordedImage> At(IEnumerable<DateTimeOffset> times, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        int i = 0;
        try
        {
            foreach (DateTimeOffset time in times)
            {
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                RecordedImage frame = Pictures.Frame(_jpeg(i++), time);
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
