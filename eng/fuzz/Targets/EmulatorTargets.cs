using System.Text;
using Een.Media.Emulator;

namespace Een.Media.Fuzz.Targets;

/// <summary>
/// What the emulator reads, over a socket: whatever comes, it answers, and never with a 500. And its texts: faults, and the stamps in frames.
/// </summary>
internal sealed class EmulatorTargets : IAsyncDisposable
{
    private const string DeviceId = "10058b7a";
    private const string Recorded = "/api/v3.0/media/recordedImage.jpeg";

    private static readonly DateTimeOffset s_noon = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly IReadOnlyList<byte[]> s_arguments = Corpus.Words(
        "&", "=", "?", "+", "%", "%00", "%ff", "%2B", "%2C", ",", ";", "#", "\0", " ", "\u00ff", "/", "..", ":", "-1", "0", "99999999999999999999", "deviceId=10058b7a", "type=preview", "type=main", "pageToken=", "include=overlayEmbedded",
        "overlayId__in=een.motionDetectionEvent.v1", "targetWidth=32", "targetHeight=4320", "timestamp=", "timestamp__gte=", "timestamp__lt=", "startTimestamp__gte=", "endTimestamp__lte=", "pageSize=", "coalesce=", "mediaType=video", "0001-01-01T00:00:00.000%2B00:00",
        "0001-01-01T00:00:00.000%2B14:00", "9999-12-31T23:59:59.999-14:00", "redirect_uri=http://[::1]:0/", "redirect_uri=http:", "code_challenge=", "state=");

    private readonly EenMediaEmulator _emulator;
    private readonly RawConnection _connection;
    private readonly string _token;

    private EmulatorTargets(EenMediaEmulator emulator)
    {
        _emulator = emulator;
        _connection = new RawConnection(emulator.BaseAddress.Port);
        _token = emulator.IssueAccessToken();
    }

    private byte[] Bearer => Encoding.ASCII.GetBytes($"Authorization: Bearer {_token}\r\n");

    /// <summary>A camera whose recording is over, so that nothing waits for its next frame. Without a rate limit.</summary>
    public static async Task<EmulatorTargets> StartAsync()
    {
        DateTimeOffset[] frames = [.. Enumerable.Range(0, 60).Select(second => s_noon.AddSeconds(second))];
        EmulatedCamera camera = EmulatedCamera.FromTimeline("Door", frames, frames) with { DeviceId = DeviceId };
        return new(await EenMediaEmulator.StartAsync(new EenMediaEmulatorOptions
        {
            Port = 0,
            Cameras = { camera },
            MainImageThrottle = null,
            JournalCapacity = 1,
            OAuth = new OAuthOptions { ClientId = "program", ClientSecret = "secret" },
        }));
    }

    public async Task<IReadOnlyList<Target>> AllAsync()
    {
        RawReply frame = await SendAsync("GET", $"{Recorded}?deviceId={DeviceId}&type=preview&timestamp__gte=2025-06-01T12:00:00.000%2B00:00");
        RawReply page = await SendAsync("GET", $"/api/v3.0/media?deviceId={DeviceId}&type=preview&mediaType=video&startTimestamp__gte=2025-06-01T12:00:00.000%2B00:00&pageSize=1");
        return
        [
            new("emulator-query", s_arguments, input => AnswersAsync("GET", input, Bearer)),
            new("emulator-timestamp", Corpus.Words("-", ":", ".", "T", "Z", "+00:00", "-14:00", "+14:00", "0001", "9999", "24:00", "60", "02-29", " ", "\0"), TimestampAsync),
            new("emulator-page-token", Corpus.Words("=", "-", "_", "+", "/", "A", "\0", "."), PageTokenAsync)
            {
                MadeSeeds = [Encoding.ASCII.GetBytes(frame.Header("X-Een-NextToken") ?? throw new InvalidOperationException("The frame has no next one.")), page.Body],
            },
            new("emulator-headers", Corpus.Words("\n", "Authorization: ", "Bearer ", "Basic ", "Cookie: ", "een=", ";", ".", "=", "e30", "\0", "Accept: ", "\u00ff"), input => AnswersAsync("GET", "/api/v3.0/feeds"u8.ToArray(), HeaderLines(input)))
            {
                MadeSeeds = [[.. Bearer.AsSpan(..^2)]],
            },
            new("emulator-oauth", [.. s_arguments, .. Corpus.Words("grant_type=refresh_token", "grant_type=authorization_code", "code=", "refresh_token=", "code_verifier=", "client_id=program", "client_secret=secret", "Basic ", "\n")], FormAsync)
            {
                MadeSeeds =
                [
                    Encoding.ASCII.GetBytes($"/oauth2/token\nBasic cHJvZ3JhbTpzZWNyZXQ=\ngrant_type=refresh_token&scope=vms.all&refresh_token={_emulator.IssueRefreshToken()}"),
                    Encoding.ASCII.GetBytes($"/oauth2/revoke\nBasic cHJvZ3JhbTpzZWNyZXQ=\ntoken={_emulator.IssueRefreshToken()}"),
                ],
            },
            new("emulator-fault", Corpus.Words(" ", "=", "@", ":", "%", "-", "+", ".", "first=", "p=", "status=", "body=", "retry-after=date", "1e999", "99999999999999999999", "9999999999999d", "0", "-1", "NaN", "m", "h", "ms", "\t", "\0", "\u00ff"), Fault),
            new("emulator-stamp", JpegMarkers.All, Stamp) { MadeSeeds = [frame.Body] },
        ];
    }

