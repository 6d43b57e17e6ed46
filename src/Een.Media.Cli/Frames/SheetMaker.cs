using Een.Media.Cli.Text;
using Een.Media.Client;

namespace Een.Media.Cli.Frames;

/// <summary>Makes one image of a range: previews side by side, evenly distributed.</summary>
internal static class SheetMaker
{
    private static readonly TimeSpan s_fastest = TimeSpan.FromSeconds(1);

    /// <summary>The sheet, which the caller disposes. It may have no frame.</summary>
    public static Task<ContactSheet> MakeAsync(
        IRecordedImagesClient images, Camera camera, DateTimeOffset from, DateTimeOffset until, ContactSheetOptions options,
        CancellationToken cancellationToken)
    {
        TimeSpan every = (until - from) / (options.Columns * options.Rows);
        every = every < s_fastest ? s_fastest : every;
        IAsyncEnumerable<RecordedImage> frames = images.SampleAsync(
            RecordedImageRequest.ForDevice(camera.Id).Preview().AtOrAfter(from),
            every,
            until - TimeSpan.FromMilliseconds(1),
            new SampleOptions { DamagedFrames = DamagedFrameHandling.Keep },
            cancellationToken);
        options = options with { Title = SafeText.Of(camera.Name), From = from, Until = until, GapThreshold = 1.5 * every };
        return ContactSheet.CreateAsync(frames, options, cancellationToken);
    }
}
