using System.Buffers;

namespace Een.Media.Emulator.Cameras.Jpeg;

/// <summary>Packs codes into bytes, with a zero after every 0xFF as the format requires.</summary>
internal struct BitWriter(ArrayBufferWriter<byte> output)
{
    private ulong _bits;
    private int _count;

    /// <summary>Writes bits.</summary>
    /// <param name="value">The bits. All others must be zero.</param>
    /// <param name="length">The number of bits, at most 31.</param>
    public void Write(int value, int length)
    {
        _bits = (_bits << length) | (uint)value;
        _count += length;
        if (_count >= 32)
            Flush();
    }

    /// <summary>Fills the last byte with ones, before a marker.</summary>
    public void Align()
    {
        Write(0x7F, 7);
        _bits >>= _count % 8;
        _count -= _count % 8;
        Flush();
    }

    private void Flush()
    {
        Span<byte> span = output.GetSpan(16);
        int written = 0;
        while (_count >= 8)
        {
            _count -= 8;
            byte next = (byte)(_bits >> _count);
            span[written++] = next;
            if (next == 0xFF)
                span[written++] = 0;
        }

        output.Advance(written);
    }
}
