using Een.Media.Client.Imaging.Tests.Support;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Tests.Overlays;

public class OverlayDocumentTests
{
    [Test]
    public void A_box_has_its_id_label_color_and_position()
    {
        OverlayDocument overlay = OverlayDocument.Parse("""
            <svg xmlns="http://www.w3.org/2000/svg" width="640" height="360">
              <rect id="p1" class="person" aria-label="Person" data-score="0.97" x="10" y="20" width="30" height="40"
                    fill="none" stroke="#ff3b30" stroke-width="3"/>
            </svg>
            """);

        var box = (OverlayBox)overlay.Elements.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(overlay.Size, Is.EqualTo(new SKSize(640, 360)));
            Assert.That(box.Id, Is.EqualTo("p1"));
            Assert.That(box.ClassName, Is.EqualTo("person"));
            Assert.That(box.Label, Is.EqualTo("Person"));
            Assert.That(box.Data["score"], Is.EqualTo("0.97"));
            Assert.That(box.Bounds, Is.EqualTo(new SKRect(10, 20, 40, 60)));
            Assert.That(box.Paint.Fill, Is.Null);
            Assert.That(box.Paint.Stroke, Is.EqualTo(new SKColor(0xff, 0x3b, 0x30)));
            Assert.That(box.Paint.StrokeWidth, Is.EqualTo(3));
            Assert.That(overlay.Skipped, Is.Empty);
        }
    }

    [Test]
    public void The_title_of_a_shape_is_its_label() => Assert.That(
        OverlayDocument.Parse("<svg><circle r='3'><title> Car </title></circle></svg>").Elements.Single().Label,
        Is.EqualTo("Car"));

    [Test]
    public void Coordinates_of_a_parsed_overlay_are_pixels_of_its_frame()
    {
        using RecordedImage frame = TestImages.Frame(
            TestImages.Plain(320, 180, SKColors.Gray),
            overlay: "<svg viewBox='0 0 640 360'><rect x='100' y='50' width='20' height='10'/></svg>");
        OverlayDocument overlay = frame.ParseOverlay()!;
        Assert.That(overlay.Size, Is.EqualTo(new SKSize(320, 180)));
        Assert.That(overlay.Elements.Single().Bounds, Is.EqualTo(new SKRect(50, 25, 60, 30)));
    }

    [Test]
    public void A_frame_without_an_overlay_has_no_overlay_document()
    {
        using RecordedImage frame = TestImages.Frame(TestImages.Plain(8, 8, SKColors.Gray));
        Assert.That(frame.ParseOverlay(), Is.Null);
    }

    [Test]
    public void Nested_transforms_apply_from_the_inside_out()
    {
        OverlayDocument overlay = OverlayDocument.Parse(
            "<svg width='100' height='100'><g transform='translate(10 20)'>" +
            "<rect transform='scale(2, 3) translate(1)' x='1' y='1' width='2' height='2'/></g></svg>");
        Assert.That(overlay.Descendants().OfType<OverlayBox>().Single().Bounds, Is.EqualTo(new SKRect(14, 23, 18, 29)));
    }

    [Test]
    public void A_rotated_box_has_rotated_corners()
    {
        var box = (OverlayBox)OverlayDocument.Parse("<svg><rect width='10' height='4' transform='rotate(90)'/></svg>").Elements.Single();
        Assert.That(
            box.Corners.Select(c => (Math.Round(c.X, 3), Math.Round(c.Y, 3))),
            Is.EqualTo(new[] { (0.0, 0.0), (0.0, 10.0), (-4.0, 10.0), (-4.0, 0.0) }));
    }

    [Test]
    public void Lines_polygons_and_texts_have_their_points()
    {
        OverlayDocument overlay = OverlayDocument.Parse("""
            <svg viewBox="0 0 10 10" width="100" height="100">
              <line x1="1" y1="2" x2="3" y2="4"/><polygon points="0,0 1,0 1,1"/><polyline points="5-5 6-6"/>
              <text x="2" y="3" font-size="1" font-weight="bold"> Person
                97% </text>
            </svg>
            """);

        OverlayPolygon[] polygons = [.. overlay.Elements.OfType<OverlayPolygon>()];
        Assert.That(polygons[0].Points, Is.EqualTo(new SKPoint[] { new(10, 20), new(30, 40) }));
        Assert.That(polygons.Select(p => p.IsClosed), Is.EqualTo(new[] { false, true, false }));
        Assert.That(polygons[2].Points, Is.EqualTo(new SKPoint[] { new(50, -50), new(60, -60) }));
        OverlayText text = overlay.Elements.OfType<OverlayText>().Single();
        Assert.That((text.Text.Trim(), text.Position, text.IsBold), Is.EqualTo(("Person 97%", new SKPoint(20, 30), true)));
    }

    [Test]
    public void Groups_have_their_ids_and_list_their_descendants()
    {
        OverlayDocument overlay = OverlayDocument.Parse(
            "<svg><g id='all'><g id='cars'><rect id='c1' width='1' height='1'/></g><rect id='c2' x='4' width='1' height='1'/></g></svg>");
        Assert.That(overlay.Descendants().Select(e => e.Id), Is.EqualTo(new[] { "all", "cars", "c1", "c2" }));
        Assert.That(overlay.Elements.Single().Bounds, Is.EqualTo(new SKRect(0, 0, 5, 1)));
    }

    [TestCase("<svg width='100' height='50'/>", 100, 50)]
    [TestCase("<svg viewBox='0 0 64 36'/>", 64, 36)]
    [TestCase("<svg width='100%' height='100%' viewBox='5 5 64 36'/>", 64, 36)]
    [TestCase("<svg width='128' viewBox='0 0 64 36'/>", 128, 72)]
    [TestCase("<svg width='10mm' height='1in'/>", 37.795277f, 96)]
    public void The_size_of_a_document_comes_from_its_width_height_and_viewBox(string svg, float width, float height) =>
        Assert.That(OverlayDocument.Parse(svg).Size, Is.EqualTo(new SKSize(width, height)));

    [Test]
    public void A_document_without_a_size_uses_the_pixels_of_the_image()
    {
        OverlayDocument overlay = OverlayDocument.Parse("<svg><rect x='2' y='2' width='4' height='4' fill='red'/></svg>");
        using var bitmap = new SKBitmap(20, 20);
        bitmap.Erase(SKColors.White);
        overlay.DrawOn(bitmap);
        Assert.That(overlay.Size, Is.Null);
        Assert.That((bitmap.GetPixel(3, 3), bitmap.GetPixel(8, 8)), Is.EqualTo((SKColors.Red, SKColors.White)));
    }

    [Test]
    public void Elements_that_are_not_understood_are_listed_as_skipped()
    {
        OverlayDocument overlay = OverlayDocument.Parse("""
            <svg><defs><linearGradient id="g"/></defs><image id="i" href="http://example.com/x.png"/><use href="#g"/>
            <script>alert(1)</script><foreignObject/><rect id="r" x="NaN" width="5" height="5"/><rect width="1" height="1"/></svg>
            """);
        Assert.That(overlay.Elements, Has.Count.EqualTo(1));
        Assert.That(overlay.Skipped.Select(s => (s.Element, s.Id)), Is.EqualTo(new[]
        {
            ("image", "i"), ("use", null), ("script", null), ("foreignObject", null), ("rect", "r"),
        }));
        Assert.That(overlay.Skipped[^1].Reason, Does.Contain("x is not a number"));
    }

    [Test]
    public void Undeclared_namespace_prefixes_do_not_lose_the_overlay() => Assert.That(
        OverlayDocument.Parse("<svg><a xlink:href='#'><svg:rect width='1' height='1'/></a></svg>").Descendants(),
        Has.Exactly(1).InstanceOf<OverlayBox>());
}
