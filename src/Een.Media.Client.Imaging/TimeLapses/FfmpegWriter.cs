using SkiaSharp;

namespace Een.Media.Client.Imaging.TimeLapses;

/// <summary>
/// Pipes JPEGs into <c>ffmpeg</c>. With a target length, the frame rate is known only at the end. The frames are kept in a temporary file
/// until then.
/// </summary>
internal sealed class FfmpegWriter : ITimeLapseWriter
{
    private readonly PendingVideo _file;
    private readonly TimeLapseOptions _options;
    private readonly string _program;
    private SKSizeI _size;
    private PendingVideo? _spoolFile;
    private FileStream? _spool;
    private FfmpegProcess? _process;

    public FfmpegWriter(PendingVideo file, TimeLapseOptions options)
    {
        (_file, _options) = (file, options);
        _program = FfmpegProgram.Find(options.FfmpegPath);
    }

    public Task BeginAsync(SKSizeI size, CancellationToken cancellationToken)
    {
        _size = size;
        if (_options.TargetLength is null)
            _process = FfmpegProcess.Start(_program, FrameRate.Of(_options, 1), _options.Quality, _file);
        else
            _spool = (_spoolFile = PendingVideo.Temporary()).Create();
        return Task.CompletedTask;
    }

    public async ValueTask AddAsync(PreparedFrame frame, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> jpeg = frame.ToJpeg(_size, _options.Quality);
        if (_process is not null)
            await _process.WriteAsync(jpeg, cancellationToken).ConfigureAwait(false);
        else
            await _spool!.WriteAsync(jpeg, cancellationToken).ConfigureAwait(false);
    }

    public async Task CompleteAsync(FrameRate rate, CancellationToken cancellationToken)
    {
        if (_spool is not null)
        {
            _process = FfmpegProcess.Start(_program, rate, _options.Quality, _file);
            _spool.Position = 0;
            byte[] buffer = new byte[1 << 18];
            while (await _spool.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
                await _process.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
        }

        await _process!.FinishAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync().ConfigureAwait(false);
        if (_spool is not null)
            await _spool.DisposeAsync().ConfigureAwait(false);
        _spoolFile?.Dispose();
    }
}
