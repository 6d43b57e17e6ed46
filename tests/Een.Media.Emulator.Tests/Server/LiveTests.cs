using System.Text.Json;

namespace Een.Media.Emulator.Tests.Server;

/// <summary>Live images, feeds and the media session.</summary>
public sealed class LiveTests
{
    private const string Live = "/api/v3.0/media/liveImage.jpeg";
    private const string Feeds = "/api/v3.0/feeds";

    [Test]
    public async Task A_live_image_waits_for_the_next_frame()
    {
        await using TestAccount account = await FutureAsync();

        account.Clock.Advance(TimeSpan.FromMilliseconds(300));
        DateTimeOffset arrived = account.Clock.GetUtcNow();
        Task<Reply> call = account.GetAsync($"{Live}?deviceId={TestAccount.Device}&type=preview");
        await account.Clock.WaiterAsync();
        account.Clock.Advance(TimeSpan.FromMilliseconds(699));
        Assert.That(call.IsCompleted, Is.False);
        account.Clock.Advance(TimeSpan.FromMilliseconds(1));

        Reply reply = await call;
        Assert.That(reply.Code, Is.EqualTo(200));
        Assert.That(reply.Taken, Is.EqualTo(arrived.AddMilliseconds(700)));
        Assert.That(reply.Headers["X-Een-Timestamp"], Is.EqualTo(TestAccount.Wire(reply.Taken!.Value)));
        Assert.That(reply.NextToken, Is.Null);
        Assert.That((await account.PageAsync(reply.PrevToken!)).Taken, Is.EqualTo(reply.Taken!.Value.AddSeconds(-1)));
    }

    [TestCase("", 400, "missingRequiredArgument")]
    [TestCase("?deviceId=10058b7a", 400, "missingRequiredArgument")]
    [TestCase("?deviceId=10058b7a&type=main", 400, "wrongArgumentValue")]
    [TestCase("?deviceId=10058b7a&type=preview&targetWidth=64", 400, "unexpectedArgument")]
    [TestCase("?deviceId=deadbeef&type=preview", 404, "resourceNotFound")]
    [TestCase("?deviceId=100cafe1&type=preview", 503, "deviceUnavailable")]
    public async Task Live_image_refuses_invalid_arguments_and_offline_cameras(string query, int status, string reason)
    {
        await using TestAccount account = await FutureAsync();

        Reply reply = await account.GetAsync(Live + query);

        Assert.That((reply.Code, reply.Reason), Is.EqualTo((status, reason)));
        if (status == 503)
            Assert.That(reply.Json.GetProperty("status").GetString(), Is.EqualTo("unavailable"));
    }

    [TestCase(Live + "?deviceId=10058b7a&type=preview")]
    [TestCase(Feeds)]
    public async Task Live_images_and_feeds_require_their_permission(string path)
    {
        await using TestAccount account = await FutureAsync();
        account.Client.DefaultRequestHeaders.Authorization = new(
            "Bearer",
            account.Emulator.IssueAccessToken(permissions: VideoPermissions.ViewPreviewVideo | VideoPermissions.ViewHistoricVideo));

        Assert.That((await account.GetAsync(path)).Code, Is.EqualTo(403));
    }

    // The second camera is offline.
    [TestCase("", new[] { "10058b7a-main", "10058b7a-preview" })]
    [TestCase("?deviceId=10058b7a", new[] { "10058b7a-main", "10058b7a-preview" })]
    [TestCase("?deviceId=100cafe1", new string[0])]
    [TestCase("?deviceId__in=100cafe1,10058b7a&type=main", new[] { "10058b7a-main" })]
    [TestCase("?deviceId__in=deadbeef", new string[0])]
    [TestCase("?type=talkdown", new string[0])]
    public async Task Feeds_lists_only_cameras_that_are_online(string query, string[] ids)
    {
        await using TestAccount account = await FutureAsync();

        Reply reply = await account.GetAsync(Feeds + query);

        Assert.That(reply.Json.GetProperty("results").EnumerateArray().Select(feed => feed.GetProperty("id").GetString()), Is.EqualTo(ids));
        Assert.That(reply.Json.GetProperty("totalSize").GetInt32(), Is.EqualTo(ids.Length));
    }

