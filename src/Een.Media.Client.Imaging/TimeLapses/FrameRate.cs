namespace Een.Media.Client.Imaging.TimeLapses;

/// <summary>Frames per second, as a fraction.</summary>
internal readonly record struct FrameRate(int Numerator, int Denominator)
{
    /// <summary>The rate that the options ask for with this number of frames.</summary>
    public static FrameRate Of(TimeLapseOptions options, int frames)
    {
        (long numerator, long denominator) = options.TargetLength is { } length
            ? (frames * 1000L, (long)Math.Round(length.TotalMilliseconds))
            : ((long)Math.Round((options.FramesPerSecond ?? TimeLapseOptions.DefaultFramesPerSecond) * 1000), 1000L);
        long divisor = GreatestCommonDivisor(numerator, denominator);
        (numerator, denominator) = (numerator / divisor, denominator / divisor);
        return numerator <= int.MaxValue
            ? new((int)numerator, (int)denominator)
            : throw new EenTimeLapseException(
                $"{frames} frames do not fit into a TargetLength of {options.TargetLength}. Use a longer one.");
    }

    /// <summary>The time at which a frame starts. For the number of frames: the duration.</summary>
    public TimeSpan StartOf(int frame) => TimeSpan.FromTicks((long)((decimal)frame * Denominator * TimeSpan.TicksPerSecond / Numerator));

    private static long GreatestCommonDivisor(long a, long b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
