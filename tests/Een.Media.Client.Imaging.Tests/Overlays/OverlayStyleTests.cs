using SkiaSharp;

namespace Een.Media.Client.Imaging.Tests.Overlays;

public class OverlayStyleTests
{
    [TestCase("red", 255, 0, 0, 255)]
    [TestCase("LightGrey", 211, 211, 211, 255)]
    [TestCase("rebeccapurple", 102, 51, 153, 255)]
    [TestCase("#0f8", 0, 255, 136, 255)]
    [TestCase("#0f88", 0, 255, 136, 136)]
    [TestCase("#11223380", 17, 34, 51, 128)]
    [TestCase("rgb(1, 2, 3)", 1, 2, 3, 255)]
    [TestCase("rgb(100% 0% 50% / 50%)", 255, 0, 128, 128)]
    [TestCase("rgba(300, -5, 3, 0.5)", 255, 0, 3, 128)]
    public void Colors_are_read_as_CSS_defines_them(string text, int red, int green, int blue, int alpha) =>
        Assert.That(Fill($"fill='{text}'"), Is.EqualTo(new SKColor((byte)red, (byte)green, (byte)blue, (byte)alpha)));

    [TestCase("fill='none'")]
    [TestCase("fill='url(#gradient)'")]
    public void A_shape_without_paint_has_no_fill_color(string attributes) => Assert.That(Fill(attributes), Is.Null);

    [TestCase("fill='#12345'")]
    [TestCase("fill='windowText'", Description = "a system color")]
    [TestCase("fill='rgb(1,2)'")]
    [TestCase("fill='javascript:alert(1)'")]
    public void A_fill_that_cannot_be_read_is_an_outline_and_is_listed(string attributes)
    {
        OverlayDocument overlay = OverlayDocument.Parse($"<svg><rect width='1' height='1' {attributes}/></svg>");
        OverlayPaint paint = overlay.Elements.Single().Paint;
        Assert.That((paint.Fill, paint.IsUnreadable), Is.EqualTo(((SKColor?)null, true)));
        Assert.That(paint.Stroke, Is.Not.Null);
        Assert.That(overlay.Skipped.Single().Reason, Does.Contain("fill"));
    }

    [Test]
    public void A_style_attribute_overrides_a_style_sheet_and_a_style_sheet_overrides_an_attribute()
    {
        const string Sheet = "<style>.a { fill: lime } rect { fill: blue } #i { stroke: red !important }</style>";
        OverlayDocument overlay = OverlayDocument.Parse(
            $"<svg>{Sheet}<rect id='i' class='b a' fill='red' width='1' height='1'/>" +
            "<rect class='a' style='fill:white' width='1' height='1'/></svg>");
        Assert.That(overlay.Elements.Select(e => e.Paint.Fill), Is.EqualTo(new SKColor?[] { SKColors.Lime, SKColors.White }));
        Assert.That(overlay.Elements[0].Paint.Stroke, Is.EqualTo(SKColors.Red));
    }

    [Test]
    public void The_fill_opacity_is_in_the_fill_color() => Assert.That(Fill("fill='red' fill-opacity='0.5'")!.Value.Alpha, Is.EqualTo(128));

    [Test]
    public void A_non_scaling_stroke_keeps_its_width()
    {
        using SKBitmap bitmap = Draw(
            "<svg viewBox='0 0 10 10' width='100' height='100'>" +
            "<line x1='0' y1='5' x2='10' y2='5' stroke='red' stroke-width='4' vector-effect='non-scaling-stroke'/></svg>");
        Assert.That((bitmap.GetPixel(50, 49), bitmap.GetPixel(50, 46)), Is.EqualTo((SKColors.Red, SKColors.White)));
    }

    [Test]
    public void A_minimum_stroke_width_keeps_thin_lines_visible()
    {
        const string Svg = "<svg width='1000' height='1000'><line x1='0' y1='500' x2='1000' y2='500' stroke='red'/></svg>";
        using SKBitmap faint = Draw(Svg);
        using SKBitmap clear = Draw(Svg, new OverlayStyle { MinimumStrokeWidth = 2 });
        Assert.That(faint.GetPixel(50, 50).Green, Is.GreaterThan(200));
        Assert.That(clear.GetPixel(50, 50), Is.EqualTo(SKColors.Red));
    }

    [Test]
    public void A_style_sets_one_color_for_lines_and_one_opacity_for_the_overlay()
    {
        const string Svg =
            "<svg width='100' height='100'><rect x='20' y='20' width='60' height='60' fill='blue' stroke='red' stroke-width='10'/></svg>";
        using SKBitmap yellow = Draw(Svg, new OverlayStyle { Color = SKColors.Yellow });
        Assert.That((yellow.GetPixel(20, 50), yellow.GetPixel(50, 50)), Is.EqualTo((SKColors.Yellow, SKColors.Blue)));
        using SKBitmap half = Draw(Svg, new OverlayStyle { Opacity = 0.5f });
        Assert.That(half.GetPixel(50, 50).Red, Is.EqualTo(127).Within(2));
        Assert.That(half.GetPixel(20, 50).Blue, Is.EqualTo(127).Within(2));
    }

    [Test]
    public void Labels_are_drawn_only_on_request()
    {
        const string Svg =
            "<svg width='100' height='100'><rect aria-label='Person' x='20' y='50' width='30' height='30' fill='none' stroke='red'/></svg>";
        using SKBitmap without = Draw(Svg);
        using SKBitmap with = Draw(Svg, new OverlayStyle { ShowLabels = true });
        Assert.That(without.GetPixel(22, 40), Is.EqualTo(SKColors.White));
        Assert.That(with.GetPixel(22, 40), Is.Not.EqualTo(SKColors.White));
    }

    private static SKColor? Fill(string attributes) =>
        OverlayDocument.Parse($"<svg><rect width='1' height='1' {attributes}/></svg>").Elements.Single().Paint.Fill;

    private static SKBitmap Draw(string svg, OverlayStyle? style = null)
    {
        var bitmap = new SKBitmap(new SKImageInfo(100, 100, SKImageInfo.PlatformColorType, SKAlphaType.Opaque));
        bitmap.Erase(SKColors.White);
        OverlayDocument.Parse(svg).DrawOn(bitmap, style);
        return bitmap;
    }
}
