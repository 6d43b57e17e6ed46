using Een.Media.Client.Imaging.Fonts;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Tests.Fonts;

public class CaptionFontTests
{
    [TestCase("2025-06-01 12:00:00 +02:00")]
    [TestCase("Zufahrt Süd, Straße – Ωμέγα, Двор, שלום, مرحبا")]
    public void The_embedded_font_draws_Latin_Greek_Cyrillic_Hebrew_and_Arabic(string text) =>
        Assert.That(CaptionFont.Default.CanDraw(text), Is.True);

    [Test]
    public void A_character_without_a_glyph_is_drawn_as_the_replacement_character()
    {
        // A private-use character is in no font.
        const string Unknown = "\uE5A3";
        Assert.That(CaptionFont.Default.CanDraw(Unknown), Is.False);
        Assert.That(Drawn(Unknown), Is.EqualTo(Drawn("\uFFFD")));
        Assert.That(Drawn("\uFFFD"), Has.Some.Not.EqualTo(0));
    }

    [Test]
    public void Control_characters_are_not_drawn() => Assert.That(Drawn("a\u0007\nb"), Is.EqualTo(Drawn("ab")));

    [Test]
    public void A_character_missing_in_a_given_typeface_is_taken_from_the_embedded_one()
    {
        // An empty typeface has no glyphs: every letter must come from the embedded one.
        SKTypeface empty = SKTypeface.Empty;
        Assert.That(Drawn("Person", new CaptionFont(empty)), Is.EqualTo(Drawn("Person")));
    }

    private static byte[] Drawn(string text, CaptionFont? font = null)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(120, 30, SKColorType.Gray8));
        bitmap.Erase(SKColors.Black);
        using var canvas = new SKCanvas(bitmap);
        using var paint = new SKPaint { Color = SKColors.White };
        using var line = new TextLine(text, font ?? CaptionFont.Default, 20);
        line.Draw(canvas, 5, 22, paint);
        return bitmap.Bytes;
    }
}