    [TestCase("?deviceId=deadbeef", 404, "resourceNotFound")]
    [TestCase("?type=live", 400, "wrongArgumentValue")]
    [TestCase("?include=mp4Url", 400, "wrongArgumentValue")]
    [TestCase("?mediaType=video", 400, "unexpectedArgument")]
    public async Task Feeds_refuses_invalid_arguments(string query, int status, string reason)
    {
        await using TestAccount account = await FutureAsync();

        Reply reply = await account.GetAsync(Feeds + query);

        Assert.That((reply.Code, reply.Reason), Is.EqualTo((status, reason)));
    }

    [Test]
    public async Task Feeds_are_paged_with_a_total_size_and_urls_on_request()
    {
        await using TestAccount account = await FutureAsync();

        Reply first = await account.GetAsync($"{Feeds}?pageSize=1&include=multipartUrl,webRtcUrl");
        Reply second = await account.GetAsync(
            $"{Feeds}?pageSize=1&include=multipartUrl,webRtcUrl&pageToken={first.Json.GetProperty("nextPageToken").GetString()}");

        JsonElement[] feeds = [first.Json.GetProperty("results")[0], second.Json.GetProperty("results")[0]];
        Assert.That(feeds.Select(feed => feed.GetProperty("type").GetString()), Is.EqualTo(new[] { "main", "preview" }));
        Assert.That(second.Json.GetProperty("totalSize").GetInt32(), Is.EqualTo(2));
        Assert.That(
            feeds[0].EnumerateObject().Select(property => property.Name),
            Is.EqualTo(new[] { "id", "type", "deviceId", "mediaType", "multipartUrl", "webRtcUrl" }));
    }

    [TestCase(204)]
    [TestCase(200)]
    public async Task The_cookie_of_the_media_session_authorizes_images(int status)
    {
        await using TestAccount account = await TestAccount.StartAsync(
            options => options.Behavior = new ServiceBehavior { SessionCookieStatus = status });

        Reply session = await account.GetAsync("/api/v3.0/media/session");
        var url = new Uri(session.Json.GetProperty("url").GetString()!);
        Reply cookie = await account.GetAsync(url.PathAndQuery);
        account.Client.DefaultRequestHeaders.Authorization = null;
        Reply without = await account.ImageAsync("timestamp", TestAccount.Noon);
        account.Client.DefaultRequestHeaders.Add("Cookie", cookie.Headers["Set-Cookie"].Split(';')[0]);
        Reply with = await account.ImageAsync("timestamp", TestAccount.Noon);

        Assert.That(url.GetLeftPart(UriPartial.Authority) + "/", Is.EqualTo(account.Emulator.BaseAddress.AbsoluteUri));
        Assert.That((cookie.Code, cookie.Body.Length), Is.EqualTo((status, 0)));
        Assert.That((without.Code, with.Code), Is.EqualTo((401, 200)));
    }

    [Test]
    public async Task The_advertised_address_can_change_at_run_time()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Emulator.AdvertisedBaseAddress = new Uri("https://api.c013.eagleeyenetworks.com");

        string settings = (await account.GetAsync("/api/v3.0/clientSettings")).Text;
        string session = (await account.GetAsync("/api/v3.0/media/session")).Text;

        Assert.That(settings, Is.EqualTo("""{"httpsBaseUrl":{"hostname":"api.c013.eagleeyenetworks.com","port":443}}"""));
        Assert.That(session, Is.EqualTo("""{"url":"https://api.c013.eagleeyenetworks.com/media/session"}"""));
    }

    /// <summary>A camera with a frame every second, before and after now, and an offline camera.</summary>
    private static Task<TestAccount> FutureAsync() => TestAccount.StartAsync(options =>
    {
        DateTimeOffset[] frames = [.. Enumerable.Range(0, 3600).Select(second => TestAccount.Noon.AddSeconds(second))];
        options.Cameras.Add(EmulatedCamera.FromTimeline("Live", frames) with { DeviceId = TestAccount.Device });
        options.Cameras.Add(EmulatedCamera.FromTimeline("Gone", frames) with { DeviceId = TestAccount.OtherDevice, Online = false });
    });
}
