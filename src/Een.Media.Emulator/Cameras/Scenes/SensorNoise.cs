using Een.Media.Emulator.Cameras.Model;
namespace Een.Media.Emulator.Cameras.Scenes;

/// <summary>The noise of a small sensor, stronger in the dark. It makes JPEGs as large as a real camera's.</summary>
internal static class SensorNoise
{
    private static readonly sbyte[] Grain = [.. Enumerable.Range(0, 1 << 14).Select(i =>
        (sbyte)MathF.Round((Noise.Unit(1, i) + Noise.Unit(2, i) + Noise.Unit(3, i) - 1.5f) * 64))];

    public static void Apply(Span<byte> pixels, int width, SceneClock clock)
    {
        int strength = 7 + (SceneClock.Noon - clock.Light);
        for (int y = 0; y < pixels.Length / (width * 4); y++)
        {
            // Each line of each image starts at another place in the table.
            int at = (int)(Noise.Hash(clock.Step, y) & 0x3FFF);
            Span<byte> line = pixels.Slice(y * width * 4, width * 4);
            for (int x = 0; x < line.Length; x += 4)
            {
                int grain = (Grain[at++ & 0x3FFF] * strength) >> 7;
                line[x] = Clamp(line[x] + grain);
                line[x + 1] = Clamp(line[x + 1] + grain);
                line[x + 2] = Clamp(line[x + 2] + grain);
            }
        }
    }

    private static byte Clamp(int value) => (byte)Math.Clamp(value, 0, 255);
}
