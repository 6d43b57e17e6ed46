namespace Een.Media.Contract.Tests.Conformance;

/// <summary>A request, and what the vendor's description says about its answer.</summary>
/// <param name="Name">Which one, for the test's name.</param>
/// <param name="Target">Path and query; <c>{time}</c> stands for noon.</param>
/// <param name="Status">The status that is expected, so that every documented one is really seen.</param>
internal sealed record Call(string Name, string Target, int Status = 200)
{
    private const string Root = "/api/v3.0/";
    private const string Image = Root + "media/recordedImage.jpeg?deviceId=10058b7a&type=preview&";
    private const string Media = Root + "media?deviceId=10058b7a&type=preview&mediaType=image&startTimestamp__gte={time}";

    /// <summary>The name of the schema of a success: none for images and the cookie.</summary>
    public string? Schema => Path switch
    {
        Root + "media" => "media",
        Root + "media/session" => "session",
        Root + "feeds" => "feeds",
        Root + "media/recordedImage.jpeg:listFieldValues" => "overlays",
        _ => null,
    };

    public bool IsImage => Path.EndsWith(".jpeg", StringComparison.Ordinal);

    public bool WithoutToken { get; init; }

    public bool WithoutPermission { get; init; }

    /// <summary>What goes wrong in the service itself.</summary>
    public int? Fault { get; init; }

    private string Path => Target.Split('?')[0];

    public static IEnumerable<Call> All => [.. Images, .. Lists, .. Others, .. Refusals];

    public override string ToString() => Name;

    private static IEnumerable<Call> Images =>
    [
        new("image before", Image + "timestamp__lt={time}"),
        new("image at or before, scaled", Image + "timestamp__lte={time}&targetWidth=64&targetHeight=64"),
        new("image at", Image + "timestamp={time}"),
        new("image at or after, with overlays", Image + "timestamp__gte={time}&include=overlayEmbedded,overlaySvgHeader&overlayId__in=een.motionDetectionEvent.v1"),
        new("image after", Image + "timestamp__gt={time}", 404),
        new("main image", Root + "media/recordedImage.jpeg?deviceId=10058b7a&type=main&timestamp__lte={time}"),
        new("image by a token of nobody's", Root + "media/recordedImage.jpeg?pageToken=bm9ib2R5", 400),
        new("image without arguments", Root + "media/recordedImage.jpeg", 400),
        new("image with two timestamps", Image + "timestamp={time}&timestamp__gt={time}", 400),
        new("image of an unknown camera", Root + "media/recordedImage.jpeg?deviceId=deadbeef&type=preview&timestamp={time}", 404),
        new("live image of a camera that is offline", Root + "media/liveImage.jpeg?deviceId=100dead1&type=preview", 503),
        new("live image without arguments", Root + "media/liveImage.jpeg", 400),
        new("live image of an unknown camera", Root + "media/liveImage.jpeg?deviceId=deadbeef&type=preview", 404),
    ];

    private static IEnumerable<Call> Lists =>
    [
        new("recordings", Media.Replace("{time}", "2026-03-01T10:00:00.000%2B00:00", StringComparison.Ordinal)),
        new("recordings with urls", Media.Replace("{time}", "2026-03-01T10:00:00.000%2B00:00", StringComparison.Ordinal) + "&include=flvUrl,rtspUrl,rtspsUrl,multipartUrl,mp4Url,hlsUrl&coalesce=false&pageSize=1"),
        new("recordings of a camera without any", Media.Replace("10058b7a", "100cafe1", StringComparison.Ordinal)),
        new("recordings without arguments", Root + "media", 400),
        new("recordings sorted", Media + "&sort=startTimestamp", 400),
        new("recordings of an unknown camera", Media.Replace("10058b7a", "deadbeef", StringComparison.Ordinal), 404),
        new("feeds", Root + "feeds"),
        new("feeds with urls", Root + "feeds?include=flvUrl,rtspUrl,rtspsUrl,localRtspUrl,hlsUrl,multipartUrl,webRtcUrl,audioPushHttpsUrl&pageSize=1"),
        new("feeds of a camera that is offline", Root + "feeds?deviceId=100dead1"),
        new("feeds of no known type", Root + "feeds?type=thermal", 400),
        new("feeds of an unknown camera", Root + "feeds?deviceId=deadbeef", 404),
    ];

    private static IEnumerable<Call> Others =>
    [
        new("overlays", Root + "media/recordedImage.jpeg:listFieldValues?deviceId=10058b7a&include=overlayId"),
        new("overlays without arguments", Root + "media/recordedImage.jpeg:listFieldValues", 400),
        new("overlays of an unknown camera", Root + "media/recordedImage.jpeg:listFieldValues?deviceId=deadbeef", 404),
        new("session", Root + "media/session"),
        new("session with arguments", Root + "media/session?x=1", 400),
        new("cookie", "/media/session", 204),
    ];

    /// <summary>Each endpoint without a token, without permission where there is one, and when the service breaks down.</summary>
    private static IEnumerable<Call> Refusals
    {
        get
        {
            string[] targets =
            [
                Image + "timestamp__lte={time}", Root + "media/liveImage.jpeg?deviceId=10058b7a&type=preview", Media, Root + "feeds", Root + "media/session",
                Root + "media/recordedImage.jpeg:listFieldValues?deviceId=10058b7a&include=overlayId",
            ];
            foreach (string target in targets)
            {
                string name = target.Split('?')[0][Root.Length..];
                yield return new($"{name} without a token", target, 401) { WithoutToken = true };
                yield return new($"{name} when the service breaks down", target, 500) { Fault = 500 };
                if (!name.EndsWith("session", StringComparison.Ordinal) && !name.EndsWith("listFieldValues", StringComparison.Ordinal))
                    yield return new($"{name} without permission", target, 403) { WithoutPermission = true };
            }
        }
    }
}
