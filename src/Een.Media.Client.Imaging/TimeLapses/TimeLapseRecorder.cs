using Een.Media.Client.Imaging.Editing;
using SkiaSharp;

namespace Een.Media.Client.Imaging.TimeLapses;

/// <summary>Reads the frames and passes those that decode to the writer.</summary>
internal sealed class TimeLapseRecorder(TimeLapseOptions options, TimeLapseFormat format)
{
    private readonly OverlayTally _overlays = new();
    private SKSizeI _size;
    private int _frames;
    private int _broken;
    private DateTimeOffset _first;
    private DateTimeOffset _last;

    public async Task<TimeLapseResult> RunAsync(
        IAsyncEnumerable<RecordedImage> frames, PendingVideo file, CancellationToken cancellationToken)
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

    private ITimeLapseWriter CreateWriter(PendingVideo file) => format switch
    {
        TimeLapseFormat.MotionJpegAvi => new AviWriter(file, options.MaxBytes, options.Quality),
        TimeLapseFormat.AnimatedWebp => new WebpWriter(file, options.MaxBytes, options.Quality),
        _ => new FfmpegWriter(file, options),
    };

    private async Task AddAsync(RecordedImage frame, ITimeLapseWriter writer, CancellationToken cancellationToken)
    {
        if (TryPrepare(frame) is not { } prepared)
            return;
        using (prepared)
        {
            if (_frames == 0)
            {
                (_size, _first) = (prepared.Size, frame.Timestamp);
                await writer.BeginAsync(_size, cancellationToken).ConfigureAwait(false);
            }

            await writer.AddAsync(prepared, cancellationToken).ConfigureAwait(false);
        }

        _frames++;
        _last = frame.Timestamp;
        options.Progress?.Report(new TimeLapseProgress(_frames, _last));
    }

    /// <summary>A broken frame is left out and counted. It does not end the time-lapse.</summary>
    private PreparedFrame? TryPrepare(RecordedImage frame)
    {
        try
        {
            return PreparedFrame.Create(frame, options.Edits, format, _overlays);
        }
        catch (EenImageException)
        {
            _broken++;
            return null;
        }
    }

    private TimeLapseResult Result(long bytes) => new()
    {
        Format = format,
        FrameCount = _frames,
        BrokenFrameCount = _broken,
        UnreadableOverlayCount = _overlays.Unreadable,
        IncompleteOverlayCount = _overlays.Incomplete,
        Duration = FrameRate.Of(options, _frames).StartOf(_frames),
        Width = _size.Width,
        Height = _size.Height,
        Bytes = bytes,
        First = _first,
        Last = _last,
    };
}
