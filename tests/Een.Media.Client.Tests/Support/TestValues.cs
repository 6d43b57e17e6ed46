namespace Een.Media.Client.Tests.Support;

/// <summary>An instant and a request that most tests use.</summary>
internal static class TestValues
{
    public static readonly DateTimeOffset Noon = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly RecordedImageTimeRequest Request = RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(Noon);
}
