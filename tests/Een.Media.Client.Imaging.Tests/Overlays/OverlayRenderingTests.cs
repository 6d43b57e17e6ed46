using Een.Media.Client.Imaging.Tests.Support;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Tests.Overlays;

/// <summary>
/// Compares with pictures that librsvg made (eng/make-overlay-references.sh). Two renderers never agree on the pixels of an edge, so
/// what counts is how many pixels differ by much more than an edge's shade.
/// </summary>
public class OverlayRenderingTests
{
    /// <summary>A pixel is wrong when a channel is off by more than this many of 255.</summary>
    private const int Tolerance = 96;

    private static readonly string References = Path.Combine(AppContext.BaseDirectory, "Overlays", "References");

    [TestCase("shapes", 0.001)]
    [TestCase("transforms", 0.001)]
    [TestCase("paths", 0.001)]
    [TestCase("styles", 0.001)]
    [TestCase("boxes", 0.001)]
    public void Draws_what_librsvg_draws(string name, double allowedShare)
    {
        using SKBitmap expected = SKBitmap.Decode(Path.Combine(References, $"{name}.png"));
        using SKBitmap actual = Draw(name, expected.Info.Size);
        double share = Comparison.ShareOfDifferentPixels(expected, actual, Tolerance);
        TestContext.Out.WriteLine($"{name}: {share:P3} of the pixels differ by more than {Tolerance}");
        using var blank = new SKBitmap(actual.Info);
        blank.Erase(SKColors.White);
        Assert.That(Comparison.ShareOfDifferentPixels(expected, blank, Tolerance), Is.GreaterThan(10 * allowedShare), "the reference shows something");
        Assert.That(share, Is.LessThanOrEqualTo(allowedShare), Comparison.Save(actual, $"overlay-{name}.png"));
    }

    /// <summary>Letters are hinted differently, so the ink in blocks of 8×8 pixels is compared instead of pixels.</summary>
    [Test]
    public void Writes_text_where_librsvg_writes_it()
    {
        using SKBitmap expected = Comparison.Coarse(SKBitmap.Decode(Path.Combine(References, "text.png")), 8);
        using SKBitmap actual = Comparison.Coarse(Draw("text", new SKSizeI(240, 150)), 8);
        using var blank = new SKBitmap(expected.Info);
        blank.Erase(SKColors.White);

        double share = Comparison.ShareOfDifferentPixels(expected, actual, 48);
        double ofBlank = Comparison.ShareOfDifferentPixels(expected, blank, 48);
        TestContext.Out.WriteLine($"text: {share:P2} of the blocks differ; of an empty picture {ofBlank:P2}");
        Assert.That(ofBlank, Is.GreaterThan(0.1));
        Assert.That(share, Is.LessThanOrEqualTo(0.01));
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
