namespace Een.Media.Emulator.Cameras.Scenes;

/// <summary>
/// How far things have moved and how light it is, in steps few enough that the pictures of all of them can be kept. Motion repeats
/// after 71 seconds: a prime, so that pictures taken in any regular rhythm still differ.
/// </summary>
/// <param name="Step">The step of the motion, each of which lasts as long as a frame, at most a second.</param>
/// <param name="Seconds">The same in seconds, 0 to 71.</param>
/// <param name="Light">0 at night to <see cref="Noon"/>.</param>
internal readonly record struct SceneClock(int Step, float Seconds, int Light)
{
    public const int Loop = 71;
    public const int Noon = 12;

    /// <summary>0 by day to 1 at night.</summary>
    public float Darkness => 1 - (Light / (float)Noon);

    /// <summary>Whether lamps are on.</summary>
    public bool IsDark => Darkness > 0.45f;

    public static SceneClock At(DateTimeOffset time, TimeSpan frameInterval)
    {
        long step = Math.Min(1000, (long)frameInterval.TotalMilliseconds);
        int index = (int)(time.ToUnixTimeMilliseconds() % (Loop * 1000) / step);
        return new SceneClock(index, index * step / 1000f, LightAt(time.UtcDateTime.TimeOfDay.TotalHours));
    }

    /// <summary>Dawn from 5 to 8 o'clock, dusk from 17 to 20.</summary>
    private static int LightAt(double hour)
    {
        double day = Math.Clamp(Math.Min((hour - 5) / 3, (20 - hour) / 3), 0, 1);
        return (int)Math.Round(day * day * (3 - (2 * day)) * Noon);
    }
}
