using Een.Media.Client.Imaging.Tests.Support;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Tests.Overlays;

/// <summary>
/// Compares with images that librsvg made (eng/make-overlay-references.sh). Two renderers never agree on the pixels of an edge: the
/// tests count the pixels that differ by much more.
/// </summary>
public class OverlayRenderingTests
{
    /// <summary>A pixel counts as different when a channel differs by more than this.</summary>
    private const int Tolerance = 96;

    private static readonly string References = Path.Combine(AppContext.BaseDirectory, "Overlays", "References");

    [TestCase("shapes", 0.001)]
    [TestCase("transforms", 0.001)]
    [TestCase("paths", 0.001)]
    [TestCase("styles", 0.001)]
    [TestCase("boxes", 0.001)]
    public void An_overlay_is_drawn_as_librsvg_draws_it(string name, double allowedFraction)
    {
        using SKBitmap expected = SKBitmap.Decode(Path.Combine(References, $"{name}.png"));
        using SKBitmap actual = Draw(name, expected.Info.Size);
        double fraction = Comparison.FractionOfDifferentPixels(expected, actual, Tolerance);
        TestContext.Out.WriteLine($"{name}: {fraction:P3} of the pixels differ by more than {Tolerance}");
        using var blank = new SKBitmap(actual.Info);
        blank.Erase(SKColors.White);
        double ofBlank = Comparison.FractionOfDifferentPixels(expected, blank, Tolerance);
        Assert.That(ofBlank, Is.GreaterThan(10 * allowedFraction), "the reference is not blank");
        Assert.That(fraction, Is.LessThanOrEqualTo(allowedFraction), Comparison.Save(actual, $"overlay-{name}.png"));
    }

    /// <summary>Renderers hint letters differently: blocks of 8×8 pixels are compared instead of pixels.</summary>
    [Test]
    public void Overlay_text_is_placed_where_librsvg_places_it()
    {
        using SKBitmap expected = Comparison.Coarse(SKBitmap.Decode(Path.Combine(References, "text.png")), 8);
        using SKBitmap actual = Comparison.Coarse(Draw("text", new SKSizeI(240, 150)), 8);
        using var blank = new SKBitmap(expected.Info);
        blank.Erase(SKColors.White);

        double fraction = Comparison.FractionOfDifferentPixels(expected, actual, 48);
        double blankFraction = Comparison.FractionOfDifferentPixels(expected, blank, 48);
        TestContext.Out.WriteLine($"text: {fraction:P2} of the blocks differ; of an empty image {blankFraction:P2}");
        Assert.That(blankFraction, Is.GreaterThan(0.1));
        Assert.That(fraction, Is.LessThanOrEqualTo(0.01));
    }

    private static SKBitmap Draw(string name, SKSizeI size)
    {
        var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        bitmap.Erase(SKColors.White);
        OverlayDocument overlay = OverlayDocument.Parse(File.ReadAllText(Path.Combine(References, $"{name}.svg")));
        Assert.That(overlay.Skipped, Is.Empty);
        overlay.DrawOn(bitmap);
        return bitmap;
    }
}
