using Een.Media.Client.Imaging.Saving;
using SkiaSharp;

namespace Een.Media.Client.Imaging.TimeLapses;

/// <summary>
/// Writes an animated WebP. Skia's encoder wants all frames at once, as pixels; it is given a few at a time, and the animations that
/// it makes of them are joined. Within a group a frame holds only what changed; each group begins with a whole picture.
/// </summary>
internal sealed class WebpWriter(PendingFile file, int maxBytes, int quality) : ITimeLapseWriter
{
    private const int Largest = 16_383;
    private const long GroupPixels = 8_000_000;

    // In the file while it is written, a frame lasts this long; the true times are known at the end.
    private static readonly TimeSpan Provisional = TimeSpan.FromMilliseconds(WebpContainer.ProvisionalMilliseconds);

    private readonly List<SKBitmap> _group = [];
    private FileStream? _stream;
    private SKSizeI _size;
    private int _groupSize;
    private bool _hasAlpha;

    public async Task BeginAsync(SKSizeI size, CancellationToken cancellationToken)
    {
        if (size.Width > Largest || size.Height > Largest)
            throw new EenTimeLapseException($"The frames have {size.Width}×{size.Height} pixels, and a WebP at most {Largest} each way. Set FrameEdits.MaxWidth.");
        _size = size;
        _groupSize = (int)Math.Clamp(GroupPixels / ((long)size.Width * size.Height), 2, 16);
        if (_stream is not null)
            return;
        _stream = file.Create();
        await _stream.WriteAsync(new byte[WebpContainer.HeaderLength], cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask AddAsync(PreparedFrame frame, CancellationToken cancellationToken)
    {
        _group.Add(frame.ToBitmap());
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
        ForgetGroup();
        if (_stream is not null)
            await _stream.DisposeAsync().ConfigureAwait(false);
    }

    private async Task WriteGroupAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        byte[] animation = await Task.Run(Encode, cancellationToken).ConfigureAwait(false);
        int frames = _group.Count;
        ForgetGroup();
        foreach (ReadOnlyMemory<byte> chunk in WebpContainer.FramesOf(animation, _size, frames))
        {
            if (_stream!.Position + chunk.Length > maxBytes)
                throw new EenTimeLapseException($"The WebP would get larger than {maxBytes} bytes. Split the frames, make them smaller (FrameEdits.MaxWidth), or write an MP4. No file was written.");
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
            return data?.ToArray() ?? throw new EenTimeLapseException($"Frames of {_size.Width}×{_size.Height} pixels could not be encoded as WebP.");
        }
        finally
        {
            foreach (SKWebpEncoderFrame frame in frames)
                frame.Pixmap?.Dispose();
        }
    }

    private void ForgetGroup()
    {
        foreach (SKBitmap bitmap in _group)
            bitmap.Dispose();
        _group.Clear();
    }
}
