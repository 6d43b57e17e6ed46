using System.Globalization;
using Een.Media.Client.Imaging.Tests.Support;
using NUnit.Framework.Constraints;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Tests.Editing;

public class FrameEditingTests
{
    [Test]
    public void Default_edits_only_decode_the_frame()
    {
        using RecordedImage frame = TestImages.Frame(TestImages.RedAndBlue(64, 36));
        using SKBitmap plain = frame.ToBitmap();
        using SKBitmap edited = frame.ToBitmap(new FrameEdits());
        Assert.That(edited.Bytes, Is.EqualTo(plain.Bytes));
    }

    [Test]
    public void A_crop_keeps_only_its_area()
    {
        using RecordedImage frame = TestImages.Frame(TestImages.RedAndBlue(640, 360));
        using SKBitmap right = frame.ToBitmap(new FrameEdits { Crop = new FrameArea(0.5, 0.25, 0.5, 0.5) });
        Assert.That(right.Info.Size, Is.EqualTo(new SKSizeI(320, 180)));
        Assert.That(right.GetPixel(20, 90), Is.EqualTo(SKColors.Blue).Using<SKColor>(Close));
    }

    [Test]
    public void A_cropped_frame_is_then_fitted_into_the_largest_size()
    {
        using RecordedImage frame = TestImages.Frame(TestImages.RedAndBlue(640, 360));
        using SKBitmap part = frame.ToBitmap(new FrameEdits { Crop = new FrameArea(0.25, 0, 0.5, 1), MaxWidth = 100 });
        Assert.That(part.Width, Is.EqualTo(100));
        Assert.That(part.Height, Is.EqualTo(112).Within(1));
        Assert.That(part.GetPixel(20, 50), Is.EqualTo(SKColors.Red).Using<SKColor>(Close));
        Assert.That(part.GetPixel(80, 50), Is.EqualTo(SKColors.Blue).Using<SKColor>(Close));
    }

    [Test]
    public void A_filled_privacy_area_has_one_color_and_its_surroundings_are_unchanged()
    {
        using RecordedImage frame = TestImages.Frame(Checkers());
        var area = new FrameArea(0.25, 0.25, 0.5, 0.5);
        using SKBitmap bitmap = frame.ToBitmap(new FrameEdits { PrivacyAreas = [PrivacyArea.Fill(area, SKColors.Green)] });
        using SKBitmap untouched = frame.ToBitmap();
        for (int y = 0; y < 120; y++)
        {
            for (int x = 0; x < 160; x++)
            {
                bool inside = x is >= 40 and < 120 && y is >= 30 and < 90;
                Assert.That(bitmap.GetPixel(x, y), Is.EqualTo(inside ? SKColors.Green : untouched.GetPixel(x, y)), $"{x},{y}");
            }
        }
    }

    [Test]
    public void A_blurred_privacy_area_loses_its_details()
    {
        using RecordedImage frame = TestImages.Frame(Checkers());
        using SKBitmap bitmap = frame.ToBitmap(new FrameEdits { PrivacyAreas = [PrivacyArea.Blur(new FrameArea(0.25, 0.25, 0.5, 0.5))] });
        Assert.That(Contrast(bitmap, new SKRectI(2, 2, 38, 118)), Is.GreaterThan(200));
        Assert.That(Contrast(bitmap, new SKRectI(42, 32, 118, 88)), Is.LessThan(40));
    }

    [Test]
    public void Privacy_areas_apply_before_the_crop_and_at_any_size()
    {
        using RecordedImage frame = TestImages.Frame(Checkers());
        var edits = new FrameEdits
        {
            PrivacyAreas = [PrivacyArea.Fill(new FrameArea(0, 0, 0.5, 1), SKColors.Green)],
            Crop = new FrameArea(0.25, 0, 0.5, 1),
            MaxWidth = 20,
        };
        using SKBitmap bitmap = frame.ToBitmap(edits);
        Assert.That(bitmap.GetPixel(8, 10), Is.EqualTo(SKColors.Green).Using<SKColor>(Close));
        Assert.That(bitmap.GetPixel(15, 10), Is.Not.EqualTo(SKColors.Green).Using<SKColor>(Close));
    }

