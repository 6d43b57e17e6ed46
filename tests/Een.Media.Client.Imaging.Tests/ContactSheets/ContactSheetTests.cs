using Een.Media.Client.Imaging.Tests.Support;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Tests.ContactSheets;

public class ContactSheetTests
{
    private static readonly ContactSheetOptions Small = new() { Columns = 3, Rows = 2, TileWidth = 64, GapThreshold = TimeSpan.FromSeconds(1.5) };

    [Test]
    public async Task Frames_stand_in_order_in_a_grid()
    {
        SKColor[] colours = [SKColors.Red, SKColors.Lime, SKColors.Blue, SKColors.Yellow];
        Frames frames = Frames.Of(i => Pictures.Plain(64, 36, colours[i]));
        using ContactSheet sheet = await ContactSheet.CreateAsync(frames.Take(4), Small);

        SKColor[] centres = [.. Enumerable.Range(0, 4).Select(i => sheet.Bitmap.GetPixel(12 + (i % 3 * 76) + 32, 64 + (i / 3 * 60) + 18))];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sheet.Bitmap.Width, Is.EqualTo((3 * 76) + 12));
            Assert.That(sheet.Bitmap.Height, Is.EqualTo(64 + (2 * 60) + 12));
            Assert.That(centres, Is.EqualTo(colours).Using<SKColor>((a, b) => Comparison.Close(a, b, 6)));
            Assert.That((sheet.FrameCount, sheet.BrokenFrameCount, sheet.HasMore), Is.EqualTo((4, 0, false)));
            Assert.That((sheet.First, sheet.Last), Is.EqualTo(((DateTimeOffset?)Pictures.Noon, (DateTimeOffset?)Pictures.Noon.AddSeconds(3))));
            Assert.That(sheet.Gaps, Is.Empty);
            Assert.That(frames.Undisposed, Is.Zero);
        }
    }

    [Test]
    public async Task Unused_rows_are_cut_off()
    {
        using ContactSheet sheet = await ContactSheet.CreateAsync(Frames.Grey().Take(2), Small);
        Assert.That(sheet.Bitmap.Height, Is.EqualTo(64 + 60 + 12));
    }

    [Test]
    public async Task Captions_and_headline_are_really_written()
    {
        using ContactSheet sheet = await ContactSheet.CreateAsync(Frames.Grey().Take(1), Small);
        Assert.That(Ink(sheet, new SKRectI(12, 100, 76, 122)), Is.GreaterThan(20), "caption");
        Assert.That(Ink(sheet, new SKRectI(12, 8, 200, 34)), Is.GreaterThan(100), "headline");
    }

    [Test]
    public async Task A_gap_takes_a_place_of_its_own()
    {
        using ContactSheet sheet = await ContactSheet.CreateAsync(Frames.Grey().At(0, 1, 61), Small);
        Assert.That(sheet.Gaps, Is.EqualTo(new[] { new FrameGap(Pictures.Noon.AddSeconds(1), Pictures.Noon.AddSeconds(61)) }));
        Assert.That(sheet.Gaps[0].Duration, Is.EqualTo(TimeSpan.FromMinutes(1)));
        Assert.That(sheet.FrameCount, Is.EqualTo(3));
        Assert.That(Ink(sheet, new SKRectI(164, 64, 228, 100)), Is.GreaterThan(50), "the third place says how long");
        Assert.That(sheet.Bitmap.Height, Is.EqualTo(64 + (2 * 60) + 12), "the third frame is in the second row");
    }

    [Test]
    public async Task Spacing_at_the_threshold_is_no_gap()
    {
        using ContactSheet sheet = await ContactSheet.CreateAsync(Frames.Grey().At(0, 1.5, 3), Small);
        Assert.That(sheet.Gaps, Is.Empty);
    }

    [Test]
    public async Task A_walk_backward_has_gaps_too()
    {
        using ContactSheet sheet = await ContactSheet.CreateAsync(Frames.Grey().At(61, 1, 0), Small);
        Assert.That(sheet.Gaps.Select(gap => gap.Duration), Is.EqualTo(new[] { TimeSpan.FromMinutes(1) }));
    }

    [Test]
    public async Task Missing_frames_at_either_end_are_gaps_when_the_period_is_given()
    {
        ContactSheetOptions options = Small with { From = Pictures.Noon, Until = Pictures.Noon.AddSeconds(60) };
        using ContactSheet sheet = await ContactSheet.CreateAsync(Frames.Grey().At(10, 11), options);
        Assert.That(sheet.Gaps.Select(gap => gap.Duration.TotalSeconds), Is.EqualTo(new[] { 10.0, 49.0 }));
    }

    [Test]
    public async Task Nothing_recorded_is_a_sheet_that_says_so()
    {
        using ContactSheet sheet = await ContactSheet.CreateAsync(Frames.Grey().Take(0));
        Assert.That((sheet.FrameCount, sheet.First, sheet.HasMore), Is.EqualTo((0, (DateTimeOffset?)null, false)));
        Assert.That(Ink(sheet, new SKRectI(12, 36, 200, 60)), Is.GreaterThan(50));
    }

    [Test]
    public async Task A_full_sheet_asks_for_one_frame_more_to_know_and_gives_it_back()
    {
        Frames frames = Frames.Grey();
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
    public async Task Pages_follow_one_another_without_losing_a_frame()
    {
        Frames frames = Frames.Grey();
        List<(int Frames, bool HasMore, DateTimeOffset? First)> pages = [];
        await foreach (ContactSheet sheet in ContactSheet.CreatePagesAsync(frames.Take(14), Small))
        {
            using (sheet)
                pages.Add((sheet.FrameCount, sheet.HasMore, sheet.First));
        }

        Assert.That(pages, Is.EqualTo(new (int, bool, DateTimeOffset?)[]
        {
            (6, true, Pictures.Noon), (6, true, Pictures.Noon.AddSeconds(6)), (2, false, Pictures.Noon.AddSeconds(12)),
        }));
        Assert.That(frames.Undisposed, Is.Zero);
    }

    [Test]
    public async Task A_frame_that_cannot_be_decoded_keeps_its_place()
    {
        byte[] red = Pictures.Plain(64, 36, SKColors.Red);
        byte[] bomb = Pictures.Bomb();
        Frames frames = Frames.Of(i => i == 1 ? bomb : red);
        using ContactSheet sheet = await ContactSheet.CreateAsync(frames.Take(3), Small);
        Assert.That((sheet.FrameCount, sheet.BrokenFrameCount), Is.EqualTo((3, 1)));
        Assert.That(sheet.Bitmap.GetPixel(12 + 76 + 5, 70), Is.Not.EqualTo(SKColors.Red).Using<SKColor>((a, b) => Comparison.Close(a, b, 20)));
        Assert.That(sheet.Bitmap.GetPixel(12 + 152 + 5, 70), Is.EqualTo(SKColors.Red).Using<SKColor>((a, b) => Comparison.Close(a, b, 6)));
    }

    [TestCase("sheet.jpg", SKEncodedImageFormat.Jpeg)]
    [TestCase("sheet.PNG", SKEncodedImageFormat.Png)]
    [TestCase("sheet.webp", SKEncodedImageFormat.Webp)]
    public async Task Is_saved_in_the_format_of_its_name(string name, SKEncodedImageFormat format)
    {
        string directory = Directory.CreateTempSubdirectory("een-").FullName;
        using ContactSheet sheet = await ContactSheet.CreateAsync(Frames.Grey().Take(2), Small);
        await sheet.SaveAsync(Path.Combine(directory, name));
        using (SKCodec codec = SKCodec.Create(Path.Combine(directory, name)))
            Assert.That((codec.EncodedFormat, codec.Info.Size), Is.EqualTo((format, sheet.Bitmap.Info.Size)));
        Assert.That(Directory.GetFiles(directory), Has.Length.EqualTo(1));
        Directory.Delete(directory, recursive: true);
    }

    [Test]
    public async Task An_unknown_format_is_refused_by_name()
    {
        using ContactSheet sheet = await ContactSheet.CreateAsync(Frames.Grey().Take(1), Small);
        await Assert.ThatAsync(() => sheet.SaveAsync("sheet.gif"), Throws.ArgumentException.With.Message.Contains(".gif").And.Message.Contains(".png"));
    }

    [Test]
    public void A_sheet_that_cannot_be_is_refused_before_any_frame_is_asked_for()
    {
        Frames frames = Frames.Grey();
        Assert.That(
            () => ContactSheet.CreateAsync(frames.Take(1), new ContactSheetOptions { Columns = 50, Rows = 500, TileWidth = 4000 }),
            Throws.ArgumentException.With.Message.Contains("TileWidth"));
        Assert.That(frames.HandedOut, Is.Zero);
    }

    [Test]
    public void Cancellation_ends_the_work_and_leaves_no_frame_behind()
    {
        Frames frames = Frames.Grey();
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

    /// <summary>Pixels that are clearly darker than the paper.</summary>
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
