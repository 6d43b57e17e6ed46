namespace Een.Media.Emulator.Cameras.Timelines;

/// <summary>One gap of random length and position in every block of time.</summary>
internal sealed record GapPattern(TimeSpan Block, TimeSpan Shortest, TimeSpan Longest)
{
    public static readonly GapPattern None = new(TimeSpan.FromMinutes(15), TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>Previews have short gaps.</summary>
    public static readonly GapPattern Preview = new(TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(45));

    /// <summary>Main images are recorded on events, so gaps are the rule.</summary>
    public static readonly GapPattern Main = new(TimeSpan.FromMinutes(6), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(3));
}
