using Een.Media.Client.Imaging.Saving;
using SkiaSharp;

namespace Een.Media.Client.Imaging.TimeLapses;

/// <summary>Reads the frames and passes them to the writer.</summary>
internal sealed class TimeLapseRecorder(TimeLapseOptions options, TimeLapseFormat format)
{
    private SKSizeI _size;
    private int _frames;
    private int _broken;
    private DateTimeOffset _first;
    private DateTimeOffset _last;

    public async Task<TimeLapseResult> RunAsync(
        IAsyncEnumerable<RecordedImage> frames, PendingFile file, CancellationToken cancellationToken)
    {
        ITimeLapseWriter writer = CreateWriter(file);
        await using (writer.ConfigureAwait(false))
        {
            await foreach (RecordedImage frame in frames.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                using (frame)
                    await AddAsync(frame, writer, cancellationToken).ConfigureAwait(false);
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (_frames == 0)
            {
                throw new EenTimeLapseException(_broken == 0
                    ? "There were no frames. No file was written."
                    : $"None of the {_broken} frames could be decoded. No file was written.");
            }

            await writer.CompleteAsync(FrameRate.Of(options, _frames), cancellationToken).ConfigureAwait(false);
        }

        return Result(new FileInfo(file.Path).Length);
    }

    private ITimeLapseWriter CreateWriter(PendingFile file) => format switch
    {
        TimeLapseFormat.MotionJpegAvi => new AviWriter(file, options.MaxBytes),
        TimeLapseFormat.AnimatedWebp => new WebpWriter(file, options.MaxBytes, options.Quality),
        _ => new FfmpegWriter(file, options),
    };

    private async Task AddAsync(RecordedImage frame, ITimeLapseWriter writer, CancellationToken cancellationToken)
    {
        try
        {
            if (_frames == 0)
            {
                _size = PreparedFrame.SizeOf(frame, options.Edits);
                await writer.BeginAsync(_size, cancellationToken).ConfigureAwait(false);
            }

            await writer.AddAsync(new PreparedFrame(frame, options.Edits, options.Quality, _size), cancellationToken).ConfigureAwait(false);
        }
        catch (EenImageException)
        {
            // A broken frame must not cost the frames around it. It is counted instead.
            _broken++;
            return;
        }

        if (_frames++ == 0)
            _first = frame.Timestamp;
        _last = frame.Timestamp;
        options.Progress?.Report(new TimeLapseProgress(_frames, _last));
    }

    private TimeLapseResult Result(long bytes) => new()
    {
        Format = format,
        FrameCount = _frames,
        BrokenFrameCount = _broken,
        Duration = FrameRate.Of(options, _frames).StartOf(_frames),
        Width = _size.Width,
        Height = _size.Height,
        Bytes = bytes,
        First = _first,
        Last = _last,
    };
}