    public async ValueTask DisposeAsync()
    {
        _connection.Dispose();
        await _emulator.DisposeAsync();
    }

    /// <summary>In every place where a timestamp may stand.</summary>
    private async Task<bool> TimestampAsync(byte[] input)
    {
        string text = Uri.EscapeDataString(Encoding.UTF8.GetString(input));
        bool accepted = false;
        foreach (string name in (string[])["timestamp", "timestamp__gte", "timestamp__lt"])
            accepted |= await AnswersAsync("GET", Encoding.ASCII.GetBytes($"{Recorded}?deviceId={DeviceId}&type=preview&{name}={text}"), Bearer);
        return accepted | await AnswersAsync("GET", Encoding.ASCII.GetBytes($"/api/v3.0/media?deviceId={DeviceId}&type=preview&mediaType=video&startTimestamp__gte={text}&endTimestamp__lte={text}"), Bearer);
    }

    private async Task<bool> PageTokenAsync(byte[] input)
    {
        string text = Uri.EscapeDataString(Encoding.UTF8.GetString(input));
        bool image = await AnswersAsync("GET", Encoding.ASCII.GetBytes($"{Recorded}?pageToken={text}"), Bearer);
        return image | await AnswersAsync("GET", Encoding.ASCII.GetBytes($"/api/v3.0/media?deviceId={DeviceId}&type=preview&mediaType=video&startTimestamp__gte=2025-06-01T12:00:00.000%2B00:00&pageToken={text}"), Bearer);
    }

    /// <summary>A path, an Authorization header and a form, each on a line.</summary>
    private Task<bool> FormAsync(byte[] input)
    {
        byte[][] parts = [.. Encoding.Latin1.GetString(input).Split('\n', 3).Select(Encoding.Latin1.GetBytes)];
        byte[] authorization = parts.Length > 1 ? HeaderLines([.. "Authorization: "u8, .. parts[1]]) : [];
        return AnswersAsync("POST", parts[0], authorization, parts.Length > 2 ? parts[2] : []);
    }

    private async Task<bool> AnswersAsync(string method, byte[] target, byte[] headers, byte[]? body = null)
    {
        RawReply reply = await _connection.SendAsync(method, target, headers, body);
        return reply.Status == 500
            ? throw new InvalidOperationException($"The emulator answered 500. {_emulator.Journal.Last?.Failure}")
            : reply.Status < 400;
    }

    private async Task<RawReply> SendAsync(string method, string target) => await _connection.SendAsync(method, Encoding.ASCII.GetBytes(target), Bearer);

    /// <summary>Lines with a name and a value, without those that say how long the request is: a server rightly waits for what was announced.</summary>
    private static byte[] HeaderLines(byte[] input)
    {
        string[] framing = ["content-length", "transfer-encoding", "expect", "upgrade", "connection", "host"];
        return
        [
            .. Encoding.Latin1.GetString(input).Split('\n')
                .Select(line => line.TrimEnd('\r'))
                .Where(line => line.Length > 0 && !framing.Any(name => line.Contains(name, StringComparison.OrdinalIgnoreCase)))
                .SelectMany(line => Encoding.Latin1.GetBytes(line + "\r\n")),
        ];
    }

    /// <summary>What is read is written as it would be read again.</summary>
    private static Task<bool> Fault(byte[] input)
    {
        try
        {
            string written = FaultRule.Parse(Encoding.UTF8.GetString(input)).ToString();
            string again = FaultRule.Parse(written).ToString();
            return again == written ? Task.FromResult(true) : throw new InvalidOperationException($"\"{written}\" is read as \"{again}\".");
        }
        catch (FormatException)
        {
            return Task.FromResult(false);
        }
    }

    private static Task<bool> Stamp(byte[] input) => Task.FromResult(FrameStamp.TryRead(input, out _) & FrameStamp.Read(input) is not null);
}
