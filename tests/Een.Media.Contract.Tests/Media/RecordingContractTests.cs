using Een.Media.Contract.Tests.Support;
using static Een.Media.Contract.Tests.Support.MediaAccount;

namespace Een.Media.Contract.Tests.Media;

/// <summary>Every parameter of <c>GET /media</c>, over a socket.</summary>
public sealed class RecordingContractTests
{
    private static readonly DateTimeOffset s_eleven = Noon.AddHours(-1);

    [TestCase("preview", "image", new[] { "11:00:00-11:29:59", "11:40:00-12:00:00" })]
    [TestCase("preview", "video", new[] { "11:00:00-11:29:59", "11:40:00-12:00:00" })]
    [TestCase("main", "video", new[] { "11:00:00-11:05:00", "11:50:00-11:51:00" })]
    public async Task The_listed_intervals_are_those_of_the_stream(string type, string mediaType, string[] expected)
    {
        await using MediaAccount account = await StartAsync();

        List<RecordingInterval> intervals = await DrainAsync(account.Client.Recordings.ListAsync(Device, new StreamType(type), new MediaType(mediaType), s_eleven));

        Assert.That(intervals.Select(Times), Is.EqualTo(expected));
        Assert.That(intervals.Select(i => (i.DeviceId, i.StreamType.Value, i.MediaType.Value)), Is.All.EqualTo((Device, type, mediaType)));
        Assert.That(intervals.Select(i => i.AdditionalProperties.Count + i.Urls.ByKind.Count), Is.All.Zero);
        Assert.That(account.LastQuery, Is.EquivalentTo(new Dictionary<string, string>
        {
            ["deviceId"] = Device,
            ["type"] = type,
            ["mediaType"] = mediaType,
            ["startTimestamp__gte"] = "2026-03-01T11:00:00.000+00:00",
            ["coalesce"] = "true",
        }));
    }

    [Test]
    public async Task The_range_of_a_list_is_sent_as_the_service_takes_it_whatever_the_callers_offset()
    {
        await using MediaAccount account = await StartAsync();

        List<RecordingInterval> intervals = await DrainAsync(account.Client.Recordings.ListAsync(
            Device, StreamType.Preview, MediaType.Image, Noon.AddMinutes(-29).ToOffset(TimeSpan.FromHours(5)), Noon.AddMinutes(-10).ToOffset(TimeSpan.FromHours(-8))));

        Assert.That(intervals.Select(Times), Is.EqualTo(new[] { "11:40:00-12:00:00" }));
        Assert.That(account.LastQuery["startTimestamp__gte"], Is.EqualTo("2026-03-01T11:31:00.000+00:00"));
        Assert.That(account.LastQuery["endTimestamp__lte"], Is.EqualTo("2026-03-01T11:50:00.000+00:00"));
    }

    [TestCase(true, 1)]
    [TestCase(false, 12)]
    public async Task Intervals_that_touch_are_joined_unless_told_not_to(bool coalesce, int count)
    {
        // This camera's recordings are cut every quarter of an hour.
        await using MediaAccount account = await StartAsync(options =>
            options.Cameras.Add(EmulatedCamera.Synthetic("Lot", new SyntheticCameraOptions { Gaps = false }) with { DeviceId = Device }));

        List<RecordingInterval> intervals = await DrainAsync(account.Client.Recordings.ListAsync(
            Device, StreamType.Preview, MediaType.Image, Noon.AddHours(-3), options: new RecordingsOptions { Coalesce = coalesce }));

        Assert.That(intervals, Has.Count.EqualTo(count));
        Assert.That(intervals.Zip(intervals.Skip(1)), Has.All.Matches<(RecordingInterval, RecordingInterval)>(pair => pair.Item1.EndTimestamp == pair.Item2.StartTimestamp));
    }

