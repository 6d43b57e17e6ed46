using System.Text;
using System.Xml.Linq;

namespace Een.Media.Emulator.Tests.Server;

public sealed class OverlayTests
{
    private const string List = "/api/v3.0/media/recordedImage.jpeg:listFieldValues";
    private const string Motion = "een.motionDetectionEvent.v1";

    [Test]
    public async Task List_field_values_returns_the_overlays_of_a_camera()
    {
        await using TestAccount account = await SyntheticAsync();

        Reply reply = await account.GetAsync($"{List}?deviceId={TestAccount.Device}&include=overlayId");

        System.Text.Json.JsonElement first = reply.Json.GetProperty("overlayId")[0];
        Assert.That(first.GetRawText(), Is.EqualTo("""{"id":"een.motionDetectionEvent.v1","name":"Motion Detection","type":"event"}"""));
    }

    [TestCase("", 400, "missingRequiredArgument")]
    [TestCase("?deviceId=deadbeef", 404, "resourceNotFound")]
    [TestCase("?deviceId=10058b7a&include=overlay", 400, "wrongArgumentValue")]
    [TestCase("?deviceId=10058b7a&type=main", 400, "unexpectedArgument")]
    public async Task List_field_values_refuses_invalid_arguments(string query, int status, string reason)
    {
        await using TestAccount account = await SyntheticAsync();

        Reply reply = await account.GetAsync(List + query);

        Assert.That((reply.Code, reply.Reason), Is.EqualTo((status, reason)));
    }

    [Test]
    public async Task Overlay_field_values_are_listed_without_include_as_well()
    {
        await using TestAccount account = await SyntheticAsync();

        Reply with = await account.GetAsync($"{List}?deviceId={TestAccount.Device}&include=overlayId");
        Reply without = await account.GetAsync($"{List}?deviceId={TestAccount.Device}");

        Assert.That(without.Text, Is.EqualTo(with.Text).And.Contains("een.motionDetectionEvent.v1"));
    }

    [TestCase(OverlaySvgEncoding.Raw)]
    [TestCase(OverlaySvgEncoding.Base64)]
    [TestCase(OverlaySvgEncoding.Percent)]
    public async Task The_overlay_header_is_an_svg_document_in_the_configured_encoding(OverlaySvgEncoding encoding)
    {
        await using TestAccount account = await SyntheticAsync(
            options => options.Behavior = new ServiceBehavior { OverlaySvgEncoding = encoding });

        Reply reply = await account.ImageAsync(
            "timestamp__lte", TestAccount.Noon, more: $"&include=overlaySvgHeader&overlayId__in={Motion}");

        string header = reply.Headers["X-Een-OverlaySvg"];
        string svg = encoding switch
        {
            OverlaySvgEncoding.Base64 => Encoding.UTF8.GetString(Convert.FromBase64String(header)),
            OverlaySvgEncoding.Percent => Uri.UnescapeDataString(header),
            _ => header,
        };
        Assert.That(XDocument.Parse(svg).Root!.Name.LocalName, Is.EqualTo("svg"));
    }

    [Test]
    public async Task Embedded_overlays_change_the_image_and_send_no_header()
    {
        await using TestAccount account = await SyntheticAsync();
        string all = $"{Motion},een.vehicleDetectionEvent.v1,een.personDetectionEvent.v1";

        // Boxes are there only while something moves: a minute of frames has some.
        bool differs = false;
        for (int second = 0; second < 60 && !differs; second += 5)
        {
            Reply plain = await account.ImageAsync("timestamp__lte", TestAccount.Noon.AddSeconds(second));
            Reply drawn = await account.ImageAsync(
                "timestamp__lte", TestAccount.Noon.AddSeconds(second), more: $"&include=overlayEmbedded&overlayId__in={all}");
            Assert.That(drawn.Headers.ContainsKey("X-Een-OverlaySvg"), Is.False);
            Assert.That(drawn.Taken, Is.EqualTo(plain.Taken));
            differs = !plain.Body.AsSpan().SequenceEqual(drawn.Body);
        }

        Assert.That(differs, Is.True);
    }

    private static Task<TestAccount> SyntheticAsync(Action<EenMediaEmulatorOptions>? configure = null) => TestAccount.StartAsync(options =>
    {
        options.Cameras.Add(EmulatedCamera.Synthetic("Lot") with { DeviceId = TestAccount.Device });
        configure?.Invoke(options);
    });
}
