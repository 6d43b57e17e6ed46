using System.Text.Json;

namespace Een.Media.Emulator.Tests.Server;

public sealed class MediaTests
{
    private const string Path = "/api/v3.0/media";
    private static readonly string Start = $"startTimestamp__gte={TestAccount.Escaped(TestAccount.Noon)}";
    private static readonly string Good = $"deviceId={TestAccount.Device}&type=preview&mediaType=image&{Start}";

    [Test]
    public async Task Intervals_cover_exactly_the_frames()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Reply reply = await account.GetAsync($"{Path}?{Good}");

        const string Kind = "{\"type\":\"preview\",\"deviceId\":\"10058b7a\",\"mediaType\":\"image\"";
        string[] intervals =
        [
            $$"""{{Kind}},"startTimestamp":"2026-03-01T12:00:00.000+00:00","endTimestamp":"2026-03-01T12:00:05.000+00:00"}""",
            $$"""{{Kind}},"startTimestamp":"2026-03-01T12:01:40.000+00:00","endTimestamp":"2026-03-01T12:01:45.000+00:00"}""",
        ];
        Assert.That(reply.Json.GetProperty("results").GetRawText(), Is.EqualTo($"[{string.Join(',', intervals)}]"));
        Assert.That(reply.Json.GetProperty("nextPageToken").GetString(), Is.Empty);
        Assert.That(reply.Json.GetProperty("prevPageToken").GetString(), Is.Empty);
        Assert.That(reply.Json.TryGetProperty("totalSize", out _), Is.False);
    }

    [Test]
    public async Task A_synthetic_camera_has_an_image_at_both_ends_of_every_interval()
    {
        await using TestAccount account = await TestAccount.StartAsync(options =>
        {
            options.Cameras.Add(EmulatedCamera.Synthetic("Lot") with { DeviceId = TestAccount.Device });
            options.MainImageThrottle = null;
        });
        Reply reply = await account.GetAsync(
            $"{Path}?deviceId={TestAccount.Device}&type=main&mediaType=video"
            + $"&startTimestamp__gte={TestAccount.Escaped(TestAccount.Noon.AddHours(-1))}");

        JsonElement[] results = [.. reply.Json.GetProperty("results").EnumerateArray()];

        Assert.That(results, Has.Length.GreaterThan(1));
        foreach (JsonElement result in results.Take(5))
        {
            DateTimeOffset start = result.GetProperty("startTimestamp").GetDateTimeOffset();
            DateTimeOffset end = result.GetProperty("endTimestamp").GetDateTimeOffset();
            Assert.That((await account.ImageAsync("timestamp__gte", start, "main", "&targetWidth=32")).Taken, Is.InRange(start, end));
            Assert.That((await account.ImageAsync("timestamp__lte", end, "main", "&targetWidth=32")).Taken, Is.InRange(start, end));
        }
    }

    // (query, status, reason, argument)
    [TestCase("", 400, "missingRequiredArgument", null)]
    [TestCase("type=preview&mediaType=image&{start}", 400, "missingRequiredArgument", null)]
    [TestCase("deviceId=10058b7a&mediaType=image&{start}", 400, "missingRequiredArgument", null)]
    [TestCase("deviceId=10058b7a&type=preview&{start}", 400, "missingRequiredArgument", null)]
    [TestCase("deviceId=10058b7a&type=preview&mediaType=image", 400, "missingRequiredArgument", null)]
    [TestCase("{good}&sort=startTimestamp", 400, "unexpectedArgument", "sort")]
    [TestCase("{good}&type=preview", 400, "wrongArgumentValue", "type")]
    [TestCase("{good}&coalesce=yes", 400, "wrongArgumentValue", "coalesce")]
    [TestCase("{good}&include=webRtcUrl", 400, "wrongArgumentValue", "include")]
    [TestCase("{good}&pageSize=ten", 400, "wrongArgumentValue", "pageSize")]
    [TestCase("{good}&pageToken=abc", 400, "wrongArgumentValue", "pageToken")]
    [TestCase("{good}&endTimestamp__lte=2026-03-01T12:00:00.000Z", 400, "wrongArgumentValue", "endTimestamp__lte")]
    [TestCase("{good}&endTimestamp__lte=2026-03-01T11:00:00.000%2B00:00", 400, "wrongArgumentValue", "endTimestamp__lte")]
    [TestCase(
        "deviceId=10058b7a&type=preview&mediaType=image&startTimestamp__gte=2026-03-01T12:00:00.000Z",
        400,
        "wrongArgumentValue",
        "startTimestamp__gte")]
    [TestCase("deviceId=10058b7a&type=preview&mediaType=audio&{start}", 400, "wrongArgumentValue", "mediaType")]
    [TestCase("deviceId=deadbeef&type=preview&mediaType=image&{start}", 404, "resourceNotFound", null)]
    public async Task Media_refuses_invalid_arguments(string query, int status, string reason, string? argument)
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Reply reply = await account.GetAsync(
            $"{Path}?{query.Replace("{good}", Good, StringComparison.Ordinal).Replace("{start}", Start, StringComparison.Ordinal)}");

        Assert.That((reply.Code, reply.Reason), Is.EqualTo((status, reason)));
        Assert.That(reply.Violations, argument is null ? Is.Empty : Is.EqualTo(new[] { argument }));
    }

    [TestCase("0", 1)]
    [TestCase("-7", 1)]
    [TestCase("1", 1)]
    [TestCase("2", 2)]
    [TestCase("501", 500)]
    [TestCase("99999999999", 500)]
    [TestCase(null, 100)]
    public async Task A_page_size_out_of_range_is_clamped(string? size, int expected)
    {
        await using TestAccount account = await LongAsync(600);

        Reply reply = await account.GetAsync($"{Path}?{Good}{(size is null ? string.Empty : $"&pageSize={size}")}");

        Assert.That(Starts(reply), Has.Length.EqualTo(expected));
    }

    [TestCase(MediaOrder.Ascending)]
    [TestCase(MediaOrder.Descending)]
    [TestCase(MediaOrder.Shuffled)]
    public async Task Pages_in_either_direction_add_up_to_the_whole_list(MediaOrder order)
    {
        await using TestAccount account = await LongAsync(25, new ServiceBehavior { MediaOrder = order });
        string[] whole = Starts(await account.GetAsync($"{Path}?{Good}"));

        var forward = new List<string>();
        Reply page = await account.GetAsync($"{Path}?{Good}&pageSize=10");
        forward.AddRange(Starts(page));
        while (page.Json.GetProperty("nextPageToken").GetString() is { Length: > 0 } next)
        {
            // New recordings do not shift the pages of a list that has begun.
            account.Clock.Advance(TimeSpan.FromMinutes(10));
            page = await account.GetAsync($"{Path}?{Good}&pageSize=10&pageToken={Uri.EscapeDataString(next)}");
            forward.AddRange(Starts(page));
        }

        Reply back = await account.GetAsync(
            $"{Path}?{Good}&pageSize=10&pageToken={Uri.EscapeDataString(page.Json.GetProperty("prevPageToken").GetString()!)}");

        Assert.That(whole, Has.Length.EqualTo(25));
        Assert.That(forward, Is.EqualTo(whole));
        Assert.That(Starts(back), Is.EqualTo(whole[10..20]));
        Assert.That(whole, order switch
        {
            MediaOrder.Ascending => Is.Ordered.Ascending,
            MediaOrder.Descending => Is.Ordered.Descending,
            _ => Is.Not.Ordered,
        });
    }

    [Test]
    public async Task A_list_token_brings_its_arguments_and_other_arguments_beside_it_are_ignored()
    {
        await using TestAccount account = await LongAsync(25);
        string token = (await account.GetAsync($"{Path}?{Good}&pageSize=10")).Json.GetProperty("nextPageToken").GetString()!;

        Reply alone = await account.GetAsync($"{Path}?pageToken={token}");
        Reply other = await account.GetAsync(
            $"{Path}?{Good.Replace("12%3A00", "13%3A00", StringComparison.Ordinal)}&sort=no&pageToken={token}");

        Assert.That(Starts(alone), Has.Length.EqualTo(10));
        Assert.That(Starts(other), Is.EqualTo(Starts(alone)));
        Assert.That(account.Emulator.Journal.Last!.DeviceId, Is.EqualTo(TestAccount.Device));
    }

    [Test]
    public async Task A_list_token_is_refused_with_other_arguments_if_configured()
    {
        await using TestAccount account = await LongAsync(25, new ServiceBehavior { ListTokenArguments = ListTokenArguments.MustMatch });
        string token = (await account.GetAsync($"{Path}?{Good}&pageSize=10")).Json.GetProperty("nextPageToken").GetString()!;

        Reply same = await account.GetAsync($"{Path}?{Good}&pageSize=10&pageToken={token}");
        Reply other = await account.GetAsync($"{Path}?{Good}&coalesce=false&pageToken={token}");

        Assert.That(same.Code, Is.EqualTo(200));
        Assert.That((other.Code, other.Violations.Single()), Is.EqualTo((400, "pageToken")));
    }

    [Test]
    public async Task List_tokens_use_only_characters_that_need_no_escaping()
    {
        await using TestAccount account = await LongAsync(60);

        for (int i = 0; i < 20; i++)
        {
            Reply reply = await account.GetAsync($"{Path}?{Good}&pageSize={i + 1}");
            Assert.That(reply.Json.GetProperty("nextPageToken").GetString(), Does.Match("^[A-Za-z0-9_-]+$"));
        }
    }

    [TestCase(LastPageToken.Empty, "\"\"")]
    [TestCase(LastPageToken.Null, "null")]
    [TestCase(LastPageToken.Missing, null)]
    public async Task The_last_page_has_an_empty_a_null_or_no_token(LastPageToken last, string? token)
    {
        await using TestAccount account = await TestAccount.StartAsync(
            options => options.Behavior = new ServiceBehavior { LastPageToken = last });

        Reply reply = await account.GetAsync($"{Path}?{Good}");

        string? raw = reply.Json.TryGetProperty("nextPageToken", out JsonElement element) ? element.GetRawText() : null;
        Assert.That(raw, Is.EqualTo(token));
    }

    [Test]
    public async Task Intervals_that_touch_are_joined_unless_coalesce_is_false()
    {
        // A synthetic camera cuts its recordings at round times.
        await using TestAccount account = await TestAccount.StartAsync(options =>
            options.Cameras.Add(
                EmulatedCamera.Synthetic("Lot", new SyntheticCameraOptions { Gaps = false }) with { DeviceId = TestAccount.Device }));

        string start = TestAccount.Escaped(TestAccount.Noon.AddHours(-3));
        string query = $"{Path}?deviceId={TestAccount.Device}&type=preview&mediaType=image&startTimestamp__gte={start}";
        string[] joined = Starts(await account.GetAsync(query));
        string[] apart = Starts(await account.GetAsync($"{query}&coalesce=false"));

        Assert.That(joined, Has.Length.EqualTo(1));
        Assert.That(apart, Has.Length.GreaterThan(1));
    }

    [Test]
    public async Task Intervals_have_urls_on_request()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        JsonElement result = (await account.GetAsync($"{Path}?{Good}&include=mp4Url,rtspUrl")).Json.GetProperty("results")[0];

        Assert.That(result.GetProperty("mp4Url").GetString(), Does.StartWith(account.Emulator.BaseAddress.AbsoluteUri));
        Assert.That(result.GetProperty("rtspUrl").GetString(), Does.StartWith("rtsp://127.0.0.1:"));
        Assert.That(result.TryGetProperty("flvUrl", out _), Is.False);
    }

    [TestCase(VideoPermissions.ViewHistoricVideo, 403)]
    [TestCase(VideoPermissions.ViewPreviewVideo, 200)]
    public async Task Intervals_require_the_permission_of_their_stream(VideoPermissions permissions, int status)
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Reply reply = await account.SendAsync(
            HttpMethod.Get, $"{Path}?{Good}", authorization: new("Bearer", account.Emulator.IssueAccessToken(permissions: permissions)));

        Assert.That(reply.Code, Is.EqualTo(status));
    }

    private static string[] Starts(Reply reply) =>
        [.. reply.Json.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("startTimestamp").GetString()!)];

    /// <summary>Single previews, ten minutes apart, so that each is an interval of its own.</summary>
    private static async Task<TestAccount> LongAsync(int intervals, ServiceBehavior? behavior = null)
    {
        TestAccount account = await TestAccount.StartAsync(options =>
        {
            options.Cameras.Add(
                EmulatedCamera.FromTimeline(
                    "Long",
                    Enumerable.Range(
                        0, 2 * intervals).Select(i => TestAccount.Noon.AddMinutes(10 * i))) with
                { DeviceId = TestAccount.Device });
            options.Behavior = behavior ?? new ServiceBehavior();
            options.AccessTokenLifetime = TimeSpan.FromDays(365);
        });
        account.Clock.SetUtcNow(TestAccount.Noon.AddMinutes((10 * intervals) - 1));
        return account;
    }
}
