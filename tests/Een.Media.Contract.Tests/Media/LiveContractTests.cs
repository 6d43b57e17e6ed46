using System.Net;
using Een.Media.Contract.Tests.Support;
using static Een.Media.Contract.Tests.Support.MediaAccount;

namespace Een.Media.Contract.Tests.Media;

/// <summary>Live images, feeds and the media session, over a socket.</summary>
public sealed class LiveContractTests
{
    [Test]
    public async Task A_live_image_is_waited_for_and_a_walk_goes_back_from_it()
    {
        await using MediaAccount account = await StartAsync();
        account.Clock.Advance(TimeSpan.FromMilliseconds(300));
        Task<RecordedImage> call = account.Client.LiveImages.GetAsync(Device);
        await account.Clock.WaitedForAsync(TimeSpan.FromMilliseconds(700));
        Assert.That(call.IsCompleted, Is.False);
        account.Clock.Advance(TimeSpan.FromMilliseconds(700));
        using RecordedImage live = await call;

        var before = new List<DateTimeOffset>();
        await foreach (RecordedImage image in account.Client.RecordedImages.WalkAsync(
            RecordedImageRequest.FromPageToken(live.PreviousToken!), new WalkOptions { Direction = WalkDirection.Backward, MaxFrames = 3 }))
        {
            using (image)
                before.Add(image.Timestamp);
        }

        Assert.That((live.Timestamp, FrameStamp.Read(live.Data.Span)), Is.EqualTo((Noon.AddSeconds(1), (DateTimeOffset?)Noon.AddSeconds(1))));
        Assert.That((live.DeviceId, live.StreamType, live.NextToken), Is.EqualTo((Device, StreamType.Preview, (PageToken?)null)));
        Assert.That(before, Is.EqualTo(new[] { Noon, Noon.AddSeconds(-1), Noon.AddSeconds(-2) }));
        Assert.That(account.Emulator.Journal.Of(EmulatorEndpoint.LiveImage).Single().Parameters.Select(p => $"{p.Key}={p.Value}"), Is.EqualTo(new[] { $"deviceId={Device}", "type=preview" }));
    }

    [Test]
    public async Task A_live_image_without_a_recording_behind_it_leads_nowhere()
    {
        await using MediaAccount account = await StartAsync(options =>
            options.Cameras.Add(EmulatedCamera.FromTimeline("New", [Noon.AddMinutes(2)]) with { DeviceId = Device }));
        Task<RecordedImage> call = account.Client.LiveImages.GetAsync(Device);
        await account.Clock.WaitedForAsync(TimeSpan.FromMinutes(2));

        // Beyond the default limits of an attempt; nothing is tried again.
        account.Clock.Advance(TimeSpan.FromMinutes(2));

        using RecordedImage live = await call;
        Assert.That((live.PreviousToken, account.Emulator.Journal.Total), Is.EqualTo(((PageToken?)null, 1)));
    }

