using Een.Media.Client;

namespace Een.Media.Fuzz.Targets;

/// <summary>What the client reads out of the service's answers: headers, errors, lists, JPEGs.</summary>
internal static class AnswerTargets
{
    private static readonly IReadOnlyList<byte[]> s_headers = Corpus.Words(
        "X-Een-Timestamp: ", "X-Een-NextToken: ", "X-Een-PrevToken: ", "X-Een-OverlaySvg: ", "Content-Length: ", "Retry-After: ", "\n", "\r\n", "\0", "+00:00", "Z", "-14:00",
        ".123456789", "9999-12-31T23:59:59.999-14:00", "0001-01-01T00:00:00.000+14:00", "%3Csvg", "PHN2Zz4=", "%", "%C3%28", "\u00ff\u00fe", "===", "&", "#", " ", "-1", "99999999999999999999", "Thu, 31 Dec 9999 23:59:59 GMT");

    private static readonly IReadOnlyList<byte[]> s_json = Corpus.Words(
        "{", "}", "[", "]", "\"", ":", ",", "null", "true", "-1", "1e999", "99999999999999999999", "\"\"", "{}", "[]", "[null]", "\\u0000", "\\ud800", "\\", "\uFEFF", "\u00ff", "[[[[[[[[[[[[[[[[[[[[",
        "\"results\":", "\"details\":", "\"nextPageToken\":", "\"2025-06-01T12:00:00.000+00:00\"", "\"9999-12-31T23:59:59.999-14:00\"", "\"https://\"", "\"//\"", "\"file:///etc/passwd\"", "Retry-After: 5\n");

    public static IReadOnlyList<Target> All => [Headers(), Jpeg(), Errors(), Recordings(), Feeds(), Overlays(), Session()];

    /// <summary>The headers of a frame; and its page token is sent, as a walk would.</summary>
    private static Target Headers()
    {
        (FakeService service, EenMediaClient client) = Start();
        return new("client-headers", s_headers, input => FakeService.SucceedsAsync(async () =>
        {
            service.Answer = _ => WireAnswer.Read(input, FakeService.Jpeg);
            using RecordedImage frame = await client.RecordedImages.GetAsync(FakeService.Request);
            _ = $"{frame.Timestamp} {frame.OverlaySvg}";
            if ((frame.NextToken ?? frame.PreviousToken) is { } token)
                (await client.RecordedImages.TryGetAsync(RecordedImageRequest.FromPageToken(token)))?.Dispose();
        }));
    }

    private static Target Jpeg()
    {
        (FakeService service, EenMediaClient client) = Start();
        return new("client-jpeg", JpegMarkers.All, input => FakeService.SucceedsAsync(async () =>
        {
            service.Answer = _ =>
            {
                HttpResponseMessage response = FakeService.Frame();
                response.Content = new ByteArrayContent(input);
                return response;
            };
            using RecordedImage frame = await client.RecordedImages.GetAsync(FakeService.Request);
            if (frame.Width <= 0 || frame.Height <= 0)
                throw new InvalidOperationException("A frame without a size.");
        }))
        {
            MadeSeeds = [FakeService.Jpeg, .. ImagingTargets.Jpegs()],
        };
    }

    private static Target Errors()
    {
        (FakeService service, EenMediaClient client) = Start();
        return new("client-errors", s_json, input => FakeService.SucceedsAsync(async () =>
        {
            service.Answer = _ => WireAnswer.Read(input);
            (await client.LiveImages.GetAsync(FakeService.DeviceId)).Dispose();
        }));
    }

    private static Target Recordings()
    {
        (FakeService service, EenMediaClient client) = Start();
        return new("client-recordings", s_json, async input =>
        {
            service.Answer = _ => WireAnswer.Read(input);
            bool listed = await FakeService.SucceedsAsync(async () =>
            {
                await foreach (RecordingInterval interval in client.Recordings.ListAsync(FakeService.DeviceId, StreamType.Preview, MediaType.Video, FakeService.Noon))
                    _ = interval.ToString();
            });
            return listed & await FakeService.SucceedsAsync(
                () => client.Recordings.CoverageAsync(FakeService.DeviceId, StreamType.Preview, MediaType.Video, FakeService.Noon, FakeService.Noon.AddDays(1)));
        });
    }

    private static Target Feeds()
    {
        (FakeService service, EenMediaClient client) = Start();
        return new("client-feeds", s_json, input => FakeService.SucceedsAsync(async () =>
        {
            service.Answer = _ => WireAnswer.Read(input);
            await foreach (Feed feed in client.Feeds.ListAsync())
                _ = feed.ToString();
        }));
    }

    private static Target Overlays()
    {
        (FakeService service, EenMediaClient client) = Start();
        return new("client-overlays", s_json, input => FakeService.SucceedsAsync(() =>
        {
            service.Answer = _ => WireAnswer.Read(input);
            return client.RecordedImages.ListOverlaysAsync(FakeService.DeviceId);
        }));
    }

    /// <summary>Two answers: where the session is, and the cookies from there.</summary>
    private static Target Session()
    {
        var service = new FakeService();
        IReadOnlyList<byte[]> words =
        [
            .. s_json,
            .. Corpus.Words("Location: ", "http://", "//[", "https://[::1", ":99999", "\n====\n", "Set-Cookie: ", "; Max-Age=", "; Expires=", "; Domain=", "; Path=", "; HttpOnly", "; Version=1", "; Port=\"", "=", ";", ",", "$", "Thu, 31 Dec 9999 23:59:59 GMT", "NaN"),
        ];
        return new("client-session", words, input => FakeService.SucceedsAsync(async () =>
        {
            (byte[] first, byte[]? second) = WireAnswer.Split(input);
            byte[] cookies = second ?? "204\nSet-Cookie: een=1\n"u8.ToArray();
            service.Answer = request => WireAnswer.Read(request.RequestUri!.AbsolutePath == "/api/v3.0/media/session" ? first : cookies);

            // Named hosts are remembered by the client, so that each input has its own.
            using EenMediaClient client = service.Client();
            MediaSession session = await client.MediaSession.StartAsync();
            _ = $"{session} {session.ExpiresAt} {session.ToCookieHeader()}";
            session.CopyTo(new System.Net.CookieContainer());
        }));
    }

    private static (FakeService Service, EenMediaClient Client) Start()
    {
        var service = new FakeService();
        return (service, service.Client());
    }
}
