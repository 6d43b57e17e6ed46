using SkiaSharp;

namespace Een.Media.Client.Imaging.TimeLapses;

/// <summary>Writes frames of one size, one after another, into a file.</summary>
internal interface ITimeLapseWriter : IAsyncDisposable
{
    /// <summary>Called before the first frame, and again when that one turned out to be broken.</summary>
    Task BeginAsync(SKSizeI size, CancellationToken cancellationToken);

    /// <summary>Adds a frame, whose memory is the caller's again as soon as this is done.</summary>
    ValueTask AddAsync(PreparedFrame frame, CancellationToken cancellationToken);

    /// <summary>Finishes the file.</summary>
    Task CompleteAsync(FrameRate rate, CancellationToken cancellationToken);
}
