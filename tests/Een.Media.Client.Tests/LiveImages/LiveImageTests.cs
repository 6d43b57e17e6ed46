using System.Net;
using Een.Media.Client.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Een.Media.Client.Tests.LiveImages;

public sealed class LiveImageTests
{
    [Test]
    public async Task A_live_image_is_a_frame_from_which_a_walk_can_go_back()
    {
        using MockService service = new MockService().Answer(Answers.Frame(previous: "back"));

        using RecordedImage image = await service.Client().LiveImages.GetAsync("10058b7a");

        Assert.That(service.Seen.Single().Uri.AbsolutePath, Is.EqualTo("/api/v3.0/media/liveImage.jpeg"));
        Assert.That(service.Seen.Single().Query, Is.EquivalentTo(new Dictionary<string, string> { ["deviceId"] = "10058b7a", ["type"] = "preview" }));
        Assert.That((image.Timestamp, image.DeviceId, image.StreamType), Is.EqualTo((TestValues.Noon, "10058b7a", StreamType.Preview)));
        Assert.That((image.PreviousToken?.Reveal(), image.NextToken), Is.EqualTo(("back", (PageToken?)null)));
        Assert.That(image.Data.ToArray(), Is.EqualTo(Jpeg.Sample()));
    }

    [TestCase("")]
    [TestCase("a b")]
    [TestCase("a,b")]
    public void A_live_image_refuses_text_that_is_no_camera_id(string deviceId)
    {
        using var service = new MockService();
        Assert.That(() => service.Client().LiveImages.GetAsync(deviceId), Throws.ArgumentException.With.Property("ParamName").EqualTo("deviceId"));
    }

    [Test]
    public async Task A_live_image_of_a_camera_that_is_offline_fails_at_once_without_a_retry()
    {
        using MockService service = new MockService().Answer(Answers.Error(
            HttpStatusCode.ServiceUnavailable,
            """{"code":503,"status":"unavailable","message":"Offline.","details":[{"type":"errorInfo","reason":"deviceUnavailable","domain":"media"}]}"""));

        EenDeviceUnavailableException? e = await Assert.ThrowsAsync<EenDeviceUnavailableException>(() => service.Client().LiveImages.GetAsync("10058b7a"));

        Assert.That((e!.StatusCode, e.Status, e.Reason, e.Attempts), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "unavailable", "deviceUnavailable", 1)));
    }

    [TestCase("""{"code":503,"status":"unavailable","details":[{"type":"errorInfo","reason":"serviceUnavailable"}]}""")]
    [TestCase("<html>no upstream</html>")]
    public async Task A_live_image_is_requested_again_when_the_service_is_down(string body)
    {
        using MockService service = new MockService()
            .Answer(Answers.Error(HttpStatusCode.ServiceUnavailable, body))
            .Answer(Answers.Frame());
        using RecordedImage image = await service.Client(options => options.Retry = new RetryOptions { Delay = TimeSpan.Zero }).LiveImages.GetAsync("10058b7a");
        Assert.That(service.Seen, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_wait_for_a_live_image_ignores_the_other_time_limits()
    {
        var time = new FakeTimeProvider();
        var asked = new TaskCompletionSource();
        var taken = new TaskCompletionSource<HttpResponseMessage>();
        using MockService service = new MockService().Always((_, token) =>
        {
            asked.TrySetResult();
            return taken.Task.WaitAsync(token);
        });
        Task<RecordedImage> call = Client(service, time).LiveImages.GetAsync("10058b7a");
        await asked.Task;

        time.Advance(TimeSpan.FromHours(7));
        Assert.That(call.IsCompleted, Is.False);
        taken.SetResult(Answers.Frame());

        using RecordedImage image = await call;
        Assert.That(service.Seen, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_wait_for_a_live_image_has_a_limit_when_one_is_set()
    {
        var time = new FakeTimeProvider();
        var asked = new TaskCompletionSource();
        using MockService service = new MockService().Always(async (_, token) =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, token);
            return Answers.Frame();
        });
        Task<RecordedImage> call = Client(service, time, TimeSpan.FromHours(8)).LiveImages.GetAsync("10058b7a");
        await asked.Task;
        time.Advance(TimeSpan.FromHours(8));

        EenTimeoutException? e = await Assert.ThrowsAsync<EenTimeoutException>(() => call);
        Assert.That((e!.Limit, e.Attempts), Is.EqualTo((TimeSpan.FromHours(8), 1)));
        Assert.That(e.Message, Does.Contain("LiveImageTimeout"));
    }

    [Test]
    public async Task The_callers_cancellation_ends_the_wait_for_a_live_image()
    {
        using var stop = new CancellationTokenSource();
        var asked = new TaskCompletionSource();
        using MockService service = new MockService().Always(async (_, token) =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, token);
            return Answers.Frame();
        });
        Task<RecordedImage> call = service.Client().LiveImages.GetAsync("10058b7a", stop.Token);
        await asked.Task;
        await stop.CancelAsync();
        OperationCanceledException? e = await Assert.ThrowsAsync<OperationCanceledException>(() => call);
        Assert.That(e!.CancellationToken, Is.EqualTo(stop.Token));
    }

    [Test]
    public void A_limit_for_live_images_that_is_out_of_range_is_refused_by_name()
    {
        using var service = new MockService();
        Assert.That(() => Client(service, new FakeTimeProvider(), TimeSpan.Zero), Throws.ArgumentException.With.Message.Contains("LiveImageTimeout"));
    }

    private static EenMediaClient Client(MockService service, TimeProvider time, TimeSpan? limit = null) => service.Client(options =>
    {
        options.TimeProvider = time;
        options.Retry.LiveImageTimeout = limit ?? options.Retry.LiveImageTimeout;
    });
}