    [Test]
    public async Task A_live_image_of_an_offline_camera_fails_at_once_and_its_recordings_remain()
    {
        await using MediaAccount account = await StartAsync(configureClient: options => options.Retry.MaxRetryAttempts = 3);

        EenDeviceUnavailableException? e = await Assert.ThrowsAsync<EenDeviceUnavailableException>(() => account.Client.LiveImages.GetAsync(OfflineDevice));
        int asked = account.Emulator.Journal.Count(EmulatorEndpoint.LiveImage);
        using RecordedImage recorded = await account.Client.RecordedImages.GetAsync(RecordedImageRequest.ForDevice(OfflineDevice).Preview().AtOrBefore(Noon));

        Assert.That((e!.StatusCode, e.Status, e.Reason, asked), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "unavailable", "deviceUnavailable", 1)));
        Assert.That(recorded.Timestamp, Is.EqualTo(Noon));
    }

    [Test]
    public async Task Canceling_the_wait_for_a_live_image_ends_the_request()
    {
        await using MediaAccount account = await StartAsync();
        account.Clock.Advance(TimeSpan.FromMilliseconds(300));
        using var stop = new CancellationTokenSource();
        Task<RecordedImage> call = account.Client.LiveImages.GetAsync(Device, stop.Token);
        await account.Clock.WaitedForAsync(TimeSpan.FromMilliseconds(700));
        await stop.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => call);
    }

    [Test]
    public async Task Live_images_need_their_permission_and_their_camera()
    {
        await using MediaAccount account = await StartAsync();
        using EenMediaClient restricted = Client(account, VideoPermissions.ViewHistoricVideo);
        await Assert.ThrowsAsync<EenPermissionException>(() => restricted.LiveImages.GetAsync(Device));
        await Assert.ThrowsAsync<EenNotFoundException>(() => account.Client.LiveImages.GetAsync("deadbeef"));
    }

    [Test]
    public async Task The_list_of_feeds_has_the_cameras_that_are_online()
    {
        await using MediaAccount account = await StartAsync();
        IFeedsClient feeds = account.Client.Feeds;

        Assert.That(await IdsAsync(feeds.ListAsync()), Is.EqualTo(new[] { "10058b7a-main", "10058b7a-preview", "100cafe1-main", "100cafe1-preview" }));
        Assert.That(await IdsAsync(feeds.ListAsync(Device)), Is.EqualTo(new[] { "10058b7a-main", "10058b7a-preview" }));
        Assert.That(account.LastQuery, Is.EquivalentTo(new Dictionary<string, string> { ["deviceId"] = Device }));
        Assert.That(await IdsAsync(feeds.ListAsync([EmptyDevice, OfflineDevice])), Is.EqualTo(new[] { "100cafe1-main", "100cafe1-preview" }));
        Assert.That(account.LastQuery, Is.EquivalentTo(new Dictionary<string, string> { ["deviceId__in"] = $"{EmptyDevice},{OfflineDevice}" }));
        Assert.That(await IdsAsync(feeds.ListAsync(OfflineDevice)), Is.Empty);
        Assert.That(await IdsAsync(feeds.ListAsync(new FeedsOptions { Type = FeedType.Preview })), Is.EqualTo(new[] { "10058b7a-preview", "100cafe1-preview" }));
        Assert.That(await IdsAsync(feeds.ListAsync(new FeedsOptions { Type = FeedType.Talkdown })), Is.Empty);
        await Assert.ThrowsAsync<EenNotFoundException>(() => DrainAsync(feeds.ListAsync("deadbeef")));
        await Assert.ThrowsAsync<EenInvalidRequestException>(() => DrainAsync(feeds.ListAsync(new FeedsOptions { Type = new FeedType("thermal") })));
    }

    [Test]
    public async Task A_feed_has_its_type_and_the_URLs_that_were_requested()
    {
        await using MediaAccount account = await StartAsync();
        StreamUrlKind[] known =
        [
            StreamUrlKind.Flv, StreamUrlKind.Rtsp, StreamUrlKind.Rtsps, StreamUrlKind.LocalRtsp, StreamUrlKind.Hls, StreamUrlKind.Multipart, StreamUrlKind.WebRtc, StreamUrlKind.AudioPushHttps,
        ];

        Feed feed = (await DrainAsync(account.Client.Feeds.ListAsync(Device, new FeedsOptions { Include = known })))[0];

        Assert.That((feed.Id, feed.Type, feed.DeviceId, feed.MediaType), Is.EqualTo(("10058b7a-main", FeedType.Main, Device, FeedMediaType.Video)));
        Assert.That(
            new[] { feed.Urls.Flv, feed.Urls.Rtsp, feed.Urls.Rtsps, feed.Urls.LocalRtsp, feed.Urls.Hls, feed.Urls.Multipart, feed.Urls.WebRtc, feed.Urls.AudioPushHttps }.Select(url => url?.Host),
            Is.All.EqualTo("127.0.0.1"));
        Assert.That((feed.Urls.Mp4, feed.AdditionalProperties.Count), Is.EqualTo(((Uri?)null, 0)));
    }

    [Test]
    public async Task Pages_of_feeds_add_up_to_their_total([Values] LastPageToken last)
    {
        await using MediaAccount account = await StartAsync(options => options.Behavior = new ServiceBehavior { LastPageToken = last });
        PagedResults<Feed> list = account.Client.Feeds.ListAsync(new FeedsOptions { PageSize = 3 });

        List<ResultPage<Feed>> pages = await DrainAsync(list.AsPages());
        List<ResultPage<Feed>> rest = await DrainAsync(list.AsPages(pages[0].NextToken));

        Assert.That(pages.Select(page => (page.Items.Count, page.TotalSize)), Is.EqualTo(new[] { (3, (long?)4), (1, 4) }));
        Assert.That(rest.Single().Items.Single().Id, Is.EqualTo(pages[1].Items.Single().Id));
    }

    [TestCase(200)]
    [TestCase(204)]
    public async Task The_session_cookie_opens_what_the_access_token_opens(int status)
    {
        await using MediaAccount account = await StartAsync(options => options.Behavior = new ServiceBehavior { SessionCookieStatus = status });

        MediaSession session = await account.Client.MediaSession.StartAsync();

        var container = new CookieContainer();
        session.CopyTo(container);
        using var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = container });
        using var player = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        player.DefaultRequestHeaders.Add("Cookie", session.ToCookieHeader());
        using var stranger = new HttpClient();
        var image = new Uri(account.Emulator.BaseAddress, $"api/v3.0/media/recordedImage.jpeg?deviceId={Device}&type=preview&timestamp__lte=2026-03-01T12:00:00.000%2B00:00");
        Assert.That(await StatusesAsync(image, browser, player, stranger), Is.EqualTo(new[] { 200, 200, 401 }));
        Assert.That(session.Address, Is.EqualTo(new Uri(account.Emulator.BaseAddress, "media/session")));
        Assert.That(session.ToString(), Does.Not.Contain(session.Cookies.Single().Value));
        Assert.That(account.Emulator.Journal.Of(EmulatorEndpoint.SessionCookie).Single().AuthorizationScheme, Is.EqualTo("Bearer"));
    }

    [Test]
    public async Task No_token_goes_to_a_media_session_on_a_host_that_is_not_allowed()
    {
        await using MediaAccount account = await StartAsync();
        account.Emulator.AdvertisedBaseAddress = new Uri("https://media.example.com");
        EenProtocolException? e = await Assert.ThrowsAsync<EenProtocolException>(() => account.Client.MediaSession.StartAsync());
        Assert.That(e!.Message, Does.Contain("media.example.com"));
        Assert.That(account.Emulator.Journal.Count(EmulatorEndpoint.SessionCookie), Is.Zero);
    }

    private static EenMediaClient Client(MediaAccount account, VideoPermissions permissions) => new(new EenMediaClientOptions
    {
        BaseAddress = account.Emulator.BaseAddress,
        Credential = EenCredential.FromAccessToken(account.Emulator.IssueAccessToken(permissions: permissions)),
        TimeProvider = account.Clock,
    });

    private static async Task<IEnumerable<string>> IdsAsync(PagedResults<Feed> list) => (await DrainAsync(list)).Select(feed => feed.Id);

    private static async Task<List<int>> StatusesAsync(Uri address, params HttpClient[] clients)
    {
        var statuses = new List<int>();
        foreach (HttpClient client in clients)
        {
            using HttpResponseMessage response = await client.GetAsync(address);
            statuses.Add((int)response.StatusCode);
        }

        return statuses;
    }
}
