using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Requests;

/// <summary>What a program may give as the id of a camera, wherever it gives one.</summary>
public sealed class DeviceIdTests
{
    [Test]
    public async Task Hexadecimal_digits_are_sent_in_lower_case_wherever_an_id_goes()
    {
        using MockService service = new MockService().Always(seen => seen.Uri.AbsolutePath.EndsWith(".jpeg", StringComparison.Ordinal)
            ? Answers.Frame()
            : Answers.Json("""{"results":[],"totalSize":0,"overlayId":[],"id":"100fae77"}"""));
        EenMediaClient client = service.Client();

        (await client.RecordedImages.GetAsync(RecordedImageRequest.ForDevice("100FAE77").Preview().At(TestValues.Noon))).Dispose();
        await client.RecordedImages.ListOverlaysAsync("100FAE77");
        (await client.LiveImages.GetAsync("100FAE77")).Dispose();
        await Lists.RecordingListTests.DrainAsync(client.Recordings.ListAsync("100FAE77", StreamType.Main, MediaType.Video, TestValues.Noon));
        await Lists.RecordingListTests.DrainAsync(client.Feeds.ListAsync("100FAE77"));
        await Lists.RecordingListTests.DrainAsync(client.Feeds.ListAsync(["100FAE77"]));

        Assert.That(service.Seen, Has.Count.EqualTo(6));
        Assert.That(service.Seen.Select(seen => seen.Query.Single(p => p.Key is "deviceId" or "deviceId__in").Value), Is.All.EqualTo("100fae77"));
    }

    [TestCase("Loading dock")]
    [TestCase("100f-ae77")]
    [TestCase("100fae7")]
    [TestCase("100fae777")]
    [TestCase(" 100fae77")]
    [TestCase("100fae7g")]
    [TestCase("١٠٠٥٨٧٧٧")]
    public void Text_that_cannot_be_an_id_is_refused_with_an_example_and_the_way_to_find_one(string id)
    {
        ArgumentException? e = Assert.Throws<ArgumentException>(() => RecordedImageRequest.ForDevice(id));
        Assert.That(e!.Message, Does.Contain($"'{id}'").And.Contain("10058b7a").And.Contain("Cameras.ListAsync"));
    }

    [Test]
    public void The_message_about_a_refused_id_is_short_and_printable()
    {
        ArgumentException? e = Assert.Throws<ArgumentException>(() => RecordedImageRequest.ForDevice("\u001b[31m" + new string('x', 5000)));
        Assert.That(e!.Message, Does.Not.Contain("\u001b"));
        Assert.That(e.Message, Has.Length.LessThan(400));
    }
}
