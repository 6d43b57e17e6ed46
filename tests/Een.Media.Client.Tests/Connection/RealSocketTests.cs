using System.IO.Compression;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Connection;

/// <summary>The client's own handler, over a socket.</summary>
public sealed class RealSocketTests
{
    private readonly CountingPool _buffers = new();

    [Test]
    public async Task A_redirect_is_not_followed_and_its_target_gets_no_token()
    {
        await using var elsewhere = new RawServer(_ => RawServer.Answer("HTTP/1.1 200 OK", Jpeg.Sample()));
        await using var server = new RawServer(_ => RawServer.Answer($"HTTP/1.1 302 Found\nLocation: {elsewhere.Address}\nContent-Length: 0", []));
        using EenMediaClient client = Client(server);
        await Assert.ThrowsAsync<EenProtocolException>(() => client.RecordedImages.GetAsync(TestValues.Request));
        Assert.That((server.Requests.Count, elsewhere.Requests.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task The_bytes_of_a_request_are_those_that_the_vendor_documents()
    {
        await using var server = new RawServer(_ => Frame(Jpeg.Sample()));
        using EenMediaClient client = Client(server);
        using RecordedImage image = await client.RecordedImages.GetAsync(TestValues.Request.WithOverlay(OverlayMode.Both, "een.a.v1", "een.b.v1"));
        string[] lines = server.Requests.Single().Split('\n', StringSplitOptions.TrimEntries);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines[0], Does.StartWith("GET /api/v3.0/media/recordedImage.jpeg?").And.EndsWith(" HTTP/1.1"));
            Assert.That(lines[0], Does.Contain("timestamp__gte=2025-06-01T12%3A00%3A00.000%2B00%3A00"));
            Assert.That(lines, Does.Contain("Accept: image/jpeg, application/json"));
            Assert.That(lines, Does.Contain("Authorization: Bearer " + MockService.AccessToken));
            Assert.That(lines, Has.Exactly(1).StartsWith("User-Agent: een-media-dotnet/"));
            Assert.That(lines, Has.None.StartsWith("Cookie:"));
        }
    }

    [Test]
    public async Task A_cookie_of_one_answer_is_not_sent_with_the_next_request()
    {
        await using var server = new RawServer(_ => Frame(Jpeg.Sample(), "Set-Cookie: session=1; Path=/"));
        using EenMediaClient client = Client(server);
        (await client.RecordedImages.GetAsync(TestValues.Request)).Dispose();
        (await client.RecordedImages.GetAsync(TestValues.Request)).Dispose();
        Assert.That(server.Requests, Has.None.Contains("Cookie"));
    }

    [Test]
    public async Task An_overlay_of_256_kilobytes_in_UTF8_arrives()
    {
        string svg = $"<svg xmlns=\"http://www.w3.org/2000/svg\"><text>é</text>{string.Concat(Enumerable.Repeat("<rect width=\"1\"/>", 16 * 1024))}</svg>";
        await using var server = new RawServer(_ => Frame(Jpeg.Sample(), $"X-Een-OverlaySvg: {svg}"));
        using EenMediaClient client = Client(server);
        using RecordedImage image = await client.RecordedImages.GetAsync(TestValues.Request);
        Assert.That(svg, Has.Length.GreaterThan(256 * 1024));
        Assert.That(image.OverlaySvg, Is.EqualTo(svg));
    }

    [Test]
    public async Task Headers_beyond_a_megabyte_break_the_protocol()
    {
        await using var server = new RawServer(_ => Frame(Jpeg.Sample(), $"X-Een-OverlaySvg: {new string('x', 1_100_000)}"));
        using EenMediaClient client = Client(server);
        await Assert.ThrowsAsync<EenProtocolException>(() => client.RecordedImages.GetAsync(TestValues.Request));
    }

    [Test]
    public async Task A_body_that_swells_when_unpacked_is_cut_off_at_the_limit()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            await gzip.WriteAsync(new byte[50 * 1024 * 1024]);
        await using var server = new RawServer(_ => Frame(packed.ToArray(), "Content-Encoding: gzip"));
        using EenMediaClient client = Client(server, o => o.MaxImageBytes = 1024 * 1024);
        EenProtocolException? e = await Assert.ThrowsAsync<EenProtocolException>(() => client.RecordedImages.GetAsync(TestValues.Request));
        Assert.That(e!.Message, Does.Contain("larger than the limit"));
        Assert.That(_buffers.Outstanding, Is.Zero);
    }

    [TestCase("gzip")]
    [TestCase("deflate")]
    [TestCase("br")]
    public async Task A_compressed_body_is_unpacked(string encoding)
    {
        using var packed = new MemoryStream();
        Stream packer = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionMode.Compress, leaveOpen: true),
            "deflate" => new ZLibStream(packed, CompressionMode.Compress, leaveOpen: true),
            _ => new BrotliStream(packed, CompressionMode.Compress, leaveOpen: true),
        };
        await using (packer)
            await packer.WriteAsync(Jpeg.Sample());
        await using var server = new RawServer(_ => Frame(packed.ToArray(), $"Content-Encoding: {encoding}"));
        using EenMediaClient client = Client(server);
        using RecordedImage image = await client.RecordedImages.GetAsync(TestValues.Request);
        Assert.That(image.ToArray(), Is.EqualTo(Jpeg.Sample()));
    }

    [TestCase("gzip")]
    [TestCase("deflate")]
    [TestCase("br")]
    [TestCase("made-up")]
    public async Task A_body_that_cannot_be_unpacked_is_a_media_exception(string encoding)
    {
        await using var server = new RawServer(_ => Frame([1, 2, 3, 4, 5, 6, 7, 8], $"Content-Encoding: {encoding}"));
        using EenMediaClient client = Client(server);
        await Assert.CatchAsync<EenMediaException>(() => client.RecordedImages.GetAsync(TestValues.Request));
        Assert.That(_buffers.Outstanding, Is.Zero);
    }

    [TestCase("")]
    [TestCase("HTTP/1.1")]
    [TestCase("SSH-2.0-OpenSSH_9.2")]
    [TestCase("HTTP/1.1 200 OK\nContent-Length: minus one")]
    [TestCase("HTTP/1.1 200 OK\nContent-Length: 99999999999999999999")]
    [TestCase("HTTP/1.1 200 OK\nTransfer-Encoding: chunked")]
    public async Task An_answer_that_is_not_HTTP_is_a_media_exception(string head)
    {
        await using var server = new RawServer(_ => RawServer.Answer(head, "not a chunk"u8.ToArray()));
        using EenMediaClient client = Client(server);
        await Assert.CatchAsync<EenMediaException>(() => client.RecordedImages.GetAsync(TestValues.Request));
        Assert.That(_buffers.Outstanding, Is.Zero);
    }

    private static byte[] Frame(byte[] body, string header = "X-Extra: none") => RawServer.Answer(
        $"HTTP/1.1 200 OK\nContent-Type: image/jpeg\nX-Een-Timestamp: {Answers.Noon}\n{header}\nConnection: close\nContent-Length: {body.Length}", body);

    private EenMediaClient Client(RawServer server, Action<EenMediaClientOptions>? configure = null)
    {
        var options = new EenMediaClientOptions { BaseAddress = server.Address, Credential = EenCredential.FromAccessToken(MockService.AccessToken) };
        options.Retry.MaxRetryAttempts = 0;
        configure?.Invoke(options);
        return new EenMediaClient(ClientSettings.From(options), external: null, _buffers);
    }
}
