using System.Net;
using Een.Media.Client.Tests.Support;

using static Een.Media.Client.Tests.Lists.RecordingListTests;

namespace Een.Media.Client.Tests.Lists;

public sealed class CameraListTests
{
    private const string Empty = """{"results":[],"nextPageToken":"","prevPageToken":"","totalSize":0}""";

    private const string Dock =
        """
        {"id":"10058b7a","accountId":"00000042","name":"Loading dock","bridgeId":"100cafe1","locationId":"loc-1","multiCameraId":null,
         "createTimestamp":"2025-06-01T12:00:00.000+00:00","status":{"connectionStatus":"deviceOffline"},"timeZone":{"zone":"America/Chicago"},
         "locationSummary":{"name":"Austin","city":"Austin"},"tags":["outdoor","dock"],"deviceInfo":{"make":"Acme"},"notes":"North side"}
        """;

    [Test]
    public async Task Each_camera_filter_has_its_parameter_and_status_and_zone_are_always_requested()
    {
        using MockService service = new MockService().Always(_ => Answers.Json(Empty));
        ICamerasClient cameras = service.Client().Cameras;

        await DrainAsync(cameras.ListAsync());
        await DrainAsync(cameras.ListAsync(new CamerasOptions
        {
            Ids = ["10058B7A", "100cafe1", "10058b7a"],
            NameContains = "dock & gate",
            Statuses = [CameraStatus.Online, new CameraStatus("rebooting")],
            Search = "acme",
            Include = [CameraField.Tags, CameraField.LocationSummary],
            PageSize = 500,
        }));

        Assert.That(service.Seen.Select(request => request.Uri.AbsolutePath), Is.All.EqualTo("/api/v3.0/cameras"));
        Assert.That(service.Seen.Select(request => string.Join(' ', request.Query.Select(p => $"{p.Key}={p.Value}"))), Is.EqualTo(new[]
        {
            "include=status,timeZone",
            "id__in=10058b7a,100cafe1 name__contains=dock & gate status__in=online,rebooting q=acme "
                + "include=status,timeZone,tags,locationSummary pageSize=500",
        }));
    }

    [Test]
    public async Task A_camera_carries_everything_that_the_service_says()
    {
        using MockService service = new MockService().Always(_ => Answers.Json($$"""{"results":[{{Dock}}],"totalSize":1}"""));

        ResultPage<Camera> page = await FirstAsync(service.Client().Cameras.ListAsync().AsPages());
        Camera camera = page.Items.Single();

        Assert.Multiple(() =>
        {
            Assert.That(page.TotalSize, Is.EqualTo(1));
            Assert.That((camera.Id, camera.Name, camera.Status), Is.EqualTo(("10058b7a", "Loading dock", (CameraStatus?)CameraStatus.DeviceOffline)));
            Assert.That((camera.AccountId, camera.BridgeId, camera.LocationId, camera.MultiCameraId), Is.EqualTo(("00000042", "100cafe1", "loc-1", (string?)null)));
            Assert.That(camera.TimeZoneName, Is.EqualTo("America/Chicago"));
            Assert.That(camera.TimeZone!.GetUtcOffset(TestValues.Noon), Is.EqualTo(TimeSpan.FromHours(-5)));
            Assert.That(camera.CreateTimestamp, Is.EqualTo(TestValues.Noon));
            Assert.That(camera.LocationName, Is.EqualTo("Austin"));
            Assert.That(camera.Tags, Is.EqualTo(new[] { "outdoor", "dock" }));
            Assert.That(camera.AdditionalProperties.Keys, Is.EquivalentTo(new[] { "locationSummary", "deviceInfo", "notes" }));
            Assert.That($"{camera}", Is.EqualTo("10058b7a: Loading dock (deviceOffline)"));
        });
    }

    [Test]
    public async Task One_camera_is_asked_for_by_its_id_in_lower_case()
    {
        using MockService service = new MockService().Always(_ => Answers.Json(Dock));

        Camera camera = await service.Client().Cameras.GetAsync("10058B7A");

        Assert.That(camera.Name, Is.EqualTo("Loading dock"));
        Assert.That(service.Seen.Single().Uri.PathAndQuery, Is.EqualTo("/api/v3.0/cameras/10058b7a?include=status%2CtimeZone"));
    }

    [Test]
    public async Task A_camera_of_another_account_is_unknown()
    {
        using MockService service = new MockService().Always(_ => Answers.NotFound());
        EenUnknownCameraException? e = await Assert.ThrowsAsync<EenUnknownCameraException>(() => service.Client().Cameras.GetAsync("10058B7A"));
        Assert.That((e!.StatusCode, e.CameraId, e.Attempts), Is.EqualTo((HttpStatusCode.NotFound, "10058b7a", 1)));
        Assert.That(e.Message, Does.Contain("Check the id").And.Contain("client.Cameras.ListAsync"));
        Assert.That(e.MeansNothingRecorded, Is.False);
    }

    [Test]
    public async Task A_404_that_is_not_the_services_own_says_nothing_about_the_camera()
    {
        using MockService service = new MockService().Always(_ => Answers.Error(HttpStatusCode.NotFound, "<html>no route</html>"));
        EenNotFoundException? e = await Assert.ThrowsAsync<EenNotFoundException>(() => service.Client().Cameras.GetAsync("10058b7a"));
        Assert.That(e!.Message, Does.Contain("10058b7a").And.Contain("BaseAddress"));
    }

