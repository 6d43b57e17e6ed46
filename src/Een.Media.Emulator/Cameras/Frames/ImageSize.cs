using Een.Media.Emulator.Cameras.Model;
namespace Een.Media.Emulator.Cameras.Frames;

/// <summary>The size of an image in pixels.</summary>
internal readonly record struct ImageSize(int Width, int Height)
{
    public static readonly ImageSize Preview = new(640, 360);
    public static readonly ImageSize Main = new(1920, 1080);

    /// <summary>
    /// The size for a demand: exactly its targets with <see cref="FrameDemand.Stretch"/>; otherwise the largest size that has this aspect
    /// ratio and exceeds neither a target nor this size.
    /// </summary>
    public ImageSize For(FrameDemand demand)
    {
        if (demand is { Stretch: true, TargetWidth: { } width, TargetHeight: { } height })
            return new ImageSize(width, height);
        double scale = Math.Min(
            demand.TargetWidth / (double)Width ?? double.PositiveInfinity,
            demand.TargetHeight / (double)Height ?? double.PositiveInfinity);
        scale = double.IsInfinity(scale) ? 1 : scale;
        scale = demand.Stretch ? scale : Math.Min(scale, 1);
        return new ImageSize(Scaled(Width), Scaled(Height));

        int Scaled(int length) => Math.Max(1, (int)Math.Round(length * scale, MidpointRounding.AwayFromZero));
    }
}
