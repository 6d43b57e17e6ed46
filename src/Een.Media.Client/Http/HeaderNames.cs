namespace Een.Media.Client.Http;

/// <summary>The vendor's response headers. Their case does not matter.</summary>
internal static class HeaderNames
{
    public const string Timestamp = "X-Een-Timestamp";
    public const string NextToken = "X-Een-NextToken";
    public const string PreviousToken = "X-Een-PrevToken";
    public const string OverlaySvg = "X-Een-OverlaySvg";
}
