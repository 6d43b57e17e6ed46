using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Images;

/// <summary>Bodies of announced and unknown length, too large, cut, cancelled. Whatever happens, the memory comes back.</summary>
public sealed class BodyTests
{
    private const int Cap = 2000;

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_large_image_arrives_whole(bool announced)
    {
        byte[] jpeg = Large(300_000);
        using MockService service = new MockService().Answer(Answers.Frame(announced ? new ByteArrayContent(jpeg) : new SlowContent(jpeg)));
        EenMediaClient client = service.Client();
        using (RecordedImage image = await client.RecordedImages.GetAsync(TestValues.Request))
        {
            Assert.That(image.Data.Span.SequenceEqual(jpeg), Is.True);
            Assert.That(service.Buffers.Outstanding, Is.EqualTo(1));
        }

        Assert.That(service.Buffers.Outstanding, Is.Zero);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task An_image_of_exactly_the_largest_allowed_size_is_read(bool announced)
    {
        byte[] jpeg = Large(Cap);
        using MockService service = new MockService().Answer(Answers.Frame(announced ? new ByteArrayContent(jpeg) : new SlowContent(jpeg)));
        using RecordedImage image = await service.Client(o => o.MaxImageBytes = Cap).RecordedImages.GetAsync(TestValues.Request);
        Assert.That(image.Data.Length, Is.EqualTo(Cap));
    }

    [TestCase(false, 0)]
    [TestCase(true, 1)]
    public async Task Reading_an_image_stops_beyond_the_largest_allowed_size(bool chunked, int mostReads)
    {
        var body = new SlowContent(Large(500_000), announce: chunked ? null : 500_000);
        using MockService service = new MockService().Always(_ => Answers.Frame(body));
        EenMediaClient client = service.Client(o => o.MaxImageBytes = Cap);
        EenProtocolException? e = await Assert.ThrowsAsync<EenProtocolException>(() => client.RecordedImages.GetAsync(TestValues.Request));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(e!.Message, Does.Contain("2000 bytes").And.Contain("MaxImageBytes"));
            Assert.That(body.BytesRead, Is.LessThanOrEqualTo(mostReads * (Cap + 1000)));
            Assert.That(service.Buffers.Outstanding, Is.Zero);
        }
    }

    [Test]
    public async Task A_body_shorter_than_announced_is_a_transport_exception()
    {
        using MockService service = new MockService().Always(_ => Answers.Frame(new SlowContent(Jpeg.Sample(), announce: 5000)));
        EenMediaClient client = service.Client();
        EenTransportException? e = await Assert.ThrowsAsync<EenTransportException>(() => client.RecordedImages.GetAsync(TestValues.Request));
        Assert.That(e!.Message, Does.Contain("of 5000 bytes"));
        Assert.That(service.Buffers.Outstanding, Is.Zero);
    }

    [Test]
    public async Task A_body_that_breaks_off_is_a_transport_exception()
    {
        using MockService service = new MockService().Always(_ => Answers.Frame(SlowContent.Breaking(Jpeg.Sample()[..50])));
        EenMediaClient client = service.Client();
        await Assert.ThrowsAsync<EenTransportException>(() => client.RecordedImages.GetAsync(TestValues.Request));
        Assert.That(service.Buffers.Outstanding, Is.Zero);
    }

    [Test]
    public async Task Canceling_in_the_middle_of_a_body_throws_the_callers_own_cancellation()
    {
        using var cancel = new CancellationTokenSource();
        var stalled = new TaskCompletionSource();
        using MockService service = new MockService().Always(_ => Answers.Frame(SlowContent.Stalling(Jpeg.Sample()[..50], stalled)));
        EenMediaClient client = service.Client();
        Task<RecordedImage> call = client.RecordedImages.GetAsync(TestValues.Request, cancel.Token);
        await stalled.Task;
        await cancel.CancelAsync();

        OperationCanceledException? e = await Assert.CatchAsync<OperationCanceledException>(() => call);
        Assert.That(e!.CancellationToken, Is.EqualTo(cancel.Token));
        Assert.That(service.Buffers.Outstanding, Is.Zero);
    }

    [Test]
    public async Task Canceling_before_the_headers_throws_the_callers_own_cancellation()
    {
        using var cancel = new CancellationTokenSource();
        var asked = new TaskCompletionSource();
        using MockService service = new MockService().Always(async (_, token) =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException("Never reached.");
        });
        Task<RecordedImage> call = service.Client().RecordedImages.GetAsync(TestValues.Request, cancel.Token);
        await asked.Task;
        await cancel.CancelAsync();

        OperationCanceledException? e = await Assert.CatchAsync<OperationCanceledException>(() => call);
        Assert.That(e!.CancellationToken, Is.EqualTo(cancel.Token));
    }

    [Test]
    public async Task A_call_with_a_canceled_token_sends_nothing()
    {
        using var service = new MockService();
        EenMediaClient client = service.Client();
        var cancelled = new CancellationToken(canceled: true);
        await Assert.CatchAsync<OperationCanceledException>(() => client.RecordedImages.GetAsync(TestValues.Request, cancelled));
        await Assert.CatchAsync<OperationCanceledException>(() => client.RecordedImages.TryGetAsync(TestValues.Request, cancelled));
        await Assert.CatchAsync<OperationCanceledException>(() => client.RecordedImages.ListOverlaysAsync("10058b7a", cancelled));
        await Assert.CatchAsync<OperationCanceledException>(async () => await client.RecordedImages.WalkAsync(TestValues.Request).FirstAsync(cancelled));
        Assert.That(service.Seen, Is.Empty);
    }

    private static byte[] Large(int length)
    {
        byte[] sample = Jpeg.Sample();
        return [.. sample[..^2], .. Enumerable.Repeat((byte)0x55, length - sample.Length), .. Jpeg.End];
    }
}