    [Test]
    public async Task An_interval_has_the_URLs_that_were_requested_and_the_service_refuses_unknown_kinds()
    {
        await using MediaAccount account = await StartAsync();
        StreamUrlKind[] known = [StreamUrlKind.Flv, StreamUrlKind.Rtsp, StreamUrlKind.Rtsps, StreamUrlKind.Multipart, StreamUrlKind.Mp4, StreamUrlKind.Hls];

        RecordingInterval all = (await DrainAsync(List(account, new RecordingsOptions { Include = known })))[0];
        RecordingInterval one = (await DrainAsync(List(account, new RecordingsOptions { Include = [StreamUrlKind.Mp4] })))[0];
        EenInvalidRequestException? refused = await Assert.ThrowsAsync<EenInvalidRequestException>(() =>
            DrainAsync(List(account, new RecordingsOptions { Include = [new StreamUrlKind("hologramUrl")] })));

        Assert.That(all.Urls.ByKind.Keys, Is.EquivalentTo(known));
        Assert.That(
            new[] { all.Urls.Flv, all.Urls.Rtsp, all.Urls.Rtsps, all.Urls.Multipart, all.Urls.Mp4, all.Urls.Hls }.Select(url => url!.Scheme),
            Is.EqualTo(new[] { "http", "rtsp", "rtsps", "http", "http", "http" }));
        Assert.That(one.Urls.ByKind.Keys, Is.EqualTo(new[] { StreamUrlKind.Mp4 }));
        Assert.That(refused!.Details.SelectMany(d => d.ArgumentViolations).Single().ArgumentName, Is.EqualTo("include"));
    }

    [Test]
    public async Task Pages_of_intervals_add_up_whatever_their_size_and_the_form_of_the_last(
        [Values(1, 2, 7, 500, null)] int? size, [Values] LastPageToken last)
    {
        await using MediaAccount account = await IslandsAsync(15, new ServiceBehavior { LastPageToken = last });

        List<ResultPage<RecordingInterval>> pages = await DrainAsync(List(account, new RecordingsOptions { PageSize = size }).AsPages());

        Assert.That(pages.SelectMany(page => page.Items).Select(i => i.StartTimestamp), Is.EqualTo(Enumerable.Range(0, 15).Select(i => s_eleven.AddMinutes(3 * i))));
        Assert.That(pages.Count, Is.EqualTo(Math.Ceiling(15.0 / (size ?? 100))));
        Assert.That(account.LastQuery.GetValueOrDefault("pageSize"), Is.EqualTo(size?.ToString()));
        Assert.That(pages.Select(page => page.TotalSize), Is.All.Null);
    }

    [Test]
    public async Task A_list_of_intervals_goes_on_from_either_token_of_a_page()
    {
        await using MediaAccount account = await IslandsAsync(6);
        PagedResults<RecordingInterval> list = List(account, new RecordingsOptions { PageSize = 2 });
        List<ResultPage<RecordingInterval>> pages = await DrainAsync(list.AsPages());

        List<ResultPage<RecordingInterval>> rest = await DrainAsync(list.AsPages(pages[0].NextToken));
        ResultPage<RecordingInterval> back = await FirstAsync(list.AsPages(pages[2].PreviousToken));

        Assert.That((pages[0].PreviousToken, pages[2].NextToken), Is.EqualTo(((PageToken?)null, (PageToken?)null)));
        Assert.That(rest.SelectMany(page => page.Items).Select(Times), Is.EqualTo(pages.Skip(1).SelectMany(page => page.Items).Select(Times)));
        Assert.That(back.Items.Select(Times), Is.EqualTo(pages[1].Items.Select(Times)));
    }

    [Test]
    public async Task Intervals_come_in_the_services_order_unless_sorted_ones_are_requested([Values] MediaOrder order)
    {
        await using MediaAccount account = await IslandsAsync(15, new ServiceBehavior { MediaOrder = order });

        List<RecordingInterval> asItComes = await DrainAsync(List(account, new RecordingsOptions { PageSize = 4 }));
        List<RecordingInterval> sorted = await DrainAsync(List(account, new RecordingsOptions { PageSize = 4, Sorted = true }));

        Assert.That(sorted.Select(i => i.StartTimestamp), Is.Ordered.Ascending);
        Assert.That(asItComes.Select(Times), Is.EquivalentTo(sorted.Select(Times)));
        Assert.That(asItComes.Select(i => i.StartTimestamp), order == MediaOrder.Ascending ? Is.Ordered.Ascending : Is.Not.Ordered.Ascending);
    }

