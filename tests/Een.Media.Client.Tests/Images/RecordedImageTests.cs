using System.Net;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Images;

/// <summary>What one can do with an image, and when no longer.</summary>
public sealed class RecordedImageTests
{
    [Test]
    public async Task An_image_knows_its_camera_and_stream()
    {
        using MockService service = new MockService().Answer(Answers.Frame(Jpeg.Sample(320, 180), "2025-06-01T12:00:00.120Z", next: "next-token", previous: "previous-token"));
        using RecordedImage image = await service.Client().RecordedImages.GetAsync(TestValues.Request);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(image.Timestamp, Is.EqualTo(TestValues.Noon.AddMilliseconds(120)));
            Assert.That((image.DeviceId, image.StreamType), Is.EqualTo(("10058b7a", StreamType.Preview)));
            Assert.That((image.NextToken, image.PreviousToken), Is.EqualTo((new PageToken("next-token"), new PageToken("previous-token"))));
            Assert.That(image.OverlaySvg, Is.Null);
        }
    }

    [Test]
    public async Task An_image_by_page_token_does_not_know_its_camera_or_stream()
    {
        using MockService service = new MockService().Answer(Answers.Frame());
        using RecordedImage image = await service.Client().RecordedImages.GetAsync(RecordedImageRequest.FromPageToken(new PageToken("a-page-token")));
        Assert.That((image.DeviceId, image.StreamType), Is.EqualTo(((string?)null, (StreamType?)null)));
    }

    [Test]
    public async Task The_text_of_an_image_is_the_same_in_any_culture_and_holds_no_token()
    {
        using var culture = new OtherCulture();
        using MockService service = new MockService().Answer(Answers.Frame(next: "secret-next-token"));
        using RecordedImage image = await service.Client().RecordedImages.GetAsync(TestValues.Request);
        Assert.That(image.ToString(), Is.EqualTo("preview image of 10058b7a, 2025-06-01T12:00:00.000Z, 640×360"));
        using RecordedImage own = EenMediaModelFactory.RecordedImage(Jpeg.Sample(), TestValues.Noon);
        Assert.That(own.ToString(), Is.EqualTo("image, 2025-06-01T12:00:00.000Z, 640×360"));
    }

    [Test]
    public async Task At_an_exact_time_without_an_image_the_message_names_the_requests_that_find_the_nearest()
    {
        using MockService service = new MockService().Always(_ => Answers.NotFound());
        EenNotFoundException? e = await Assert.ThrowsAsync<EenNotFoundException>(() => service.Client().RecordedImages.GetAsync(
            RecordedImageRequest.ForDevice("10058b7a").Preview().At(TestValues.Noon)));
        Assert.That(e!.Message, Does.Contain("AtOrAfter").And.Contain("AtOrBefore").And.Not.Contain("Recordings.ListAsync"));
    }

    [TestCase("<html>no route</html>")]
    [TestCase("404 page not found\n")]
    [TestCase("[]")]
    public async Task TryGetAsync_does_not_take_another_servers_404_for_nothing_recorded(string page)
    {
        using MockService service = new MockService().Always(_ => Answers.Error(HttpStatusCode.NotFound, page));
        EenNotFoundException? e = await Assert.ThrowsAsync<EenNotFoundException>(() => service.Client().RecordedImages.TryGetAsync(TestValues.Request));
        Assert.That(e!.Message, Does.Contain("HTTP 404").And.Contain("BaseAddress").And.Not.Contain("Recordings.ListAsync"));
        Assert.That(e.MeansNothingRecorded, Is.False);
    }

    [TestCase("")]
    [TestCase("{}")]
    [TestCase("""{"status":"notFound"}""")]
    public async Task A_404_for_an_image_means_that_nothing_is_recorded_even_without_the_services_error(string body)
    {
        using MockService service = new MockService().Always(_ => Answers.Error(HttpStatusCode.NotFound, body));
        EenMediaClient client = service.Client();
        EenNotFoundException? e = await Assert.ThrowsAsync<EenNotFoundException>(() => client.RecordedImages.GetAsync(TestValues.Request));
        Assert.That(e!.MeansNothingRecorded, Is.True);
        Assert.That(await client.RecordedImages.TryGetAsync(TestValues.Request), Is.Null);
    }

    [Test]
    public async Task TryGetAsync_returns_null_where_nothing_is_recorded()
    {
        using MockService service = new MockService().Always(_ => Answers.NotFound());
        EenMediaClient client = service.Client();
        Assert.That(await client.RecordedImages.TryGetAsync(TestValues.Request), Is.Null);
        EenNotFoundException? e = await Assert.ThrowsAsync<EenNotFoundException>(() => client.RecordedImages.GetAsync(TestValues.Request));
        Assert.That(e!.Reason, Is.EqualTo("resourceNotFound"));
    }

    [Test]
    public async Task TryGetAsync_throws_for_every_other_failure()
    {
        using MockService service = new MockService().Always(_ => Answers.Error(System.Net.HttpStatusCode.Forbidden, "{}"));
        await Assert.ThrowsAsync<EenPermissionException>(() => service.Client().RecordedImages.TryGetAsync(TestValues.Request));
        await Assert.ThatAsync(() => service.Client().RecordedImages.TryGetAsync(null!), Throws.ArgumentNullException);
    }

    [Test]
    public void The_streams_of_an_image_are_independent_read_only_and_at_their_start()
    {
        byte[] jpeg = Jpeg.Sample();
        using RecordedImage image = EenMediaModelFactory.RecordedImage(jpeg, TestValues.Noon);
        using Stream first = image.AsStream();
        using Stream second = image.AsStream();
        first.ReadByte();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.Position, second.Position, second.Length), Is.EqualTo((1, 0, jpeg.Length)));
            Assert.That(second.CanWrite, Is.False);
            Assert.That(() => ((MemoryStream)second).GetBuffer(), Throws.InstanceOf<UnauthorizedAccessException>());
        }

        using var copy = new MemoryStream();
        second.CopyTo(copy);
        Assert.That(copy.ToArray(), Is.EqualTo(jpeg));
    }

    [Test]
    public async Task An_image_copies_itself_to_a_stream()
    {
        byte[] jpeg = Jpeg.Sample();
        using RecordedImage image = EenMediaModelFactory.RecordedImage(jpeg, TestValues.Noon);
        using var copy = new MemoryStream();
        await image.CopyToAsync(copy);
        Assert.That(copy.ToArray(), Is.EqualTo(jpeg));
        await Assert.ThatAsync(() => image.CopyToAsync(null!), Throws.ArgumentNullException);
        await Assert.CatchAsync<OperationCanceledException>(() => image.CopyToAsync(copy, new CancellationToken(canceled: true)));
    }

    [Test]
    public async Task A_disposed_image_has_its_facts_and_no_bytes()
    {
        RecordedImage image = EenMediaModelFactory.RecordedImage(Jpeg.Sample(), TestValues.Noon);
        image.Dispose();
        image.Dispose();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => image.Data, Throws.InstanceOf<ObjectDisposedException>());
            Assert.That(() => image.AsStream(), Throws.InstanceOf<ObjectDisposedException>());
            Assert.That((image.Width, image.Timestamp), Is.EqualTo((640, TestValues.Noon)));
            Assert.That(image.ToString(), Does.Contain("640×360"));
        }

        await Assert.ThatAsync(() => image.CopyToAsync(Stream.Null), Throws.InstanceOf<ObjectDisposedException>());
        await Assert.ThatAsync(() => image.SaveAsync("never.jpg"), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(File.Exists("never.jpg"), Is.False);
        Assert.That(() => image.SaveAsync(" "), Throws.ArgumentException.With.Property("ParamName").EqualTo("path"));
    }

    [Test]
    public async Task An_image_that_many_threads_dispose_returns_its_memory_once()
    {
        using MockService service = new MockService().Always(_ => Answers.Frame());
        EenMediaClient client = service.Client();
        RecordedImage image = await client.RecordedImages.GetAsync(TestValues.Request);
        await Parallel.ForAsync(0, 64, (_, _) =>
        {
            image.Dispose();
            return ValueTask.CompletedTask;
        });
        Assert.That(service.Buffers.Outstanding, Is.Zero);
    }
}
