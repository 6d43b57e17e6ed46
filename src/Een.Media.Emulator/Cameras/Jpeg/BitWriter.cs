using System.Buffers;

namespace Een.Media.Emulator.Cameras.Jpeg;

/// <summary>Packs codes into bytes, and follows every 0xFF with a zero as the picture data demands.</summary>
internal struct BitWriter(ArrayBufferWriter<byte> output)
{
    private ulong _bits;
    private int _count;

    /// <param name="value">Nothing but the bits to write.</param>
    /// <param name="length">How many, at most 31.</param>
    public void Write(int value, int length)
    {
        _bits = (_bits << length) | (uint)value;
        _count += length;
        if (_count >= 32)
            Flush();
    }

    /// <summary>Fills the last byte with ones: what follows is a marker.</summary>
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
