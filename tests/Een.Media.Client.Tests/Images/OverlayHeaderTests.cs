using System.Text;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Images;

/// <summary>The forms in which a service or a proxy may send the overlay header.</summary>
public sealed class OverlayHeaderTests
{
    private const string Svg = """<svg xmlns="http://www.w3.org/2000/svg"><text x="1" y="2">a b+c, d</text></svg>""";

    private static IEnumerable<TestCaseData> Forms()
    {
        yield return Case("raw", Svg);
        yield return Case("percent-encoded", Uri.EscapeDataString(Svg));
        yield return Case("form-encoded", Uri.EscapeDataString(Svg).Replace("%20", "+", StringComparison.Ordinal));
        yield return Case("base64", Convert.ToBase64String(Encoding.UTF8.GetBytes(Svg)));
        yield return Case("a data URI", "data:image/svg+xml," + Uri.EscapeDataString(Svg));
        yield return Case("a data URI with a charset", "data:image/svg+xml;charset=utf-8," + Uri.EscapeDataString(Svg));
        yield return Case("a data URI in base64", "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(Svg)));

        static TestCaseData Case(string name, string header) => new TestCaseData(header).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Forms))]
    public async Task The_overlay_header_is_read(string header) => Assert.That(await ReadAsync(header), Is.EqualTo(Svg));

    [TestCaseSource(nameof(Forms))]
    public async Task An_overlay_that_is_sent_twice_is_read_once(string header) => Assert.That(await ReadAsync(header, header), Is.EqualTo(Svg));

    private static async Task<string?> ReadAsync(params string[] headers)
    {
        HttpResponseMessage answer = Answers.Frame();
        answer.Headers.TryAddWithoutValidation("X-Een-OverlaySvg", headers);
        using MockService service = new MockService().Answer(answer);
        using RecordedImage image = await service.Client().RecordedImages.GetAsync(TestValues.Request);
        return image.OverlaySvg;
    }
}
