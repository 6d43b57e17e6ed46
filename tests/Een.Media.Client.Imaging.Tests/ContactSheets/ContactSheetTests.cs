using Een.Media.Client.Imaging.Tests.Support;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Tests.ContactSheets;

public class ContactSheetTests
{
    private static readonly ContactSheetOptions Small =
        new() { Columns = 3, Rows = 2, TileWidth = 64, GapThreshold = TimeSpan.FromSeconds(1.5) };

    [Test]
    public async Task Frames_are_placed_in_order_in_a_grid()
    {
        SKColor[] colors = [SKColors.Red, SKColors.Lime, SKColors.Blue, SKColors.Yellow];
        Frames frames = Frames.Of(i => TestImages.Plain(64, 36, colors[i]));
        using ContactSheet sheet = await ContactSheet.CreateAsync(frames.Take(4), Small);

        SKColor[] centers = [.. Enumerable.Range(0, 4).Select(i => sheet.Bitmap.GetPixel(12 + (i % 3 * 76) + 32, 64 + (i / 3 * 60) + 18))];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sheet.Bitmap.Width, Is.EqualTo((3 * 76) + 12));
            Assert.That(sheet.Bitmap.Height, Is.EqualTo(64 + (2 * 60) + 12));
            Assert.That(centers, Is.EqualTo(colors).Using<SKColor>((a, b) => Comparison.Close(a, b, 6)));
            Assert.That((sheet.FrameCount, sheet.BrokenFrameCount, sheet.HasMore), Is.EqualTo((4, 0, false)));
            Assert.That(sheet.First, Is.EqualTo(TestImages.Noon));
            Assert.That(sheet.Last, Is.EqualTo(TestImages.Noon.AddSeconds(3)));
            Assert.That(sheet.Gaps, Is.Empty);
            Assert.That(frames.Undisposed, Is.Zero);
        }
    }

    [Test]
    public async Task Unused_rows_of_a_contact_sheet_are_cut_off()
    {
        using ContactSheet sheet = await ContactSheet.CreateAsync(Frames.Gray().Take(2), Small);
        Assert.That(sheet.Bitmap.Height, Is.EqualTo(64 + 60 + 12));
    }

    [Test]
    public async Task The_captions_and_the_headline_are_drawn()
    {
        using ContactSheet sheet = await ContactSheet.CreateAsync(Frames.Gray().Take(1), Small);
        Assert.That(Ink(sheet, new SKRectI(12, 100, 76, 122)), Is.GreaterThan(20), "caption");
        Assert.That(Ink(sheet, new SKRectI(12, 8, 200, 34)), Is.GreaterThan(100), "headline");
    }

    [Test]
    public async Task A_gap_takes_a_tile_of_its_own()
    {
        using ContactSheet sheet = await ContactSheet.CreateAsync(Frames.Gray().At(0, 1, 61), Small);
        (DateTimeOffset From, DateTimeOffset Until)[] expected = [(TestImages.Noon.AddSeconds(1), TestImages.Noon.AddSeconds(61))];
        Assert.That(sheet.Gaps.Select(gap => (gap.From, gap.Until)), Is.EqualTo(expected));
        Assert.That(sheet.Gaps[0].Duration, Is.EqualTo(TimeSpan.FromMinutes(1)));
        Assert.That(sheet.FrameCount, Is.EqualTo(3));
        Assert.That(Ink(sheet, new SKRectI(164, 64, 228, 100)), Is.GreaterThan(50), "the third tile says how long");
        Assert.That(sheet.Bitmap.Height, Is.EqualTo(64 + (2 * 60) + 12), "the third frame is in the second row");
    }

    [Test]
    public async Task A_spacing_equal_to_the_threshold_is_not_a_gap()
    {
        using ContactSheet sheet = await ContactSheet.CreateAsync(Frames.Gray().At(0, 1.5, 3), Small);
        Assert.That(sheet.Gaps, Is.Empty);
    }

    [Test]
    public async Task Frames_in_descending_order_have_gaps()
    {
        using ContactSheet sheet = await ContactSheet.CreateAsync(Frames.Gray().At(61, 1, 0), Small);
        Assert.That(sheet.Gaps.Select(gap => gap.Duration), Is.EqualTo(new[] { TimeSpan.FromMinutes(1) }));
    }

    [Test]
    public async Task Missing_frames_at_either_end_are_gaps_when_the_period_is_given()
    {
        ContactSheetOptions options = Small with { From = TestImages.Noon, Until = TestImages.Noon.AddSeconds(60) };
        using ContactSheet sheet = await ContactSheet.CreateAsync(Frames.Gray().At(10, 11), options);
        Assert.That(sheet.Gaps.Select(gap => gap.Duration.TotalSeconds), Is.EqualTo(new[] { 10.0, 49.0 }));
    }

    [Test]
    public async Task A_contact_sheet_without_frames_says_so()
    {
        using ContactSheet sheet = await ContactSheet.CreateAsync(Frames.Gray().Take(0));
        Assert.That((sheet.FrameCount, sheet.First, sheet.HasMore), Is.EqualTo((0, (DateTimeOffset?)null, false)));
        Assert.That(Ink(sheet, new SKRectI(12, 36, 200, 60)), Is.GreaterThan(50));
    }

    [Test]
    public async Task A_full_contact_sheet_requests_one_more_frame_and_disposes_it()
    {
        Frames frames = Frames.Gray();
        using ContactSheet sheet = await ContactSheet.CreateAsync(frames.Take(1000), Small);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((sheet.FrameCount, sheet.HasMore), Is.EqualTo((6, true)));
            Assert.That(frames.HandedOut, Is.EqualTo(7));
            Assert.That(frames.Undisposed, Is.Zero);
            Assert.That(frames.WereEnumeratorsDisposed, Is.True);
        }
    }

    [Test]
    public async Task Consecutive_pages_lose_no_frame()
    {
        Frames frames = Frames.Gray();
        List<(int Frames, bool HasMore, DateTimeOffset? First)> pages = [];
        await foreach (ContactSheet sheet in ContactSheet.CreatePagesAsync(frames.Take(14), Small))
        {
            using (sheet)
                pages.Add((sheet.FrameCount, sheet.HasMore, sheet.First));
        }

        Assert.That(pages, Is.EqualTo(new (int, bool, DateTimeOffset?)[]
        {
            (6, true, TestImages.Noon), (6, true, TestImages.Noon.AddSeconds(6)), (2, false, TestImages.Noon.AddSeconds(12)),
        }));
        Assert.That(frames.Undisposed, Is.Zero);
    }

    [Test]
    public async Task A_frame_that_cannot_be_decoded_keeps_its_tile()
    {
        byte[] red = TestImages.Plain(64, 36, SKColors.Red);
        byte[] bomb = TestImages.Bomb();
        Frames frames = Frames.Of(i => i == 1 ? bomb : red);
        using ContactSheet sheet = await ContactSheet.CreateAsync(frames.Take(3), Small);
        Assert.That((sheet.FrameCount, sheet.BrokenFrameCount), Is.EqualTo((3, 1)));
        SKColor ofBroken = sheet.Bitmap.GetPixel(12 + 76 + 5, 70);
        Assert.That(Comparison.Close(ofBroken, SKColors.Red, 20), Is.False);
        Assert.That(sheet.Bitmap.GetPixel(12 + 152 + 5, 70), Is.EqualTo(SKColors.Red).Using<SKColor>((a, b) => Comparison.Close(a, b, 6)));
    }

    [TestCase("sheet.jpg", SKEncodedImageFormat.Jpeg)]
    [TestCase("sheet.PNG", SKEncodedImageFormat.Png)]
    [TestCase("sheet.webp", SKEncodedImageFormat.Webp)]
    public async Task A_contact_sheet_is_saved_in_the_format_of_its_extension(string name, SKEncodedImageFormat format)
    {
        string directory = Directory.CreateTempSubdirectory("een-").FullName;
        using ContactSheet sheet = await ContactSheet.CreateAsync(Frames.Gray().Take(2), Small);
        await sheet.SaveAsync(Path.Combine(directory, name));
        using (SKCodec codec = SKCodec.Create(Path.Combine(directory, name)))
            Assert.That((codec.EncodedFormat, codec.Info.Size), Is.EqualTo((format, sheet.Bitmap.Info.Size)));
        Assert.That(Directory.GetFiles(directory), Has.Length.EqualTo(1));
        Directory.Delete(directory, recursive: true);
    }

    [Test]
    public async Task An_unknown_image_extension_is_refused_by_name()
    {
        using ContactSheet sheet = await ContactSheet.CreateAsync(Frames.Gray().Take(1), Small);
        await Assert.ThatAsync(
            () => sheet.SaveAsync("sheet.gif"), Throws.ArgumentException.With.Message.Contains(".gif").And.Message.Contains(".png"));
    }

    [Test]
    public void A_contact_sheet_that_is_too_large_is_refused_before_the_first_frame_is_requested()
    {
        Frames frames = Frames.Gray();
        Assert.That(
            () => ContactSheet.CreateAsync(frames.Take(1), new ContactSheetOptions { Columns = 50, Rows = 500, TileWidth = 4000 }),
            Throws.ArgumentException.With.Message.Contains("TileWidth"));
        Assert.That(frames.HandedOut, Is.Zero);
    }

    [Test]
    public void Cancellation_ends_the_work_and_disposes_every_frame()
    {
        Frames frames = Frames.Gray();
        using var source = new CancellationTokenSource();
        async IAsyncEnumerable<RecordedImage> Cancelling()
        {
            await foreach (RecordedImage frame in frames.Take(100).WithCancellation(source.Token))
            {
                if (frames.HandedOut == 3)
                    await source.CancelAsync();
                yield return frame;
            }
        }

        Assert.That(() => ContactSheet.CreateAsync(Cancelling(), Small, source.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(frames.Undisposed, Is.Zero);
    }

    /// <summary>Pixels that are clearly darker than the background.</summary>
    private static int Ink(ContactSheet sheet, SKRectI area)
    {
        int count = 0;
        for (int y = area.Top; y < area.Bottom; y++)
        {
            for (int x = area.Left; x < area.Right; x++)
                count += sheet.Bitmap.GetPixel(x, y).Red < 0xE0 ? 1 : 0;
        }

        return count;
    }
}
