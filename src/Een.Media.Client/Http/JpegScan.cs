namespace Een.Media.Client.Http;

/// <summary>
/// Tells whether a JPEG without an end marker has all of its blocks, by reading the Huffman codes of its scans without decoding a pixel.
/// Only for sequential JPEGs, which is what cameras write. Any other JPEG is incomplete without an end marker.
/// </summary>
internal static class JpegScan
{
    private const int CoefficientsPerBlock = 64;

    public static bool IsWhole(ReadOnlySpan<byte> jpeg)
    {
        var tables = new HuffmanTable?[32];
        Frame? frame = null;
        int restartInterval = 0;
        int scanned = 0;
        int position = 2;
        while (JpegMarker.TryNext(jpeg, ref position, out byte marker))
        {
            if (JpegMarker.IsStandalone(marker) || (scanned > 0 && !JpegMarker.MayFollowScan(marker)))
                continue;
            int length = jpeg.Length - position < 2 ? 0 : JpegMarker.Length(jpeg, position, marker);
            if (length < 2 || jpeg.Length - position < length)
                break;
            ReadOnlySpan<byte> segment = jpeg.Slice(position + 2, length - 2);
            position += length;
            if (JpegMarker.IsFrameHeader(marker))
            {
                frame = marker is 0xC0 or 0xC1 ? Frame.Read(segment) : null;
            }
            else if (marker == JpegMarker.HuffmanTables && !ReadTables(segment, tables))
            {
                return false;
            }
            else if (marker == JpegMarker.RestartInterval && segment.Length >= 2)
            {
                restartInterval = (segment[0] << 8) | segment[1];
            }
            else if (marker == JpegMarker.StartOfScan)
            {
                if (frame is null || ReadScan(jpeg[position..], segment, frame, tables, restartInterval) is not { } components)
                    return false;
                scanned += components;
            }
        }

        return frame is not null && scanned == frame.Components.Length;
    }

    /// <summary>How many components the scan has, if all of their blocks are there.</summary>
    private static int? ReadScan(
        ReadOnlySpan<byte> data, ReadOnlySpan<byte> header, Frame frame, HuffmanTable?[] tables, int restartInterval)
    {
        if (header.Length < 1 || header[0] is < 1 or > 4 || header.Length < 1 + (2 * header[0]))
            return null;
        var blocks = new List<(HuffmanTable Dc, HuffmanTable Ac)>();
        int count = header[0];
        Component? only = null;
        for (int i = 0; i < count; i++)
        {
            byte id = header[1 + (2 * i)];
            byte table = header[2 + (2 * i)];
            if (Array.Find(frame.Components, c => c.Id == id) is not { } component
                || tables[table >> 4] is not { } dc
                || tables[16 + (table & 15)] is not { } ac)
            {
                return null;
            }

            only = component;
            int blocksOfComponent = count == 1 ? 1 : component.Horizontal * component.Vertical;
            for (int block = 0; block < blocksOfComponent; block++)
                blocks.Add((dc, ac));
        }

        long units = count == 1 ? frame.BlocksOf(only!) : frame.Units;
        var bits = new BitReader(data);
        for (long unit = 0; unit < units; unit++)
        {
            if (restartInterval > 0 && unit > 0 && unit % restartInterval == 0 && !bits.SkipRestart())
                return null;
            foreach ((HuffmanTable dc, HuffmanTable ac) in blocks)
            {
                if (!SkipBlock(ref bits, dc, ac))
                    return null;
            }
        }

        return count;
    }

    private static bool SkipBlock(ref BitReader bits, HuffmanTable dc, HuffmanTable ac)
    {
        int size = dc.Read(ref bits);
        if (size is < 0 or > 16 || !bits.Skip(size))
            return false;
        for (int k = 1; k < CoefficientsPerBlock; k++)
        {
            int code = ac.Read(ref bits);
            if (code < 0)
                return false;
            size = code & 15;
            k += code >> 4;
            if (size == 0 && code >> 4 < 15)
                return true;
            if (!bits.Skip(size))
                return false;
        }

        return true;
    }

