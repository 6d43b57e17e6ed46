using System.Globalization;
using Een.Media.Client.Buffers;
using Een.Media.Client.Diagnostics;
using Een.Media.Client.Files;

namespace Een.Media.Client;

/// <summary>
/// One image: the JPEG in memory, and what the service said about it. Dispose it to return its memory to the pool. If you forget to, the
/// program is slower, but still correct. Once the image is disposed, every view of <see cref="Data"/> throws. Streams, saves and copies
/// that began before keep the bytes until they are done, so none of them ever has the bytes of another image.
/// </summary>
public sealed class RecordedImage : IDisposable, IMeasuredResult
{
    private readonly FrameBuffer _buffer;

    internal RecordedImage(FrameBuffer buffer) => _buffer = buffer;

    /// <summary>
    /// The JPEG, without a copy. After <see cref="Dispose"/>, reading a view that was taken before throws
    /// <see cref="ObjectDisposedException"/>. Do not dispose the image while another thread reads a <see cref="Span{T}"/> of it. Use
    /// <see cref="ToArray"/> for a copy that lives longer.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The image has been disposed.</exception>
    public ReadOnlyMemory<byte> Data => _buffer.Memory;

    /// <summary>
    /// The frame's own time in UTC, from <c>X-Een-Timestamp</c>. It may differ from the requested time, by hours if that lies in a gap.
    /// </summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>The width of the JPEG in pixels, read from the JPEG itself.</summary>
    public required int Width { get; init; }

    /// <summary>The height of the JPEG in pixels, read from the JPEG itself.</summary>
    public required int Height { get; init; }

    /// <summary>
    /// Whether the image is damaged in the recording: <see cref="Data"/> is not a complete JPEG, and <see cref="Width"/> and
    /// <see cref="Height"/> are 0 unless the bytes contain them. Set only with <see cref="DamagedFrameHandling.Keep"/>.
    /// </summary>
    public bool IsDamaged { get; init; }

    /// <summary>Leads to the image after this one; <see langword="null"/> when there is none (yet).</summary>
    public PageToken? NextToken { get; init; }

    /// <summary>Leads to the image before this one; <see langword="null"/> when there is none.</summary>
    public PageToken? PreviousToken { get; init; }

    /// <summary>
    /// The overlays as SVG text, if requested with <see cref="OverlayMode.SvgHeader"/> or <see cref="OverlayMode.Both"/>; otherwise
    /// <see langword="null"/>. Any encoding of the header is already decoded. The text comes from the network: do not trust it.
    /// </summary>
    public string? OverlaySvg { get; init; }

    /// <summary>
    /// The camera's id; <see langword="null"/> if the image was requested by a page token from a string, which does not contain it.
    /// </summary>
    public string? DeviceId { get; init; }

    /// <summary>
    /// The recording that the image is from; <see langword="null"/> if the image was requested by a page token from a string, which does
    /// not contain it.
    /// </summary>
    public StreamType? StreamType { get; init; }

    int IMeasuredResult.ByteCount => _buffer.Length;

    /// <summary>
    /// A read-only stream over the JPEG, at its start, without a copy. Each call creates a new stream. The stream stays valid after the
    /// image is disposed, so you can pass it to code that disposes it later, such as a web framework.
    /// </summary>
    /// <returns>A stream that the caller disposes. Until then, the memory does not return to the pool.</returns>
    /// <exception cref="ObjectDisposedException">The image has been disposed.</exception>
    public Stream AsStream() => _buffer.OpenRead();

    /// <summary>Copies the JPEG. The copy belongs to the caller and stays valid after the image is disposed.</summary>
    /// <returns>A new array.</returns>
    /// <exception cref="ObjectDisposedException">The image has been disposed.</exception>
    public byte[] ToArray()
    {
        ReadOnlyMemory<byte> jpeg = _buffer.Hold();
        try
        {
            return jpeg.ToArray();
        }
        finally
        {
            _buffer.Release();
        }
    }

    /// <summary>
    /// Writes the JPEG to a stream. The image may be disposed meanwhile: the bytes stay in place until everything is written.
    /// </summary>
    /// <param name="destination">Where to write. Not flushed, not disposed.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>A task that ends when everything is written.</returns>
    /// <exception cref="ObjectDisposedException">The image has been disposed.</exception>
    public async Task CopyToAsync(Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ReadOnlyMemory<byte> jpeg = _buffer.Hold();
        try
        {
            await destination.WriteAsync(jpeg, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _buffer.Release();
        }
    }

    /// <summary>
    /// Saves the JPEG as a file, and replaces an existing one. The bytes go to a temporary file beside it, which is then renamed, so half a
    /// file is never visible. The image may be disposed meanwhile: the bytes stay in place until the file is complete. The new file has the
    /// access rights of the one that it replaces (on Unix). A read-only file is refused. A symbolic link is itself replaced, never its
    /// target.
    /// </summary>
    /// <param name="path">The file. Its directory must exist.</param>
    /// <param name="cancellationToken">Ends the writing; no file is left behind.</param>
    /// <returns>A task that ends when the file is complete.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="path"/> is empty, a device (use <see cref="CopyToAsync"/>), or a Windows path on another system.
    /// </exception>
    /// <exception cref="DirectoryNotFoundException">The directory does not exist.</exception>
    /// <exception cref="IOException">The file system refused.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its directory may not be written.</exception>
    /// <exception cref="ObjectDisposedException">The image has been disposed.</exception>
    public Task SaveAsync(string path, CancellationToken cancellationToken = default)
    {
        FilePath.Check(path, nameof(path));
        return SaveAsync(_buffer.Hold(), path, cancellationToken);
    }

    /// <summary>Returns the memory to the pool. Safe to call more than once.</summary>
    public void Dispose() => _buffer.Dispose();

    /// <summary>The image in words, for logs. Holds no secret.</summary>
    /// <returns>For example <c>preview image of 10058b7a, 2025-06-01T12:00:00.120Z, 640×360</c>.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(StreamType is null ? "image" : $"{StreamType} image of {DeviceId}")}, {Timestamp.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}, "
            + $"{Width}×{Height}");

    private async Task SaveAsync(ReadOnlyMemory<byte> jpeg, string path, CancellationToken cancellationToken)
    {
        try
        {
            await AtomicFile.WriteAsync(path, jpeg, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _buffer.Release();
        }
    }
}
