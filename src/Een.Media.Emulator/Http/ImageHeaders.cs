namespace Een.Media.Emulator.Http;

/// <summary>The vendor's headers of an image.</summary>
internal static class ImageHeaders
{
    public const string Timestamp = "X-Een-Timestamp";
    public const string NextToken = "X-Een-NextToken";
    public const string PrevToken = "X-Een-PrevToken";
    public const string OverlaySvg = "X-Een-OverlaySvg";
}
