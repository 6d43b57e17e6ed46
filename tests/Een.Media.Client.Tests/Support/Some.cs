namespace Een.Media.Client.Tests.Support;

/// <summary>The instants and requests that most tests do with.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Noon = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly RecordedImageTimeRequest Request = RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(Noon);
}
