namespace Een.Media.Emulator.Cameras.Model;

/// <summary>Pseudo-random numbers as a pure function of seed and index: the same on every machine and in any order.</summary>
internal static class Noise
{
    public static ulong Hash(long seed, long index)
    {
        ulong x = ((ulong)seed * 0x9E3779B97F4A7C15UL) ^ ((ulong)index + 0xD1B54A32D192ED03UL);
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }

    /// <summary>A number from 0 to below the bound.</summary>
    public static long Integer(long seed, long index, long bound) => (long)(Hash(seed, index) % (ulong)bound);

    /// <summary>A number from 0 to below 1.</summary>
    public static float Unit(long seed, long index) => (Hash(seed, index) >> 40) / (float)(1 << 24);

    /// <summary>A seed from a text. (<see cref="string.GetHashCode()"/> differs from process to process.)</summary>
    public static long OfText(long seed, string text)
    {
        foreach (char letter in text)
            seed = (long)Hash(seed, letter);
        return seed;
    }
}
