using SkiaSharp;

namespace Een.Media.Client.Imaging.TimeLapses;

/// <summary>Writes frames of one size into a file, one after another.</summary>
internal interface ITimeLapseWriter : IAsyncDisposable
{
    /// <summary>Called once, before the first frame.</summary>
    Task BeginAsync(SKSizeI size, CancellationToken cancellationToken);

    /// <summary>Adds a frame. Does not use its memory after completion.</summary>
    ValueTask AddAsync(PreparedFrame frame, CancellationToken cancellationToken);

    /// <summary>Completes the file.</summary>
    Task CompleteAsync(FrameRate rate, CancellationToken cancellationToken);
}