    [Test]
    public async Task The_timestamps_of_intervals_are_read_in_both_forms()
    {
        await using MediaAccount account = await StartAsync(options => options.Behavior = new ServiceBehavior { ZuluTimestamps = true });
        Assert.That((await DrainAsync(List(account))).Select(Times), Is.EqualTo(new[] { "11:00:00-11:29:59", "11:40:00-12:00:00" }));
    }

    [Test]
    public async Task The_coverage_of_a_range_is_that_of_the_emulators_timeline([Values] MediaOrder order)
    {
        await using MediaAccount account = await StartAsync(options => options.Behavior = new ServiceBehavior { MediaOrder = order });

        RecordingCoverage coverage = await account.Client.Recordings.CoverageAsync(Device, StreamType.Main, MediaType.Video, s_eleven.AddMinutes(1), Noon.AddMinutes(-10).AddSeconds(20));

        Assert.That(coverage.RecordedRanges.Select(s => s.Duration), Is.EqualTo(new[] { TimeSpan.FromMinutes(4), TimeSpan.FromSeconds(20) }));
        Assert.That(coverage.Gaps, Is.EqualTo(new[] { new TimeRange(s_eleven.AddMinutes(5), Noon.AddMinutes(-10)) }));
        Assert.That(coverage.Fraction, Is.EqualTo((4 + (1 / 3.0)) / (49 + (1 / 3.0))).Within(1e-12));
    }

    [Test]
    public async Task An_image_exists_at_both_ends_of_an_interval_and_none_in_a_gap()
    {
        await using MediaAccount account = await StartAsync();
        RecordingCoverage coverage = await account.Client.Recordings.CoverageAsync(Device, StreamType.Main, MediaType.Video, s_eleven, Noon);
        RecordedImageStreamStage main = RecordedImageRequest.ForDevice(Device).Main();

        foreach (TimeRange stretch in coverage.RecordedRanges)
        {
            using RecordedImage first = await account.Client.RecordedImages.GetAsync(main.At(stretch.From));
            using RecordedImage last = await account.Client.RecordedImages.GetAsync(main.At(stretch.Until));
        }

        foreach (TimeRange gap in coverage.Gaps)
            Assert.That(await account.Client.RecordedImages.TryGetAsync(main.At(gap.From + (gap.Duration / 2))), Is.Null);
        Assert.That((coverage.RecordedRanges.Count, coverage.Gaps.Count), Is.EqualTo((2, 2)));
    }

    [Test]
    public async Task A_camera_without_recordings_has_no_intervals_and_an_unknown_one_is_not_found()
    {
        await using MediaAccount account = await StartAsync();
        IRecordingsClient recordings = account.Client.Recordings;
        Assert.That(await DrainAsync(recordings.ListAsync(EmptyDevice, StreamType.Main, MediaType.Video, s_eleven)), Is.Empty);
        Assert.That((await recordings.CoverageAsync(EmptyDevice, StreamType.Main, MediaType.Video, s_eleven, Noon)).Fraction, Is.Zero);
        EenNotFoundException? e = await Assert.ThrowsAsync<EenNotFoundException>(() => DrainAsync(recordings.ListAsync("deadbeef", StreamType.Main, MediaType.Video, s_eleven)));
        Assert.That(e!.Details.SelectMany(d => d.Ids), Is.EqualTo(new[] { "deadbeef" }));
    }

    private static PagedResults<RecordingInterval> List(MediaAccount account, RecordingsOptions? options = null) =>
        account.Client.Recordings.ListAsync(Device, StreamType.Preview, MediaType.Image, s_eleven, options: options);

    /// <summary>Single previews three minutes apart, so that each is an interval of its own.</summary>
    private static Task<MediaAccount> IslandsAsync(int count, ServiceBehavior? behavior = null) => StartAsync(options =>
    {
        options.Cameras.Add(EmulatedCamera.FromTimeline("Islands", Enumerable.Range(0, count).Select(i => s_eleven.AddMinutes(3 * i))) with { DeviceId = Device });
        options.Behavior = behavior ?? new ServiceBehavior();
    });

    private static string Times(RecordingInterval interval) => $"{interval.StartTimestamp:HH:mm:ss}-{interval.EndTimestamp:HH:mm:ss}";

    private static async Task<T> FirstAsync<T>(IAsyncEnumerable<T> list)
    {
        await foreach (T item in list)
            return item;
        throw new AssertionException("The list is empty.");
    }
}
