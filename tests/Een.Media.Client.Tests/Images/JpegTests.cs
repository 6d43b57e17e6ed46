using Een.Media.Client.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Een.Media.Client.Tests.Images;

/// <summary>A 200 is an image only when its body is a whole JPEG.</summary>
public sealed class JpegTests
{
    private static IEnumerable<TestCaseData> WholeOnes()
    {
        yield return Case("baseline", Jpeg.Sample(640, 360));
        yield return Case("progressive", Jpeg.Progressive(640, 360));
        yield return Case("with a thumbnail that ends inside", Jpeg.WithThumbnail(640, 360));
        yield return Case("with restart markers", Jpeg.WithRestarts(640, 360));
        yield return Case("with fill bytes", Jpeg.WithFillBytes(640, 360));
        yield return Case("with bytes behind its end", Jpeg.WithTrailingBytes(640, 360));
        yield return Case("with stray bytes between segments", Jpeg.WithPadding(640, 360));
    }

    [TestCaseSource(nameof(WholeOnes))]
    public async Task A_complete_JPEG_is_kept_unchanged_and_measured(byte[] jpeg)
    {
        using MockService service = new MockService().Answer(Answers.Frame(jpeg));
        using RecordedImage image = await service.Client().RecordedImages.GetAsync(TestValues.Request);
        Assert.That((image.Width, image.Height), Is.EqualTo((640, 360)));
        Assert.That(image.Data.ToArray(), Is.EqualTo(jpeg));
    }

    [TestCaseSource(nameof(WholeOnes))]
    public async Task A_JPEG_that_is_cut_off_anywhere_is_refused(byte[] jpeg)
    {
        int end = jpeg.AsSpan().LastIndexOf(Jpeg.End) + Jpeg.End.Length;
        int length = 0;
        using MockService service = new MockService().Always(_ => Answers.Frame(jpeg[..length]));
        EenMediaClient client = service.Client();
        for (; length < end; length++)
        {
            EenProtocolException? e = await Assert.CatchAsync<EenProtocolException>(() => client.RecordedImages.GetAsync(TestValues.Request));
            Assert.That(e!.Message, Does.Contain($"{length} bytes"));
        }

        Assert.That(service.Buffers.Outstanding, Is.Zero);
    }

    private static IEnumerable<TestCaseData> NoJpegs()
    {
        yield return Case("nothing", []);
        yield return Case("HTML", "<html><body>Sign in</body></html>"u8.ToArray());
        yield return Case("JSON", """{"code":200}"""u8.ToArray());
        yield return Case("PNG", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        yield return Case("a start and an end with nothing between", [.. Jpeg.Start, .. Jpeg.End]);
        yield return Case("no scan", Jpeg.WithoutScan(640, 360));
        yield return Case("no frame header", Jpeg.WithoutFrameHeader());
        yield return Case("no width", Jpeg.Sample(0, 360));
        yield return Case("no height", Jpeg.Sample(640, 0));
        yield return Case("a segment of length 0", [.. Jpeg.Start, 0xFF, 0xE0, 0, 0, .. Jpeg.End]);
        yield return Case("a segment longer than the body", [.. Jpeg.Start, 0xFF, 0xE0, 0xFF, 0xFF, .. Jpeg.End]);
        yield return Case("a whole one behind something else", [0, .. Jpeg.Sample()]);
    }

    [TestCaseSource(nameof(NoJpegs))]
    public async Task Bytes_that_are_not_a_JPEG_are_refused_and_their_memory_is_returned(byte[] body)
    {
        using MockService service = new MockService().Always(_ => Answers.Frame(body));
        EenMediaClient client = service.Client();
        EenProtocolException? e = await Assert.CatchAsync<EenProtocolException>(() => client.RecordedImages.GetAsync(TestValues.Request));
        Assert.That(e is EenDamagedImageException, Is.EqualTo(body is [0xFF, 0xD8, ..]), "What begins as a JPEG and comes again is damaged in the recording.");
        Assert.That(service.Buffers.Outstanding, Is.Zero);
    }

    [TestCase(1, 1)]
    [TestCase(7680, 4320)]
    [TestCase(65535, 65535)]
    public void A_JPEG_of_any_size_is_measured(int width, int height)
    {
        using RecordedImage image = EenMediaModelFactory.RecordedImage(Jpeg.Sample(width, height), TestValues.Noon);
        Assert.That((image.Width, image.Height), Is.EqualTo((width, height)));
    }

    [Test]
    public void Damaged_and_random_bytes_never_crash_the_JPEG_reader() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(), Gen.Choose(0, 300).ToArbitrary(), Gen.Choose(0, 6).ToArbitrary(), (noise, position, sample) =>
        {
            byte[] jpeg = (byte[])WholeOnes().ElementAt(sample).Arguments[0]!;
            noise.AsSpan(0, Math.Min(noise.Length, jpeg.Length - (position % jpeg.Length))).CopyTo(jpeg.AsSpan(position % jpeg.Length));
            try
            {
                using RecordedImage image = EenMediaModelFactory.RecordedImage(jpeg, TestValues.Noon);
                Assert.That(image.Width * image.Height, Is.Not.Zero);
            }
            catch (ArgumentException)
            {
                // The other good end.
            }
        }).QuickCheckThrowOnFailure();

    private static TestCaseData Case(string name, byte[] jpeg) => new TestCaseData(jpeg).SetArgDisplayNames(name);
}