    [Test]
    public void Overlays_are_drawn_only_on_request_and_move_with_the_crop()
    {
        const string Svg = "<svg viewBox='0 0 64 36'><rect x='32' y='18' width='16' height='9' fill='lime'/></svg>";
        using RecordedImage frame = TestImages.Frame(TestImages.Plain(640, 360, SKColors.Black), overlay: Svg);
        using SKBitmap without = frame.ToBitmap(new FrameEdits());
        using SKBitmap with = frame.ToBitmap(new FrameEdits { Overlay = new OverlayStyle(), Crop = new FrameArea(0.5, 0.5, 0.5, 0.5) });
        Assert.That(without.GetPixel(400, 225), Is.EqualTo(SKColors.Black).Using<SKColor>(Close));
        Assert.That(with.GetPixel(2, 2), Is.EqualTo(SKColors.Lime));
        Assert.That(with.GetPixel(170, 2), Is.EqualTo(SKColors.Black).Using<SKColor>(Close));
    }

    [Test]
    public void An_unreadable_overlay_of_a_single_image_throws()
    {
        using RecordedImage frame = TestImages.Frame(TestImages.Plain(64, 36, SKColors.Black), overlay: "not xml");
        var edits = new FrameEdits { Overlay = new OverlayStyle() };
        Assert.That(() => frame.ToBitmap(edits), Throws.TypeOf<EenOverlayException>());
        Assert.That(() => frame.ToJpeg(edits), Throws.TypeOf<EenOverlayException>());
        Assert.That(() => frame.ToBitmap(new FrameEdits()).Dispose(), Throws.Nothing);
    }

    [Test]
    public async Task Overlays_that_are_not_drawn_or_not_complete_are_counted([Values("a.avi", "a.webp", "sheet")] string output)
    {
        string?[] overlays = ["<svg><rect width='9' height='9'/></svg>", "not xml", null, "<svg><use href='#x'/></svg>", "<svg"];
        var edits = new FrameEdits { Overlay = new OverlayStyle() };
        IAsyncEnumerable<RecordedImage> frames = Frames.WithOverlays(overlays, TestImages.Plain(64, 36, SKColors.Gray));
        using var directory = new TestDirectory();
        (int Unreadable, int Incomplete) counts;
        if (output == "sheet")
        {
            using ContactSheet sheet = await ContactSheet.CreateAsync(frames, new ContactSheetOptions { Edits = edits });
            counts = (sheet.UnreadableOverlayCount, sheet.IncompleteOverlayCount);
        }
        else
        {
            TimeLapseResult result = await TimeLapse.SaveAsync(frames, directory[output], new TimeLapseOptions { Edits = edits });
            Assert.That(result.FrameCount, Is.EqualTo(5));
            counts = (result.UnreadableOverlayCount, result.IncompleteOverlayCount);
        }

        Assert.That(counts, Is.EqualTo((2, 1)));
    }

    [TestCase(StampPosition.TopLeft, 0, 0)]
    [TestCase(StampPosition.TopRight, 1, 0)]
    [TestCase(StampPosition.BottomLeft, 0, 1)]
    [TestCase(StampPosition.BottomRight, 1, 1)]
    public void A_stamp_is_in_its_corner_and_has_letters(StampPosition position, int right, int bottom)
    {
        using RecordedImage frame = TestImages.Frame(TestImages.Plain(640, 360, SKColors.Gray));
        var stamp = new ImageStamp { Position = position, Background = SKColors.Black };
        using SKBitmap bitmap = frame.ToBitmap(new FrameEdits { Stamp = stamp });
        Assert.That(bitmap.GetPixel(right * 639, bottom * 359), Is.EqualTo(SKColors.Black));
        Assert.That(bitmap.GetPixel((1 - right) * 639, (1 - bottom) * 359), Is.EqualTo(SKColors.Gray).Using<SKColor>(Close));
        var corner = SKRectI.Create(right * 440, bottom * 338, 200, 22);
        Assert.That(Contrast(bitmap, corner), Is.GreaterThan(240));
    }

    [Test]
    public void A_stamp_contains_the_time_in_its_zone_and_the_camera()
    {
        TimeZoneInfo zone = TimeZoneInfo.CreateCustomTimeZone("plus two", TimeSpan.FromHours(2), "plus two", "plus two");
        using RecordedImage frame = TestImages.Frame(TestImages.Plain(64, 36, SKColors.Gray));
        var stamp = new ImageStamp { TimeZone = zone, Text = "Yard" };
        Assert.That(stamp.TextFor(frame), Is.EqualTo("2025-06-01 14:00:00 +02:00  10058b7a  Yard"));
        Assert.That(new ImageStamp { Format = "", ShowDevice = false }.TextFor(frame), Is.Empty);
    }

