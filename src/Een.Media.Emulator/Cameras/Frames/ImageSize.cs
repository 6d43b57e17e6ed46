using Een.Media.Emulator.Cameras.Model;
namespace Een.Media.Emulator.Cameras.Frames;

/// <summary>The size of an image in pixels.</summary>
internal readonly record struct ImageSize(int Width, int Height)
{
    public static readonly ImageSize Preview = new(640, 360);
    public static readonly ImageSize Main = new(1920, 1080);

    /// <summary>
    /// The size of the image for a request. With <see cref="FrameRequest.Stretch"/>, exactly its targets. Otherwise, the largest size of
    /// this aspect ratio that exceeds neither a target nor this size.
    /// </summary>
    public ImageSize For(FrameRequest request)
    {
        if (request is { Stretch: true, TargetWidth: { } width, TargetHeight: { } height })
            return new ImageSize(width, height);
        double scale = Math.Min(
            request.TargetWidth / (double)Width ?? double.PositiveInfinity,
            request.TargetHeight / (double)Height ?? double.PositiveInfinity);
        scale = double.IsInfinity(scale) ? 1 : scale;
        scale = request.Stretch ? scale : Math.Min(scale, 1);
        return new ImageSize(Scaled(Width), Scaled(Height));

        int Scaled(int length) => Math.Max(1, (int)Math.Round(length * scale, MidpointRounding.AwayFromZero));
    }
}