    private static IEnumerable<TestCaseData> OtherCalls()
    {
        yield return new TestCaseData(Call(c => c.RecordedImages.ListOverlaysAsync("10058b7a"))).SetArgDisplayNames("overlays");
        yield return new TestCaseData(Call(c => c.LiveImages.GetAsync("10058b7a"))).SetArgDisplayNames("live image");
        yield return new TestCaseData(Call(c => c.Recordings.CoverageAsync(
            "10058b7a", StreamType.Main, MediaType.Video, TestValues.Noon, TestValues.Noon.AddHours(1)))).SetArgDisplayNames("coverage");

        static Func<EenMediaClient, Task> Call(Func<EenMediaClient, Task> call) => call;
    }

    [TestCaseSource(nameof(OtherCalls))]
    public async Task A_call_about_a_camera_that_is_not_found_says_what_to_check(Func<EenMediaClient, Task> call)
    {
        using MockService service = new MockService().Always(_ => Answers.NotFound());
        EenNotFoundException? e = await Assert.ThrowsAsync<EenNotFoundException>(() => call(service.Client()));
        Assert.That(e!.Message, Does.Contain("camera 10058b7a").And.Contain("Check the id").And.Contain("client.Cameras.ListAsync"));
        Assert.That(e.MeansNothingRecorded, Is.False);
    }

    [TestCase("""{"id":"10058b7a"}""")]
    [TestCase("""{"id":"10058b7a","name":null,"status":null,"timeZone":null,"tags":null,"locationSummary":null,"createTimestamp":null}""")]
    [TestCase("""{"id":"10058b7a","status":"online","timeZone":"UTC","tags":"none","locationSummary":[],"createTimestamp":"yesterday"}""")]
    [TestCase("""{"id":"10058b7a","status":{},"timeZone":{"zone":5},"tags":[],"locationSummary":{"name":{}}}""")]
    [TestCase("""{"id":"10058b7a","status":{"connectionStatus":"\ud800"},"timeZone":{"zone":""},"tags":["\ud800"]}""")]
    public async Task A_camera_with_nothing_usable_but_its_id_does_not_spoil_the_list(string json)
    {
        using MockService service = new MockService().Always(_ => Answers.Json($$"""{"results":[{{json}}]}"""));

        Camera camera = (await FirstAsync(service.Client().Cameras.ListAsync().AsPages())).Items.Single();

        Assert.That((camera.Id, camera.Name, camera.Status, camera.TimeZoneName, camera.TimeZone, camera.LocationName, camera.CreateTimestamp),
            Is.EqualTo(("10058b7a", "", (CameraStatus?)null, (string?)null, (TimeZoneInfo?)null, (string?)null, (DateTimeOffset?)null)));
        Assert.That(camera.Tags, Is.Empty);
    }

    [Test]
    public async Task A_camera_without_an_id_breaks_the_protocol()
    {
        using MockService service = new MockService().Always(_ => Answers.Json("""{"results":[{"name":"Loading dock"}]}"""));
        EenProtocolException? e = await Assert.ThrowsAsync<EenProtocolException>(() => DrainAsync(service.Client().Cameras.ListAsync()));
        Assert.That(e!.Message, Does.Contain("'id'"));
    }

    [Test]
    public async Task Page_tokens_lead_through_the_list_of_cameras()
    {
        using MockService service = new MockService().Always(seen => Answers.Json(seen.Query.Any(p => p.Key == "pageToken")
            ? """{"results":[{"id":"100cafe1"}],"nextPageToken":""}"""
            : """{"results":[{"id":"10058b7a"}],"nextPageToken":"second"}"""));
        var ids = new List<string>();

        await foreach (Camera camera in service.Client().Cameras.ListAsync())
            ids.Add(camera.Id);

        Assert.That(ids, Is.EqualTo(new[] { "10058b7a", "100cafe1" }));
    }

    [TestCase("../../etc/passwd")]
    [TestCase("/etc/localtime")]
    [TestCase("Mars/Olympus_Mons")]
    [TestCase("UTC\u0000x")]
    [TestCase("")]
    [TestCase(null)]
    public void A_camera_with_a_time_zone_that_this_machine_does_not_know_has_no_zone(string? name) =>
        Assert.That(new Camera { Id = "10058b7a", TimeZoneName = name }.TimeZone, Is.Null);

    [Test]
    public void Camera_options_that_cannot_be_are_refused_at_the_call()
    {
        using var service = new MockService();
        ICamerasClient cameras = service.Client().Cameras;
        Assert.Multiple(() =>
        {
            Assert.That(() => cameras.GetAsync("Loading dock"), Throws.ArgumentException.With.Property("ParamName").EqualTo("cameraId"));
            Assert.That(() => new CamerasOptions { Ids = ["10058b7"] }, Throws.ArgumentException.With.Property("ParamName").EqualTo("Ids"));
            Assert.That(() => new CamerasOptions { NameContains = " " }, Throws.ArgumentException);
            Assert.That(() => new CamerasOptions { Search = "" }, Throws.ArgumentException);
            Assert.That(() => new CamerasOptions { Statuses = [default] }, Throws.ArgumentException);
            Assert.That(() => new CamerasOptions { Include = [default] }, Throws.ArgumentException);
            Assert.That(() => new CamerasOptions { PageSize = 0 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => new CameraStatus("a b"), Throws.ArgumentException);
            Assert.That(() => new CameraField(""), Throws.ArgumentException);
        });
    }

    [Test]
    public void Camera_statuses_have_the_vendors_words()
    {
        CameraStatus[] all =
        [
            CameraStatus.Online, CameraStatus.DeviceOffline, CameraStatus.InvalidCredentials, CameraStatus.BridgeOffline, CameraStatus.Off, CameraStatus.Error,
            CameraStatus.Unknown,
        ];
        Assert.That(all.Select(s => s.Value), Is.EqualTo(new[] { "online", "deviceOffline", "invalidCredentials", "bridgeOffline", "off", "error", "unknown" }));
    }
}
