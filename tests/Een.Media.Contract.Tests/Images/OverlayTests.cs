using System.Xml.Linq;
using Een.Media.Contract.Tests.Support;

namespace Een.Media.Contract.Tests.Images;

/// <summary>Overlays, drawn in and beside the image.</summary>
public sealed class OverlayTests
{
    [Test]
    public async Task The_overlays_of_a_camera_are_listed()
    {
        using EenMediaClient client = EmulatorFixture.CreateClient();
        IReadOnlyList<OverlayInfo> overlays = await client.RecordedImages.ListOverlaysAsync(Recording.DeviceId);
        Assert.That(overlays, Has.Some.EqualTo(new OverlayInfo("een.motionDetectionEvent.v1", "Motion Detection", "event")));
        Assert.That(overlays.Select(o => o.Id), Is.Unique);
    }

    [Test]
    public async Task An_overlay_in_the_header_is_SVG_and_leaves_the_image_unchanged()
    {
        (RecordedImage Plain, RecordedImage Overlaid) images = await BothAsync(OverlayMode.SvgHeader);
        using RecordedImage plain = images.Plain, overlaid = images.Overlaid;
        Assert.That(plain.OverlaySvg, Is.Null);
        Assert.That(overlaid.Data.Span.SequenceEqual(plain.Data.Span), Is.True);
        Assert.That(Boxes(overlaid), Is.Not.Empty);
    }

    [Test]
    public async Task An_embedded_overlay_is_in_the_image_alone()
    {
        (RecordedImage Plain, RecordedImage Overlaid) images = await BothAsync(OverlayMode.Embedded);
        using RecordedImage plain = images.Plain, overlaid = images.Overlaid;
        Assert.That(overlaid.OverlaySvg, Is.Null);
        Assert.That(overlaid.Data.Span.SequenceEqual(plain.Data.Span), Is.False);
        Assert.That(FrameStamps.Verify(overlaid), Is.EqualTo(FrameStamps.Verify(plain)));
    }

    [Test]
    public async Task Overlays_in_both_forms_are_in_the_image_and_in_the_header()
    {
        (RecordedImage Plain, RecordedImage Overlaid) images = await BothAsync(OverlayMode.Both);
        using RecordedImage plain = images.Plain, overlaid = images.Overlaid;
        Assert.That(overlaid.Data.Span.SequenceEqual(plain.Data.Span), Is.False);
        Assert.That(Boxes(overlaid), Is.Not.Empty);
    }

    [Test]
    public async Task The_boxes_of_an_overlay_move_with_time()
    {
        using EenMediaClient client = EmulatorFixture.CreateClient();
        using RecordedImage first = await client.RecordedImages.GetAsync(Overlaid(OverlayMode.SvgHeader, 0));
        using RecordedImage again = await client.RecordedImages.GetAsync(Overlaid(OverlayMode.SvgHeader, 0));
        using RecordedImage later = await client.RecordedImages.GetAsync(Overlaid(OverlayMode.SvgHeader, 60));
        Assert.That(Boxes(again), Is.EqualTo(Boxes(first)));
        Assert.That(Boxes(later), Is.Not.EqualTo(Boxes(first)));
    }

    [TestCase(OverlaySvgEncoding.Raw)]
    [TestCase(OverlaySvgEncoding.Base64)]
    [TestCase(OverlaySvgEncoding.Percent)]
    public async Task The_encoding_of_an_overlay_header_makes_no_difference(OverlaySvgEncoding encoding)
    {
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync(o => o.Behavior = new ServiceBehavior { OverlaySvgEncoding = encoding });
        using EenMediaClient client = EmulatorFixture.CreateClient(emulator), reference = EmulatorFixture.CreateClient();
        using RecordedImage image = await client.RecordedImages.GetAsync(Overlaid(OverlayMode.SvgHeader, 3));
        using RecordedImage expected = await reference.RecordedImages.GetAsync(Overlaid(OverlayMode.SvgHeader, 3));
        Assert.That(image.OverlaySvg, Is.EqualTo(expected.OverlaySvg));
    }

    [Test]
    public async Task An_overlay_that_the_camera_does_not_know_is_refused_by_the_service()
    {
        using EenMediaClient client = EmulatorFixture.CreateClient();
        EenInvalidRequestException? e = await Assert.ThrowsAsync<EenInvalidRequestException>(
            () => client.RecordedImages.GetAsync(Recording.Ask().At(Recording.Start).WithOverlay(OverlayMode.Both, "een.unheardOf.v1")));
        Assert.That(e!.Reason, Is.EqualTo("wrongArgumentValue"));
        Assert.That(e.Details.SelectMany(d => d.ArgumentViolations).Select(v => v.ArgumentName), Has.Some.EqualTo("overlayId__in"));
    }

    private static RecordedImageTimeRequest Overlaid(OverlayMode mode, double seconds) =>
        Recording.Ask().At(Recording.At(seconds)).WithOverlay(mode, "een.motionDetectionEvent.v1");

    private static async Task<(RecordedImage Plain, RecordedImage Overlaid)> BothAsync(OverlayMode mode)
    {
        using EenMediaClient client = EmulatorFixture.CreateClient();
        RecordedImage plain = await client.RecordedImages.GetAsync(Recording.Ask().At(Recording.Start));
        return (plain, await client.RecordedImages.GetAsync(Overlaid(mode, 0)));
    }

    /// <summary>Where the boxes are, as the SVG says.</summary>
    private static string[] Boxes(RecordedImage image)
    {
        XElement svg = XDocument.Parse(image.OverlaySvg!).Root!;
        Assert.That(svg.Name.LocalName, Is.EqualTo("svg"));
        return [.. svg.Descendants().Where(e => e.Name.LocalName == "rect").Select(e => string.Join(' ', e.Attributes().Select(a => $"{a.Name.LocalName}={a.Value}")))];
    }
}