    private static bool ReadTables(ReadOnlySpan<byte> segment, HuffmanTable?[] tables)
    {
        while (segment.Length >= 17)
        {
            int symbols = 0;
            foreach (byte count in segment.Slice(1, 16))
                symbols += count;
            if (symbols > 256 || segment.Length < 17 + symbols)
                return false;
            tables[((segment[0] >> 4) & 1) * 16 + (segment[0] & 15)] = new HuffmanTable(segment.Slice(1, 16), segment.Slice(17, symbols));
            segment = segment[(17 + symbols)..];
        }

        return true;
    }

    private sealed record Component(byte Id, int Horizontal, int Vertical);

    private sealed record Frame(int Width, int Height, Component[] Components)
    {
        private int MaxHorizontal => Components.Max(c => c.Horizontal);

        private int MaxVertical => Components.Max(c => c.Vertical);

        /// <summary>The number of groups of blocks when all components share a scan.</summary>
        public long Units => (long)DivideUp(Width, 8 * MaxHorizontal) * DivideUp(Height, 8 * MaxVertical);

        public static Frame? Read(ReadOnlySpan<byte> segment)
        {
            if (segment.Length < 6 || segment[5] is < 1 or > 4 || segment.Length < 6 + (3 * segment[5]))
                return null;
            var components = new Component[segment[5]];
            for (int i = 0; i < components.Length; i++)
            {
                byte sampling = segment[7 + (3 * i)];
                components[i] = new Component(segment[6 + (3 * i)], sampling >> 4, sampling & 15);
                if (components[i].Horizontal is < 1 or > 4 || components[i].Vertical is < 1 or > 4)
                    return null;
            }

            return new Frame((segment[3] << 8) | segment[4], (segment[1] << 8) | segment[2], components);
        }

        /// <summary>The number of blocks of a component that has a scan of its own.</summary>
        public long BlocksOf(Component component) =>
            (long)DivideUp(DivideUp(Width * component.Horizontal, MaxHorizontal), 8)
            * DivideUp(DivideUp(Height * component.Vertical, MaxVertical), 8);

        private static int DivideUp(int value, int divisor) => (value + divisor - 1) / divisor;
    }

    /// <summary>Codes by their length, as they stand in the file.</summary>
    private sealed class HuffmanTable(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        private readonly byte[] _counts = counts.ToArray();
        private readonly byte[] _symbols = symbols.ToArray();

        /// <summary>The next symbol; −1 when the data ends or has no such code.</summary>
        public int Read(ref BitReader bits)
        {
            int code = 0;
            int first = 0;
            int index = 0;
            foreach (byte count in _counts)
            {
                int bit = bits.Next();
                if (bit < 0)
                    return -1;
                code |= bit;
                if (code - first < count)
                    return _symbols[index + code - first];
                index += count;
                first = (first + count) << 1;
                code <<= 1;
            }

            return -1;
        }
    }

    /// <summary>The bits of a scan, up to its end or the next marker.</summary>
    private ref struct BitReader(ReadOnlySpan<byte> data)
    {
        private readonly ReadOnlySpan<byte> _data = data;
        private int _position;
        private int _left;
        private byte _current;

        public int Next()
        {
            if (_left == 0 && !TryLoad())
                return -1;
            return (_current >> --_left) & 1;
        }

        public bool Skip(int count)
        {
            for (; count > 0; count--)
            {
                if (Next() < 0)
                    return false;
            }

            return true;
        }

        /// <summary>Drops the rest of the byte and the restart marker after it.</summary>
        public bool SkipRestart()
        {
            _left = 0;
            while (_position + 1 < _data.Length && _data[_position] == 0xFF && _data[_position + 1] == 0xFF)
                _position++;
            if (_position + 1 >= _data.Length || _data[_position] != 0xFF || _data[_position + 1] is < 0xD0 or > 0xD7)
                return false;
            _position += 2;
            return true;
        }

        private bool TryLoad()
        {
            if (_position >= _data.Length)
                return false;
            _current = _data[_position];
            if (_current == 0xFF)
            {
                // A stuffed zero follows a data byte of FF; anything else is a marker.
                if (_position + 1 >= _data.Length || _data[_position + 1] != 0)
                    return false;
                _position++;
            }

            _position++;
            _left = 8;
            return true;
        }
    }
}
