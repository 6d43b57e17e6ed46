using System.Net;
using Een.Media.Contract.Tests.Support;

namespace Een.Media.Contract.Tests.Failures;

/// <summary>Every error that the service can give, by its real cause and by decree.</summary>
public sealed class ErrorTests
{
    private static readonly RecordedImageTimeRequest s_request = Recording.Ask().At(Recording.Start);

    [Test]
    public async Task An_unknown_camera_is_not_found()
    {
        using EenMediaClient client = EmulatorFixture.CreateClient();
        EenUnknownCameraException? e = await Assert.ThrowsAsync<EenUnknownCameraException>(
            () => client.RecordedImages.GetAsync(RecordedImageRequest.ForDevice("ffffffff").Preview().At(Recording.Start)));
        Assert.That((e!.StatusCode, e.Status), Is.EqualTo((HttpStatusCode.NotFound, "notFound")));
        Assert.That(e.Reason, Is.Not.Null);
        await Assert.ThrowsAsync<EenNotFoundException>(() => client.RecordedImages.ListOverlaysAsync("ffffffff"));
    }

    [Test]
    public async Task An_access_token_of_nobody_is_refused()
    {
        using EenMediaClient client = EmulatorFixture.CreateClient(accessToken: "nobody-issued-this-token");
        EenAuthenticationException? e = await Assert.ThrowsAsync<EenAuthenticationException>(() => client.RecordedImages.GetAsync(s_request));
        Assert.That((e!.StatusCode, e.Status, e.ExpiredAt), Is.EqualTo((HttpStatusCode.Unauthorized, "unauthenticated", (DateTimeOffset?)null)));
    }

    [Test]
    public async Task A_token_that_expired_beyond_the_clock_tolerance_is_never_sent()
    {
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync();
        using EenMediaClient client = EmulatorFixture.CreateClient(emulator, emulator.IssueAccessToken(lifetime: TimeSpan.FromMinutes(-10)));
        EenAuthenticationException? e = await Assert.ThrowsAsync<EenAuthenticationException>(() => client.RecordedImages.GetAsync(s_request));
        Assert.That(e!.ExpiredAt, Is.EqualTo(DateTimeOffset.UtcNow.AddMinutes(-10)).Within(TimeSpan.FromMinutes(1)));
        Assert.That(emulator.Journal.Entries, Is.Empty);
    }

    [TestCase(VideoPermissions.ViewPreviewVideo, true, false)]
    [TestCase(VideoPermissions.ViewHistoricVideo, false, true)]
    [TestCase(VideoPermissions.None, false, false)]
    public async Task Images_that_an_account_may_not_see_are_forbidden(VideoPermissions permissions, bool preview, bool main)
    {
        using EenMediaClient client = EmulatorFixture.CreateClient(accessToken: EmulatorFixture.Shared.IssueAccessToken(permissions: permissions));
        foreach ((StreamType streamType, bool allowed) in new[] { (StreamType.Preview, preview), (StreamType.Main, main) })
        {
            RecordedImageRequest request = Recording.Ask(streamType).At(Recording.Start);
            if (allowed)
            {
                (await client.RecordedImages.GetAsync(request)).Dispose();
                continue;
            }

            EenPermissionException? e = await Assert.ThrowsAsync<EenPermissionException>(() => client.RecordedImages.GetAsync(request));
            Assert.That((e!.Status, e.Reason), Is.EqualTo(("permissionDenied", "invalidPermission")));
        }
    }

    [Test]
    public async Task Too_many_main_images_are_rate_limited()
    {
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync(o => o.MainImageThrottle = new MainImageThrottle { Burst = 1, PerSecond = 0.01 });
        using EenMediaClient client = EmulatorFixture.CreateClient(emulator, configure: o => o.Retry.MaxRetryAttempts = 0);
        RecordedImageRequest main = Recording.Ask(StreamType.Main).At(Recording.Start);
        (await client.RecordedImages.GetAsync(main)).Dispose();
        EenRateLimitedException? e = await Assert.ThrowsAsync<EenRateLimitedException>(() => client.RecordedImages.GetAsync(main));
        Assert.That(e!.RetryAfter, Is.InRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(101)));
        Assert.That((e.StatusCode, e.Reason), Is.EqualTo((HttpStatusCode.TooManyRequests, "tooManyRequests")));
    }

    [Test]
    public async Task Text_that_is_no_page_token_is_refused()
    {
        using EenMediaClient client = EmulatorFixture.CreateClient();
        var e = await Assert.CatchAsync<EenApiException>(
            () => client.RecordedImages.GetAsync(RecordedImageRequest.FromPageToken(new PageToken("no-token-of-this-service"))));
        Assert.That(e, Is.InstanceOf<EenInvalidRequestException>().Or.InstanceOf<EenNotFoundException>());
        Assert.That(e!.ToString(), Does.Not.Contain("no-token-of-this-service"));
    }

    private static readonly (int Status, Type Type)[] s_statuses =
    [
        (400, typeof(EenInvalidRequestException)), (401, typeof(EenAuthenticationException)), (403, typeof(EenPermissionException)),
        (404, typeof(EenNotFoundException)), (409, typeof(EenApiException)), (429, typeof(EenRateLimitedException)),
        (500, typeof(EenApiException)), (501, typeof(EenApiException)), (502, typeof(EenApiException)), (503, typeof(EenApiException)), (504, typeof(EenApiException)),
    ];

    [TestCase(FaultBody.Json)]
    [TestCase(FaultBody.Html)]
    [TestCase(FaultBody.Empty)]
    [TestCase(FaultBody.Wrong)]
    [TestCase(FaultBody.Huge)]
    public async Task Every_status_has_its_exception_whatever_the_body(FaultBody body)
    {
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync();
        using EenMediaClient client = EmulatorFixture.CreateClient(emulator, configure: o => o.Retry.MaxRetryAttempts = 0);
        foreach ((int status, Type type) in s_statuses)
        {
            emulator.Faults.Clear();
            emulator.Faults.Add($"recordedImage {Fault.Status(status, body)}");
            EenApiException? e = await Assert.CatchAsync<EenApiException>(() => client.RecordedImages.GetAsync(s_request));
            using (Assert.EnterMultipleScope())
            {
                Assert.That(e, Is.TypeOf(type), $"{status}");
                Assert.That((int?)e!.StatusCode, Is.EqualTo(status));
                Assert.That(e.Message, Has.Length.LessThan(5000));
                Assert.That(e.Status is null, Is.EqualTo(body != FaultBody.Json), $"{status}");
            }
        }
    }

    [Test]
    public async Task An_error_without_details_has_its_exception()
    {
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync(o => o.Behavior = new ServiceBehavior { ErrorsWithoutDetails = true });
        using EenMediaClient client = EmulatorFixture.CreateClient(emulator);
        EenNotFoundException? e = await Assert.ThrowsAsync<EenNotFoundException>(() => client.RecordedImages.GetAsync(Recording.Ask().At(Recording.At(30))));
        Assert.That((e!.Status, e.Reason, e.Details.Count), Is.EqualTo(("notFound", (string?)null, 0)));
    }

    [Test]
    public async Task A_port_where_nobody_listens_is_a_transport_exception()
    {
        EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync();
        using EenMediaClient client = EmulatorFixture.CreateClient(emulator, configure: o => o.Retry.MaxRetryAttempts = 0);
        await emulator.DisposeAsync();
        EenTransportException? e = await Assert.ThrowsAsync<EenTransportException>(() => client.RecordedImages.GetAsync(s_request));
        Assert.That(e!.Message, Does.Contain("No connection"));
    }
}
