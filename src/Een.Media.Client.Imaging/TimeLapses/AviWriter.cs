using System.Buffers.Binary;
using SkiaSharp;

namespace Een.Media.Client.Imaging.TimeLapses;

/// <summary>Writes JPEGs unchanged into a RIFF AVI 1.0 with an index. The header is written last, when its values are known.</summary>
internal sealed class AviWriter(PendingVideo file, int maxBytes, int quality) : ITimeLapseWriter
{
    private const int IndexEntry = 16;
    private const int ChunkHeader = 8;

    private readonly List<int> _lengths = [];
    private FileStream? _stream;
    private SKSizeI _size;

    public async Task BeginAsync(SKSizeI size, CancellationToken cancellationToken)
    {
        _size = size;
        _stream = file.Create();
        await _stream.WriteAsync(new byte[AviHeader.Length], cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask AddAsync(PreparedFrame frame, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> jpeg = frame.ToJpeg(_size, quality);
        long after = _stream!.Position + ChunkHeader + Even(jpeg.Length) + ChunkHeader + ((_lengths.Count + 1L) * IndexEntry);
        if (after > maxBytes)
        {
            throw new EenTimeLapseException(
                $"With frame {_lengths.Count + 1}, the AVI would exceed {maxBytes} bytes. Split the frames over several files, " +
                "make them smaller (FrameEdits.MaxWidth), or write an MP4. No file was written.");
        }

        byte[] header = new byte[ChunkHeader];
        "00dc"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), jpeg.Length);
        await _stream.WriteAsync(header, cancellationToken).ConfigureAwait(false);
        await _stream.WriteAsync(jpeg, cancellationToken).ConfigureAwait(false);
        if (jpeg.Length % 2 != 0)
            _stream.WriteByte(0);
        _lengths.Add(jpeg.Length);
    }

    public async Task CompleteAsync(FrameRate rate, CancellationToken cancellationToken)
    {
        int endOfMovie = (int)_stream!.Position;
        await _stream.WriteAsync(Index(), cancellationToken).ConfigureAwait(false);
        int length = (int)_stream.Position;
        _stream.Position = 0;
        byte[] header = AviHeader.Build(_size, rate, _lengths.Count, _lengths.Max(), length, endOfMovie);
        await _stream.WriteAsync(header, cancellationToken).ConfigureAwait(false);
        await DisposeAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (_stream is not null)
            await _stream.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Every frame is a key frame. Offsets count from the word <c>movi</c>.</summary>
    private byte[] Index()
    {
        byte[] index = new byte[ChunkHeader + (_lengths.Count * IndexEntry)];
        "idx1"u8.CopyTo(index);
        BinaryPrimitives.WriteInt32LittleEndian(index.AsSpan(4), _lengths.Count * IndexEntry);
        int offset = 4;
        for (int i = 0; i < _lengths.Count; i++)
        {
            Span<byte> entry = index.AsSpan(ChunkHeader + (i * IndexEntry), IndexEntry);
            "00dc"u8.CopyTo(entry);
            BinaryPrimitives.WriteInt32LittleEndian(entry[4..], 0x10);
            BinaryPrimitives.WriteInt32LittleEndian(entry[8..], offset);
            BinaryPrimitives.WriteInt32LittleEndian(entry[12..], _lengths[i]);
            offset += ChunkHeader + Even(_lengths[i]);
        }

        return index;
    }

    private static int Even(int length) => length + (length & 1);
}
