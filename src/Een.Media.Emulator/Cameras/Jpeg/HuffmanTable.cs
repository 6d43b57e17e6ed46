namespace Een.Media.Emulator.Cameras.Jpeg;

/// <summary>A Huffman table: its definition in the file, and its codes by symbol.</summary>
internal sealed class HuffmanTable
{
    private readonly (ushort Code, byte Length)[] _codes = new (ushort, byte)[256];

    /// <summary>Makes the codes.</summary>
    /// <param name="counts">The number of codes with 1, 2, … 16 bits.</param>
    /// <param name="symbols">The symbols in the order of their codes.</param>
    public HuffmanTable(byte[] counts, byte[] symbols)
    {
        Definition = [.. counts, .. symbols];
        int code = 0, next = 0;
        for (byte length = 1; length <= 16; length++, code <<= 1)
        {
            for (int i = 0; i < counts[length - 1]; i++)
                _codes[symbols[next++]] = ((ushort)code++, length);
        }
    }

    public byte[] Definition { get; }

    public (ushort Code, byte Length) this[int symbol] => _codes[symbol];
}
