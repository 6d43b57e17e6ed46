using System.Text;
using Een.Media.Client.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Een.Media.Client.Tests.Images;

/// <summary>What the headers of an image say.</summary>
public sealed class HeaderTests
{
    private const string Svg = """<svg xmlns="http://www.w3.org/2000/svg" width="100%"><text>50 % + é</text></svg>""";

    [TestCase("2025-06-01T12:00:00.000+00:00", "2025-06-01T12:00:00.000Z")]
    [TestCase("2025-06-01T12:00:00.120Z", "2025-06-01T12:00:00.120Z")]
    [TestCase("2025-06-01T12:00:00Z", "2025-06-01T12:00:00.000Z")]
    [TestCase("2025-06-01T12:00:00+00:00", "2025-06-01T12:00:00.000Z")]
    [TestCase("2025-06-01T14:30:00.5+02:30", "2025-06-01T12:00:00.500Z")]
    [TestCase("2025-06-01T04:00:00.001-08:00", "2025-06-01T12:00:00.001Z")]
    [TestCase(" 2025-06-01T12:00:00.120Z ", "2025-06-01T12:00:00.120Z")]
    [TestCase("2025-06-01T12:00:00.1234567Z", "2025-06-01T12:00:00.123Z")]
    [TestCase("2025-06-01T12:00:00.123456789Z", "2025-06-01T12:00:00.123Z")]
    public async Task The_timestamp_of_an_image_is_read_in_every_documented_form(string header, string expected)
    {
        using var culture = new OtherCulture();
        using RecordedImage image = await GetAsync(Answers.Frame(timestamp: header));
        Assert.That(image.Timestamp.Offset, Is.EqualTo(TimeSpan.Zero));
        Assert.That(image.Timestamp.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(expected));
    }

    [TestCase("2025-06-01T12:00:00.1234567Z", 1234567)]
    [TestCase("2025-06-01T12:00:00.12345678+00:00", 1234567)]
    [TestCase("2025-06-01T12:00:00.123456799Z", 1234567)]
    [TestCase("2025-06-01T12:00:00.1Z", 1000000)]
    public async Task The_decimals_of_a_timestamp_are_kept_to_the_tick(string header, int ticks)
    {
        using RecordedImage image = await GetAsync(Answers.Frame(timestamp: header));
        Assert.That(image.Timestamp, Is.EqualTo(TestValues.Noon.AddTicks(ticks)));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("yesterday")]
    [TestCase("1748779200")]
    [TestCase("2025-06-01")]
    [TestCase("2025-06-01T12:00:00.000")]
    [TestCase("2025-13-01T12:00:00.000Z")]
    [TestCase("0001-01-01T00:00:00.000+14:00")]
    [TestCase("9999-12-31T23:59:59.999-14:00")]
    [TestCase("2025-06-01T12:00:00.000Z, 2025-06-01T12:00:00.000Z")]
    public async Task An_image_without_a_timestamp_breaks_the_protocol(string? header)
    {
        using MockService service = new MockService().Always(_ => Answers.Frame(timestamp: header));
        EenMediaClient client = service.Client();
        EenProtocolException? e = await Assert.ThrowsAsync<EenProtocolException>(() => client.RecordedImages.GetAsync(TestValues.Request));
        Assert.That(e!.Message, Does.Contain("X-Een-Timestamp"));
        Assert.That(service.Buffers.Outstanding, Is.Zero);
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("  ")]
    public async Task An_image_without_token_headers_has_no_page_tokens(string? header)
    {
        using RecordedImage image = await GetAsync(Answers.Frame(next: header, previous: header));
        Assert.That((image.NextToken, image.PreviousToken), Is.EqualTo(((PageToken?)null, (PageToken?)null)));
    }

    [Test]
    public async Task Page_tokens_of_an_image_are_kept_unchanged()
    {
        using RecordedImage image = await GetAsync(Answers.Frame(next: "bmV4dA+/==", previous: "cHJldg,;=="));
        Assert.That((image.NextToken?.Reveal(), image.PreviousToken?.Reveal()), Is.EqualTo(("bmV4dA+/==", "cHJldg,;==")));
    }

    private static IEnumerable<TestCaseData> Encodings()
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(Svg);
        yield return new TestCaseData(Svg).SetArgDisplayNames("raw");
        yield return new TestCaseData("  " + Svg + " ").SetArgDisplayNames("raw with spaces");
        yield return new TestCaseData("\uFEFF" + Svg).SetArgDisplayNames("raw with a byte order mark");
        yield return new TestCaseData(Uri.EscapeDataString(Svg)).SetArgDisplayNames("percent-encoded");
        yield return new TestCaseData("%EF%BB%BF" + Uri.EscapeDataString(Svg)).SetArgDisplayNames("percent-encoded with a byte order mark");
        yield return new TestCaseData(Convert.ToBase64String(utf8)).SetArgDisplayNames("base64");
        yield return new TestCaseData(Convert.ToBase64String(utf8).TrimEnd('=')).SetArgDisplayNames("base64 without padding");
        yield return new TestCaseData(Convert.ToBase64String(utf8).Replace('+', '-').Replace('/', '_')).SetArgDisplayNames("base64url");
        yield return new TestCaseData(Convert.ToBase64String([0xEF, 0xBB, 0xBF, .. utf8])).SetArgDisplayNames("base64 with a byte order mark");
    }

    [TestCaseSource(nameof(Encodings))]
    public async Task An_overlay_is_decoded_whatever_its_encoding(string header)
    {
        using RecordedImage image = await GetAsync(Answers.Frame(svg: header));
        Assert.That(image.OverlaySvg, Is.EqualTo(Svg));
    }

    [TestCase("<svg/>")]
    [TestCase("<svg />")]
    [TestCase("<svg  />")]
    public async Task A_base64_overlay_needs_no_padding(string svg)
    {
        using RecordedImage image = await GetAsync(Answers.Frame(svg: Convert.ToBase64String(Encoding.UTF8.GetBytes(svg)).TrimEnd('=')));
        Assert.That(image.OverlaySvg, Is.EqualTo(svg));
    }

    [TestCase(null, null)]
    [TestCase("", null)]
    [TestCase("   ", null)]
    [TestCase("hello", "hello")]
    [TestCase("%zz%", "%zz%")]
    [TestCase("aGVsbG8=", "aGVsbG8=")]
    public async Task An_overlay_header_that_is_no_SVG_is_kept_as_it_came(string? header, string? expected)
    {
        using RecordedImage image = await GetAsync(Answers.Frame(svg: header));
        Assert.That(image.OverlaySvg, Is.EqualTo(expected));
    }

    [Test]
    public void Any_text_in_any_header_ends_in_an_image_or_a_protocol_exception()
    {
        Func<NonNull<string>, NonNull<string>, Task> property = async (text, other) =>
        {
            using MockService service = new MockService().Always(_ => Answers.Frame(timestamp: text.Get, svg: other.Get, next: other.Get, previous: text.Get));
            EenMediaClient client = service.Client();
            try
            {
                (await client.RecordedImages.GetAsync(TestValues.Request)).Dispose();
            }
            catch (EenProtocolException)
            {
                // A timestamp of random text is hardly one.
            }

            Assert.That(service.Buffers.Outstanding, Is.Zero);
        };
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), ArbMap.Default.ArbFor<NonNull<string>>(), property).QuickCheckThrowOnFailure();
    }

    private static async Task<RecordedImage> GetAsync(HttpResponseMessage answer)
    {
        using MockService service = new MockService().Answer(answer);
        return await service.Client().RecordedImages.GetAsync(TestValues.Request);
    }
}
