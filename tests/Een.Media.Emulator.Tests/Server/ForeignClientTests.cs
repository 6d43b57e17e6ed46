using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Een.Media.Emulator.Tests.Server;

/// <summary>The requests of other people's clients and of the vendor's newer pages, byte for byte as they are sent.</summary>
public sealed class ForeignClientTests
{
    private const string Overlay = "een.motionDetectionEvent.v1";

    [Test]
    public async Task A_client_that_moves_its_start_time_with_every_page_gets_all_pages()
    {
        await using TestAccount account = await ManyRecordingsAsync();
        List<string?> starts = [];
        string token = string.Empty;
        for (int page = 0; page < 5; page++)
        {
            string start = TestAccount.Escaped(TestAccount.Noon.AddDays(-7).AddSeconds(page));
            string more = page == 0 ? string.Empty : $"&pageToken={token}";
            Raw raw = await SendAsync(account, $"GET /api/v3.0/media?deviceId={TestAccount.Device}&type=preview&mediaType=video&pageSize=3"
                + $"&startTimestamp__gte={start}{more} HTTP/1.1");
            starts.AddRange(
                raw.Json.GetProperty("results").EnumerateArray().Select(item => item.GetProperty("startTimestamp").GetString()));
            token = raw.Json.GetProperty("nextPageToken").GetString()!;
            if (token.Length == 0)
                break;
        }

        Assert.That(starts, Has.Count.EqualTo(8).And.Unique);
    }

    [TestCase("include=overlayEmbedded,overlaySvgHeader")]
    [TestCase("include=overlayEmbedded&include=overlaySvgHeader")]
    [TestCase("include=overlayEmbedded%2CoverlaySvgHeader")]
    public async Task Lists_may_be_joined_or_repeated(string include)
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Raw raw = await SendAsync(account, $"GET {TestAccount.Image}{TestAccount.Query("timestamp", TestAccount.Noon)}&{include}"
            + $"&overlayId__in={Overlay}&overlayId__in={Overlay} HTTP/1.1");