    [Test]
    public void A_long_stamp_shrinks_to_fit_a_small_image()
    {
        using RecordedImage frame = TestImages.Frame(TestImages.Plain(80, 45, SKColors.Gray));
        var stamp = new ImageStamp { Background = SKColors.Black, Format = "", ShowDevice = false, Text = new string('W', 15) };
        using SKBitmap bitmap = frame.ToBitmap(new FrameEdits { Stamp = stamp });
        Assert.That(bitmap.GetPixel(0, 44), Is.EqualTo(SKColors.Black), "the background starts in the corner");
        Assert.That(bitmap.GetPixel(79, 44), Is.EqualTo(SKColors.Gray).Using<SKColor>(Close), "and ends before the image does");
        Assert.That(bitmap.GetPixel(40, 5), Is.EqualTo(SKColors.Gray).Using<SKColor>(Close));
    }

    [Test]
    public void An_edited_frame_is_encoded_as_a_new_JPEG()
    {
        using RecordedImage frame = TestImages.Frame(TestImages.RedAndBlue(64, 36));
        byte[] jpeg = frame.ToJpeg(new FrameEdits { MaxWidth = 32 });
        using SKBitmap bitmap = FrameDecoder.Decode(jpeg);
        Assert.That(bitmap.Info.Size, Is.EqualTo(new SKSizeI(32, 18)));
    }

    [TestCase(-0.1, 0, 1, 1)]
    [TestCase(0, 1, 0.1, 0.1)]
    [TestCase(0.5, 0, 0.6, 1)]
    [TestCase(0, 0, 0, 1)]
    [TestCase(double.NaN, 0, 1, 1)]
    [TestCase(0, 0, 1, double.NaN)]
    public void An_area_that_extends_beyond_the_frame_is_refused(double left, double top, double width, double height) =>
        Assert.That(() => new FrameArea(left, top, width, height), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void An_area_given_in_pixels_covers_exactly_these_pixels([Values(7, 64, 333, 1920)] int width)
    {
        for (int i = 0; i < width; i++)
        {
            SKRectI pixels = new(i, 0, i + 1, 1);
            Assert.That(FrameArea.FromPixels(pixels, width, 1).ToPixels(new SKSizeI(width, 1)), Is.EqualTo(pixels));
        }
    }

    [Test]
    public void Invalid_formats_and_values_are_refused_by_name()
    {
        Assert.That(() => new ImageStamp { Format = "%" }, Throws.ArgumentException.With.Message.Contains("yyyy"));
        Assert.That(() => new ImageStamp { TextHeight = 0.9f }, Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("0.5"));
        Assert.That(() => new ImageStamp { TextHeight = float.NaN }, Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new FrameEdits { MaxWidth = 0 }, Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Messages_have_a_decimal_point_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = culture;
        try
        {
            Assert.That(() => new ImageStamp { TextHeight = 0.9f }, Refused("between 0.01 and 0.5"));
            Assert.That(() => new FrameArea(0.75, 0, 0.5, 1), Refused("at most 0.25"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        static Constraint Refused(string message) => Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains(message);
    }

    private static byte[] Checkers() => TestImages.Jpeg(160, 120, canvas =>
    {
        canvas.Clear(SKColors.White);
        using var paint = new SKPaint { Color = SKColors.Black };
        for (int i = 0; i < 40 * 30; i++)
        {
            if (((i % 40) + (i / 40)) % 2 == 0)
                canvas.DrawRect(i % 40 * 4, i / 40 * 4, 4, 4, paint);
        }
    });

    /// <summary>The difference between the lightest and the darkest pixel.</summary>
    private static int Contrast(SKBitmap bitmap, SKRectI area)
    {
        int darkest = 255, lightest = 0;
        for (int y = area.Top; y < area.Bottom; y++)
        {
            for (int x = area.Left; x < area.Right; x++)
            {
                darkest = Math.Min(darkest, bitmap.GetPixel(x, y).Red);
                lightest = Math.Max(lightest, bitmap.GetPixel(x, y).Red);
            }
        }

        return lightest - darkest;
    }

    private static bool Close(SKColor a, SKColor b) => Comparison.Close(a, b, 8);
}
