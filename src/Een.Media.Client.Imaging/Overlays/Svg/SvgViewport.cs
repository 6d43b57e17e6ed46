namespace Een.Media.Client.Imaging.Overlays.Svg;

/// <summary>What percentages are of.</summary>
internal readonly record struct SvgViewport(float Width, float Height)
{
    public float Diagonal => MathF.Sqrt(((Width * Width) + (Height * Height)) / 2);
}