        Assert.That((raw.Status, raw.Headers.ContainsKey("X-Een-OverlaySvg")), Is.EqualTo((200, true)));
    }

    [Test]
    public async Task A_repeated_device_list_of_feeds_is_accepted()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Raw raw = await SendAsync(
            account, $"GET /api/v3.0/feeds?deviceId__in={TestAccount.Device}&deviceId__in={TestAccount.OtherDevice}&type=preview HTTP/1.1");

        Assert.That(raw.Json.GetProperty("totalSize").GetInt32(), Is.EqualTo(2));
    }

    [Test]
    public async Task Field_values_are_listed_without_include()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Raw raw = await SendAsync(account, $"GET {TestAccount.Image}:listFieldValues?deviceId={TestAccount.Device} HTTP/1.1");

        Assert.That(raw.Json.GetProperty("overlayId")[0].GetProperty("id").GetString(), Is.EqualTo(Overlay));
    }

    [Test]
    public async Task The_link_of_an_event_with_a_Z_timestamp_leads_to_its_image()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Raw raw = await SendAsync(
            account,
            $"GET {TestAccount.Image}?deviceId={TestAccount.Device}&type=preview&timestamp__gte=2026-03-01T12:00:00.991Z HTTP/1.1",
            host: "media.c001.eagleeyenetworks.com");

        Assert.That(raw.Headers["X-Een-Timestamp"], Is.EqualTo("2026-03-01T12:00:01.000+00:00"));
    }

    [Test]
    public async Task A_Z_timestamp_is_refused_by_media()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Raw raw = await SendAsync(account, $"GET /api/v3.0/media?deviceId={TestAccount.Device}&type=preview&mediaType=video"
            + "&startTimestamp__gte=2026-03-01T12:00:00.000Z HTTP/1.1");

        Assert.That(raw.Status, Is.EqualTo(400));
    }

    // The vendor's changelog shows such a request; the reference page asks for the type.
    [TestCase(false, 400)]
    [TestCase(true, 200)]
    public async Task An_image_without_type_and_with_an_empty_overlay_list_is_refused_unless_configured(bool lenient, int status)
    {
        await using TestAccount account = await TestAccount.StartAsync(options =>
        {
            if (lenient)
            {
                options.Behavior = new ServiceBehavior
                {
                    MissingStreamType = MissingStreamType.Preview,
                    EmptyOverlayIds = EmptyOverlayIds.Ignored,
                };
            }
        });

        Raw raw = await SendAsync(account, $"GET {TestAccount.Image}?deviceId={TestAccount.Device}"
            + $"&timestamp__gte={TestAccount.Escaped(TestAccount.Noon)}&include=overlayEmbedded&overlayId__in= HTTP/1.1");

        Assert.That(raw.Status, Is.EqualTo(status));
    }

    [TestCase(FutureStart.EmptyPage, 200)]
    [TestCase(FutureStart.Refused, 400)]
    public async Task A_start_in_the_future_lists_nothing_or_is_refused(FutureStart future, int status)
    {
        await using TestAccount account = await TestAccount.StartAsync(
            options => options.Behavior = new ServiceBehavior { FutureStart = future });
        string start = TestAccount.Escaped(account.Clock.GetUtcNow().AddSeconds(5));

        Raw raw = await SendAsync(
            account,
            $"GET /api/v3.0/media?deviceId={TestAccount.Device}&type=preview&mediaType=video&startTimestamp__gte={start} HTTP/1.1");

        Assert.That(raw.Status, Is.EqualTo(status));
        if (status == 200)
            Assert.That(raw.Json.GetProperty("results").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task A_rate_limited_image_is_answered_in_the_vendors_words()
    {
        await using TestAccount account = await TestAccount.StartAsync(
            options => options.MainImageThrottle = new MainImageThrottle { Burst = 1 });
        string line = $"GET {TestAccount.Image}{TestAccount.Query("timestamp__gte", TestAccount.Noon, "main")} HTTP/1.1";

        await SendAsync(account, line);
        Raw raw = await SendAsync(account, line);

        Assert.That(
            (raw.Status, raw.Json.GetProperty("message").GetString()), Is.EqualTo((429, "Too many requests in a given amount of time")));
    }

    [Test]
    public async Task An_unacceptable_answer_is_a_fault_with_the_vendors_406()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Emulator.Faults.Add("recordedImage status=406");

        Raw raw = await SendAsync(account, $"GET {TestAccount.Image}{TestAccount.Query("timestamp", TestAccount.Noon)} HTTP/1.1");

        Assert.That((raw.Status, raw.Json.GetProperty("status").GetString()), Is.EqualTo((406, "acceptNotSupported")));
    }

    [Test]
    public async Task A_token_request_with_its_fields_in_the_query_of_a_POST_is_accepted()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string refresh = account.Emulator.IssueRefreshToken();
        string basic = OAuthCalls.Basic(account).ToString();

        Raw raw = await SendAsync(
            account, $"POST /oauth2/token?grant_type=refresh_token&scope=vms.all&refresh_token={refresh} HTTP/1.1",
            host: "auth.eagleeyenetworks.com", authorization: basic, headers: "Content-Length: 0\r\n");

        Assert.That(raw.Json.GetProperty("token_type").GetString(), Is.EqualTo("Bearer"));
    }

    [Test]
    public async Task The_first_calls_of_a_client_work_in_their_usual_order()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        int settings = (await SendAsync(account, "GET /api/v3.0/clientSettings HTTP/1.1", host: "api.eagleeyenetworks.com")).Status;
        Raw user = await SendAsync(account, "GET /api/v3.0/users/self HTTP/1.1");
        Raw cameras = await SendAsync(account, "GET /api/v3.0/cameras?include=status,timeZone&pageSize=500 HTTP/1.1");

        Assert.That((settings, user.Status, cameras.Json.GetProperty("totalSize").GetInt32()), Is.EqualTo((200, 200, 2)));
    }

    [Test]
    public async Task The_journal_names_the_program_that_asked()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        await SendAsync(account, "GET /api/v3.0/users/self HTTP/1.1", headers: "User-Agent: python-requests/2.32.3\r\n");
        await SendAsync(account, "GET /api/v3.0/users/self HTTP/1.1");

        Assert.That(
            account.Emulator.Journal.Entries.Select(entry => entry.UserAgent), Is.EqualTo(new[] { "python-requests/2.32.3", null }));
    }

    /// <summary>Sends one request as it is written and reads until the emulator closes the connection.</summary>
    private static async Task<Raw> SendAsync(
        TestAccount account, string line, string host = "api.c001.eagleeyenetworks.com", string? authorization = null, string headers = "")
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", account.Emulator.BaseAddress.Port, deadline.Token);
        await using NetworkStream stream = client.GetStream();
        authorization ??= new AuthenticationHeaderValue("Bearer", account.Emulator.IssueAccessToken()).ToString();
        string request = $"{line}\r\nHost: {host}\r\nAuthorization: {authorization}\r\nAccept: application/json\r\n{headers}"
            + "Connection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), deadline.Token);
        using var all = new MemoryStream();
        await stream.CopyToAsync(all, deadline.Token);

        byte[] bytes = all.ToArray();
        int end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        string[] lines = Encoding.ASCII.GetString(bytes, 0, end).Split("\r\n");
        return new Raw(
            int.Parse(lines[0].Split(' ')[1]),
            lines.Skip(
                1).Select(header => header.Split(": ", 2)).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal),
            bytes[(end + 4)..]);
    }

    /// <summary>A recording of one frame every hour.</summary>
    private static async Task<TestAccount> ManyRecordingsAsync()
    {
        IEnumerable<DateTimeOffset> frames = Enumerable.Range(0, 8).Select(hour => TestAccount.Noon.AddHours(-hour));
        return await TestAccount.StartAsync(
            options => options.Cameras.Add(EmulatedCamera.FromTimeline("Yard", frames) with { DeviceId = TestAccount.Device }));
    }

    private sealed record Raw(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
    {
        public JsonElement Json => JsonDocument.Parse(Body).RootElement;
    }
}
