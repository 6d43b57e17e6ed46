namespace Een.Media.Emulator.Cameras.Scenes;

/// <summary>
/// The time of a scene: the steps of its motion and of its light. There are few steps, so that all images can be cached. Motion repeats
/// after 71 seconds. That is a prime number, so images taken at any regular interval differ.
/// </summary>
/// <param name="Step">The step of the motion. A step lasts as long as a frame, but at most a second.</param>
/// <param name="Seconds">The step in seconds, 0 to 71.</param>
/// <param name="Light">The light: 0 at night, <see cref="Noon"/> by day.</param>
internal readonly record struct SceneClock(int Step, float Seconds, int Light)
{
    public const int Loop = 71;
    public const int Noon = 12;

    /// <summary>0 by day, 1 at night.</summary>
    public float Darkness => 1 - (Light / (float)Noon);

    /// <summary>Whether lamps are on.</summary>
    public bool IsDark => Darkness > 0.45f;

    public static SceneClock At(DateTimeOffset localTime, TimeSpan frameInterval)
    {
        long step = Math.Min(1000, (long)frameInterval.TotalMilliseconds);
        int index = (int)(localTime.ToUnixTimeMilliseconds() % (Loop * 1000) / step);
        return new SceneClock(index, index * step / 1000f, LightAt(localTime.TimeOfDay.TotalHours));
    }

    /// <summary>Dawn from 5 to 8 o'clock, dusk from 17 to 20.</summary>
    private static int LightAt(double hour)
    {
        double day = Math.Clamp(Math.Min((hour - 5) / 3, (20 - hour) / 3), 0, 1);
        return (int)Math.Round(day * day * (3 - (2 * day)) * Noon);
    }
}
