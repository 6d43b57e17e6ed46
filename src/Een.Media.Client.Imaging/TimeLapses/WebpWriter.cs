using SkiaSharp;

namespace Een.Media.Client.Imaging.TimeLapses;

/// <summary>
/// Writes an animated WebP. Skia's encoder needs all frames at once, as pixels. To bound the memory, it gets a few frames at a time, and
/// the resulting animations are joined. Each group starts with a whole image, and the other frames contain only what changed.
/// </summary>
internal sealed class WebpWriter(PendingVideo file, int maxBytes, int quality) : ITimeLapseWriter
{
    private const int MaxSide = 16_383;
    private const long GroupPixels = 8_000_000;

    // The duration of a frame while the file is written. The true duration is known at the end.
    private static readonly TimeSpan Provisional = TimeSpan.FromMilliseconds(WebpContainer.ProvisionalMilliseconds);

    private readonly List<SKBitmap> _group = [];
    private FileStream? _stream;
    private SKSizeI _size;
    private int _groupSize;
    private bool _hasAlpha;

    public async Task BeginAsync(SKSizeI size, CancellationToken cancellationToken)
    {
        if (size.Width > MaxSide || size.Height > MaxSide)
        {
            throw new EenTimeLapseException(
                $"The frames have {size.Width}×{size.Height} pixels. A WebP has at most {MaxSide} per side. Set FrameEdits.MaxWidth.");
        }

        _size = size;
        _groupSize = (int)Math.Clamp(GroupPixels / ((long)size.Width * size.Height), 2, 16);
        _stream = file.Create();
        await _stream.WriteAsync(new byte[WebpContainer.HeaderLength], cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask AddAsync(PreparedFrame frame, CancellationToken cancellationToken)
    {
        _group.Add(frame.TakeBitmap(_size));
        if (_group.Count == _groupSize)
            await WriteGroupAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task CompleteAsync(FrameRate rate, CancellationToken cancellationToken)
    {
        if (_group.Count > 0)
            await WriteGroupAsync(cancellationToken).ConfigureAwait(false);
        await WebpContainer.FinishAsync(_stream!, _size, _hasAlpha, rate, cancellationToken).ConfigureAwait(false);
        await DisposeAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        ClearGroup();
        if (_stream is not null)
            await _stream.DisposeAsync().ConfigureAwait(false);
    }

    private async Task WriteGroupAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        byte[] animation = await Task.Run(Encode, cancellationToken).ConfigureAwait(false);
        int frames = _group.Count;
        ClearGroup();
        foreach (ReadOnlyMemory<byte> chunk in WebpContainer.FramesOf(animation, _size, frames))
        {
            if (_stream!.Position + chunk.Length > maxBytes)
            {
                throw new EenTimeLapseException(
                    $"The WebP would exceed {maxBytes} bytes. Split the frames over several files, make them smaller " +
                    "(FrameEdits.MaxWidth), or write an MP4. No file was written.");
            }

            await _stream.WriteAsync(chunk, cancellationToken).ConfigureAwait(false);
        }

        _hasAlpha |= WebpContainer.HasAlpha(animation);
    }

    private byte[] Encode()
    {
        SKWebpEncoderFrame[] frames = [.. _group.Select(bitmap => new SKWebpEncoderFrame(bitmap, Provisional))];
        try
        {
            using SKData? data = SKWebpEncoder.EncodeAnimated(frames, new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossy, quality));
            return data?.ToArray()
                ?? throw new EenTimeLapseException($"Frames of {_size.Width}×{_size.Height} pixels could not be encoded as WebP.");
        }
        finally
        {
            foreach (SKWebpEncoderFrame frame in frames)
                frame.Pixmap?.Dispose();
        }
    }

    private void ClearGroup()
    {
        foreach (SKBitmap bitmap in _group)
            bitmap.Dispose();
        _group.Clear();
    }
}
