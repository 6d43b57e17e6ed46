using System.Text;
using Een.Media.Client.Imaging.Tests.Support;
using SkiaSharp;
using Svg.Skia;

namespace Een.Media.Client.Imaging.Tests.Overlays;

/// <summary>Compares with Svg.Skia where it is right. It is wrong about 8-digit colors and text.</summary>
public class SecondOpinionTests
{
    private const string Box =
        "<g class='d'><rect id='b1' class='box person' data-type='person' x='60' y='40' width='200' height='100'/></g>";

    [TestCase(".d rect { fill: none; stroke: lime; stroke-width: 6 }")]
    [TestCase("g > rect { fill: #0af; stroke: red; stroke-width: 6px }")]
    [TestCase(".box.person { fill: rgb(10, 200, 30); fill-opacity: 0.5 }")]
    [TestCase("[data-type=person] { fill: none; stroke: blue; stroke-width: 9; stroke-dasharray: 12 6 }")]
    [TestCase("rect { fill: orange } .box { fill: hsl(200, 80%, 50%) } #b1 { opacity: 0.7 }")]
    [TestCase("circle { fill: black } .other rect { fill: black } .box { fill: navy /* c */; stroke: gold }")]
    public void A_style_sheet_is_drawn_as_Svg_Skia_draws_it(string css) =>
        AssertAlike($"<style><![CDATA[{css}]]></style>{Box}");

    [TestCase("<rect x='25%' y='25%' width='50%' height='50%' fill='red'/>")]
    [TestCase("<svg x='40' y='20' width='200' height='100' viewBox='0 0 100 100'><rect width='100' height='100' fill='green'/></svg>")]
    [TestCase(
        "<svg x='40' y='20' width='200' height='100' viewBox='0 0 9 9' preserveAspectRatio='xMinYMax slice'>" +
        "<circle cx='4' cy='6' r='3'/></svg>")]
    [TestCase(
        "<g transform='translate(80 20) rotate(20) scale(1.5)' fill='none' stroke='purple' stroke-width='5'>" +
        "<path d='M0 0H80V50Z'/></g>")]
    [TestCase(
        "<polygon points='20,20 200,30 120,150' fill='teal' fill-rule='evenodd' " +
        "stroke='black' stroke-linejoin='round' stroke-width='9'/>")]
    [TestCase(
        "<g opacity='0.5'><ellipse cx='50%' cy='50%' rx='80' ry='40' fill='crimson'/>" +
        "<line x1='0' y1='0' x2='320' y2='180' stroke='blue'/></g>")]
    public void Shapes_and_sizes_are_drawn_as_Svg_Skia_draws_them(string content) => AssertAlike(content);

    private static void AssertAlike(string content)
    {
        string document = $"<svg xmlns='http://www.w3.org/2000/svg' width='320' height='180'>{content}</svg>";
        OverlayDocument overlay = OverlayDocument.Parse(document);
        using SKBitmap actual = White();
        overlay.DrawOn(actual);
        using SKBitmap expected = White();
        using (var canvas = new SKCanvas(expected))
        using (var svg = new SKSvg())
            canvas.DrawPicture(svg.Load(new MemoryStream(Encoding.UTF8.GetBytes(document))));

        Assert.That(overlay.Skipped, Is.Empty);
        Assert.That(Comparison.FractionOf(expected, SKColors.White), Is.LessThan(0.99), "the reference is not blank");
        double different = Comparison.FractionOfDifferentPixels(expected, actual, 96);
        Assert.That(different, Is.LessThan(0.001), Comparison.Save(actual, "second-opinion.png"));
    }

    private static SKBitmap White()
    {
        var bitmap = new SKBitmap(new SKImageInfo(320, 180, SKImageInfo.PlatformColorType, SKAlphaType.Opaque));
        bitmap.Erase(SKColors.White);
        return bitmap;
    }
}
