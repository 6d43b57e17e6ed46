using Een.Media.Client.Imaging.Tests.Support;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Tests.Overlays;

/// <summary>Sizes that depend on the image drawn on.</summary>
public class OverlaySizeTests
{
    [TestCase("<svg width='100%' height='100%'><rect x='25%' y='25%' width='50%' height='50%'/></svg>")]
    [TestCase("<svg><rect x='25%' y='25%' width='50%' height='50%'/></svg>")]
    [TestCase("<svg width='640' height='360'><rect x='25%' y='25%' width='50%' height='50%'/></svg>")]
    [TestCase("<svg width='100vw' height='100vh'><rect x='25vw' y='25vh' width='50vw' height='50vh'/></svg>")]
    [TestCase("<svg><rect x='44.4444vmin' y='25vmin' width='50vmax' height='28.125vmax'/></svg>")]
    [TestCase("<svg><svg x='25%' y='25%' width='50%' height='50%'><rect width='100%' height='100%'/></svg></svg>")]
    [TestCase(
        "<svg><svg width='50%' height='50%' x='25%' y='25%' viewBox='0 0 4 4' preserveAspectRatio='none'><rect width='4' height='4'/>" +
        "</svg></svg>")]
    [TestCase("<svg viewBox='0 0 64 36'><rect x='16' y='9' width='32' height='18'/></svg>")]
    [TestCase("<svg width='100%' viewBox='0 0 64 36'><rect x='25%' y='25%' width='50%' height='50%'/></svg>")]
    [TestCase("<svg viewBox='0 0 10 10' preserveAspectRatio='none'><rect x='2.5' y='2.5' width='5' height='5'/></svg>")]
    [TestCase("<svg font-size='10'><rect x='16em' y='9em' width='32em' height='18em'/></svg>")]
    [TestCase("<svg font-size='10'><g font-size='3'><rect x='16rem' y='9rem' width='32rem' height='18rem'/></g></svg>")]
    [TestCase("<svg style='font-size:20px'><rect x='8em' y='9ex' width='16em' height='18ex'/></svg>")]
    [TestCase("<svg font-size='5%'><rect font-size='10' x='16em' y='9em' width='32em' height='18em'/></svg>")]
    public void A_box_over_the_middle_of_the_image_is_there_at_every_size(string svg)
    {
        foreach ((int width, int height) in new[] { (640, 360), (320, 180) })
        {
            if (svg.Contains("em'", StringComparison.Ordinal) && width != 640)
                continue;
            using RecordedImage frame = TestImages.Frame(TestImages.Plain(width, height, SKColors.Gray), overlay: svg);
            OverlayDocument overlay = frame.ParseOverlay()!;
            SKRect bounds = overlay.Descendants().OfType<OverlayBox>().Single().Bounds;
            Assert.That(overlay.Skipped, Is.Empty);
            Assert.That(overlay.Size, Is.EqualTo(new SKSize(width, height)));
            Assert.That(bounds.Left, Is.EqualTo(width / 4).Within(0.1), "left");
            Assert.That(bounds.Top, Is.EqualTo(height / 4).Within(0.1), "top");
            Assert.That(bounds.Right, Is.EqualTo(width * 3 / 4).Within(0.1), "right");
            Assert.That(bounds.Bottom, Is.EqualTo(height * 3 / 4).Within(0.1), "bottom");
        }
    }

    [TestCase("xMidYMid", 140, 0, 500, 360)]
    [TestCase("xMinYMin meet", 0, 0, 360, 360)]
    [TestCase("xMaxYMax", 280, 0, 640, 360)]
    [TestCase("xMidYMid slice", 0, -140, 640, 500)]
    [TestCase("none", 0, 0, 640, 360)]
    public void A_viewBox_of_another_shape_is_fitted_as_preserveAspectRatio_says(
        string fit, float left, float top, float right, float bottom)
    {
        string svg = $"<svg viewBox='0 0 9 9' preserveAspectRatio='{fit}'><rect width='9' height='9'/></svg>";
        using RecordedImage frame = TestImages.Frame(TestImages.Plain(640, 360, SKColors.Gray), overlay: svg);
        Assert.That(frame.ParseOverlay()!.Elements.Single().Bounds, Is.EqualTo(new SKRect(left, top, right, bottom)));
    }

    [Test]
    public void A_document_with_a_fixed_size_covers_the_whole_image()
    {
        OverlayDocument overlay = OverlayDocument.Parse(
            "<svg width='640' height='360'><rect x='320' y='180' width='320' height='180'/></svg>");
        Assert.That(overlay.ScaledTo(1280, 960).Elements.Single().Bounds, Is.EqualTo(new SKRect(640, 480, 1280, 960)));
    }

    [Test]
    public void A_document_can_be_scaled_again()
    {
        OverlayDocument overlay = OverlayDocument.Parse("<svg><rect x='50%' width='50%' height='100%'/></svg>");
        Assert.That(overlay.ScaledTo(10, 10).ScaledTo(640, 360).Elements.Single().Bounds, Is.EqualTo(new SKRect(320, 0, 640, 360)));
    }

    [Test]
    public void A_nested_svg_hides_what_lies_outside_of_it()
    {
        using SKBitmap bitmap = Draw("<svg><svg width='50%' height='100%'><rect width='300%' height='100%' fill='lime'/></svg></svg>");
        Assert.That((bitmap.GetPixel(40, 50), bitmap.GetPixel(60, 50)), Is.EqualTo((SKColors.Lime, SKColors.White)));
        using SKBitmap visible = Draw(
            "<svg><svg width='50%' height='100%' overflow='visible'><rect width='300%' height='100%' fill='lime'/></svg></svg>");
        Assert.That(visible.GetPixel(60, 50), Is.EqualTo(SKColors.Lime));
    }

    [TestCase("5foo")]
    [TestCase("5px5")]
    [TestCase("calc(5px)")]
    [TestCase("")]
    [TestCase("1e9vw")]
    public void A_length_that_cannot_be_read_leaves_its_element_out(string length)
    {
        OverlayDocument overlay = OverlayDocument.Parse($"<svg><rect x='{length}' width='5' height='5'/></svg>");
        Assert.That(overlay.Elements, Is.Empty);
        Assert.That(overlay.Skipped, Has.Count.EqualTo(1));
    }

    private static SKBitmap Draw(string svg)
    {
        var bitmap = new SKBitmap(new SKImageInfo(100, 100, SKImageInfo.PlatformColorType, SKAlphaType.Opaque));
        bitmap.Erase(SKColors.White);
        OverlayDocument.Parse(svg).DrawOn(bitmap);
        return bitmap;
    }
}
