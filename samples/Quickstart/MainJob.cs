using System.Globalization;
using Een.Media.Client;
using Spectre.Console;

namespace Quickstart;

/// <summary>What most programs need: one image, one with its overlays, and every frame of two minutes.</summary>
internal sealed class MainJob(Account account, DirectoryInfo output)
{
    private static readonly TimeSpan s_walk = TimeSpan.FromMinutes(2);

    private readonly IRecordedImagesClient _images = account.Client.RecordedImages;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        DirectoryInfo frames = Prepare();
        Console.WriteLine($"Camera {account.Device} of the {account.Kind} at {account.BaseAddress}");

        // The newest preview: where the recording ends.
        using RecordedImage latest = await _images.GetAsync(
            RecordedImageRequest.ForDevice(account.Device).Preview().AtOrBefore(DateTimeOffset.UtcNow), cancellationToken);
        Console.WriteLine($"Its recording reaches {Clock(latest)} UTC, {latest.Width}×{latest.Height} pixels.");

        var page = new ContactPage(await account.DescribeCameraAsync(cancellationToken), account.Note);
        await SaveMainImageAsync(latest.Timestamp, page, cancellationToken);
        await SaveWithBoxesAsync(latest.Timestamp, page, cancellationToken);
        await SaveContactSheetAsync(latest.Timestamp, page, cancellationToken);
        await WalkAsync(latest.Timestamp - s_walk, latest.Timestamp, frames, page, cancellationToken);

        string index = Path.Combine(output.FullName, "index.html");
        await File.WriteAllTextAsync(index, page.ToHtml(), cancellationToken);
        Console.WriteLine($"Open {index} to see them all.");
    }

    private static string Clock(RecordedImage image) => image.Timestamp.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);

    private DirectoryInfo Prepare()
    {
        DirectoryInfo frames = output.CreateSubdirectory("frames");
        foreach (FileInfo old in frames.EnumerateFiles("*.jpg"))
            old.Delete();
        return frames;
    }

    private async Task SaveMainImageAsync(DateTimeOffset at, ContactPage page, CancellationToken cancellationToken)
    {
        // Main images have gaps: ask for the nearest one, and be content with none.
        using RecordedImage? main = await _images.TryGetAsync(
            RecordedImageRequest.ForDevice(account.Device).Main().AtOrBefore(at), cancellationToken);
        if (main is null)
        {
            Console.WriteLine("No main image is recorded up to there.");
            return;
        }

        await main.SaveAsync(Path.Combine(output.FullName, "main.jpg"), cancellationToken);
        page.Add("main.jpg", "The main image, in full resolution", $"Main image of {Clock(main)} UTC, {main.Width}×{main.Height}");
        Console.WriteLine($"Saved the main image of {Clock(main)}: {main.Width}×{main.Height}, {main.Data.Length / 1024} KB.");
    }

    private async Task SaveWithBoxesAsync(DateTimeOffset at, ContactPage page, CancellationToken cancellationToken)
    {
        IReadOnlyList<OverlayInfo> overlays = await _images.ListOverlaysAsync(account.Device, cancellationToken);
        Console.WriteLine(overlays.Count == 0 ? "The camera has no overlays." : $"Overlays: {string.Join(", ", overlays.Select(o => o.Name ?? o.Id))}.");
        if (overlays.Count == 0)
            return;
        string[] ids = [.. overlays.Select(o => o.Id)];
        using RecordedImage boxes = await _images.GetAsync(
            RecordedImageRequest.ForDevice(account.Device).Preview().AtOrBefore(at).WithOverlay(OverlayMode.Both, ids), cancellationToken);
        await boxes.SaveAsync(Path.Combine(output.FullName, "with-boxes.jpg"), cancellationToken);
        page.Add(
            "with-boxes.jpg", "A preview with boxes around what moved", $"Preview of {Clock(boxes)} UTC with its overlays, {boxes.Width}×{boxes.Height}");
        Console.WriteLine($"Saved one preview with its boxes drawn in; the same boxes came as {boxes.OverlaySvg?.Length ?? 0} characters of SVG.");
    }

    private async Task SaveContactSheetAsync(DateTimeOffset at, ContactPage page, CancellationToken cancellationToken)
    {
        TimeSpan every = TimeSpan.FromMinutes(5);
        DateTimeOffset from = at - (11 * every);
        IAsyncEnumerable<RecordedImage> sample = _images.SampleAsync(
            RecordedImageRequest.ForDevice(account.Device).Preview().AtOrAfter(from), every, at, cancellationToken: cancellationToken);
        using ContactSheet sheet = await ContactSheet.CreateAsync(
            sample, new ContactSheetOptions { From = from, Until = at, GapThreshold = 1.5 * every }, cancellationToken);
        await sheet.SaveAsync(Path.Combine(output.FullName, "contact-sheet.jpg"), cancellationToken: cancellationToken);
        page.Add(
            "contact-sheet.jpg",
            "A contact sheet of small previews with their times",
            string.Create(CultureInfo.InvariantCulture, $"A preview every five minutes, from {from:HH:mm:ss} to {at:HH:mm:ss} UTC"),
            wide: true);
        Console.WriteLine($"Laid out a contact sheet of the last 55 minutes: {sheet.FrameCount} frames, {sheet.Gaps.Count} gaps.");
    }

    private async Task WalkAsync(
        DateTimeOffset from, DateTimeOffset until, DirectoryInfo frames, ContactPage page, CancellationToken cancellationToken)
    {
        var walk = _images.WalkAsync(
            RecordedImageRequest.ForDevice(account.Device).Preview().AtOrAfter(from), new WalkOptions { Until = until }, cancellationToken);
        long bytes = 0;
        int count = 0;
        await AnsiConsole.Progress().HideCompleted(true).StartAsync(async progress =>
        {
            ProgressTask bar = progress.AddTask("Walking two minutes of previews", maxValue: s_walk.TotalSeconds);
            await foreach (RecordedImage frame in walk)
            {
                using (frame)
                {
                    string name = frame.Timestamp.ToString("yyyy-MM-dd'T'HH-mm-ss.fff'Z.jpg'", CultureInfo.InvariantCulture);
                    await frame.SaveAsync(Path.Combine(frames.FullName, name), cancellationToken);
                    page.AddFrame($"frames/{name}", $"{Clock(frame)} UTC");
                    bytes += frame.Data.Length;
                    count++;
                    bar.Value = (frame.Timestamp - from).TotalSeconds;
                }
            }
        });
        Console.WriteLine($"Walked the last two minutes: {count} previews, {bytes / 1024} KB, saved in {frames.FullName}.");
    }
}
