using System.Buffers;

namespace Een.Media.Emulator.Cameras.Jpeg;

/// <summary>
/// An encoded image whose topmost rows are still pixels. A clock can be drawn into them, and only they must be encoded for every frame.
/// </summary>
internal sealed class BandedImage
{
    // SOI and the JFIF segment: version 1.1, square pixels, no thumbnail.
    private static readonly byte[] Start =
        [0xFF, 0xD8, .. JpegSegments.Segment(JpegSegments.App0, [0x4A, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0])];

    private readonly RowEncoder _encoder;
    private readonly byte[] _header;
    private readonly byte[] _band;
    private readonly byte[] _rest;

    /// <summary>Encodes the rows below the band.</summary>
    /// <param name="encoder">The encoder of all rows.</param>
    /// <param name="pixels">The whole image, four bytes per pixel.</param>
    /// <param name="width">Pixels per line.</param>
    /// <param name="bandLines">The number of lines that stay pixels: whole rows, or the whole image.</param>
    public BandedImage(RowEncoder encoder, ReadOnlySpan<byte> pixels, int width, int bandLines)
    {
        _encoder = encoder;
        Width = width;
        int height = pixels.Length / (width * 4);
        _header = encoder.Header(width, height);
        _band = pixels[..(bandLines * width * 4)].ToArray();
        ArrayBufferWriter<byte> rest = new(width * height / 8);
        EncodeRows(rest, pixels, RowEncoder.Rows(bandLines));
        rest.Write((ReadOnlySpan<byte>)[0xFF, 0xD9]);
        _rest = rest.WrittenSpan.ToArray();
    }

    public int Width { get; }

    public int BandLines => _band.Length / (Width * 4);

    /// <summary>The memory that this image uses.</summary>
    public long Bytes => _header.Length + _band.Length + _rest.Length;

    /// <summary>The complete JPEG.</summary>
    /// <param name="segments">Whole segments to put in front of the tables.</param>
    /// <param name="drawBand">Draws into a copy of the band's pixels.</param>
    public byte[] Complete(ReadOnlySpan<byte> segments, Action<byte[]> drawBand)
    {
        byte[] band = ArrayPool<byte>.Shared.Rent(_band.Length);
        _band.CopyTo(band, 0);
        drawBand(band);
        ArrayBufferWriter<byte> jpeg = new(_header.Length + _rest.Length + (_band.Length / 8) + 1024);
        jpeg.Write(Start);
        jpeg.Write(segments);
        jpeg.Write(_header);
        EncodeRows(jpeg, band.AsSpan(0, _band.Length), firstRow: 0);
        jpeg.Write(_rest);
        ArrayPool<byte>.Shared.Return(band);
        return jpeg.WrittenSpan.ToArray();
    }

    private void EncodeRows(ArrayBufferWriter<byte> output, ReadOnlySpan<byte> pixels, int firstRow)
    {
        int rowBytes = RowEncoder.Unit * Width * 4;
        for (int row = firstRow, from = firstRow * rowBytes; from < pixels.Length; row++, from += rowBytes)
        {
            // Restart markers count from 0 to 7 and start over. The first row needs none.
            if (row > 0)
                output.Write((ReadOnlySpan<byte>)[0xFF, (byte)(0xD0 + ((row - 1) % 8))]);
            _encoder.EncodeRow(output, pixels[from..Math.Min(pixels.Length, from + rowBytes)], Width);
        }
    }
}
