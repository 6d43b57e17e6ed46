using Een.Media.Cli.Errors;
using Een.Media.Client;

namespace Een.Media.Cli.Frames;

/// <summary>Finds the frame of a camera that is nearest to an instant.</summary>
internal sealed class FrameFinder(IRecordedImagesClient images, Camera camera, FrameChoice choice)
{
    /// <summary>The overlays to draw. An image without them would look as if nothing was detected.</summary>
    /// <exception cref="CliException">The camera has no overlays.</exception>
    public static async Task<string[]> OverlaysOfAsync(
        IRecordedImagesClient images, string camera, CancellationToken cancellationToken)
    {
        IReadOnlyList<OverlayInfo> overlays = await images.ListOverlaysAsync(camera, cancellationToken).ConfigureAwait(false);
        return overlays.Count > 0
            ? [.. overlays.Select(overlay => overlay.Id)]
            : throw new CliException(
                ExitCode.Failed, $"The camera {camera} has no overlays, so there are no boxes to draw. Leave the boxes out.");
    }

    /// <summary>The frame, which the caller disposes; <see langword="null"/> when nothing is recorded before or after.</summary>
    public async Task<RecordedImage?> FindAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        RecordedImageDeviceStage device = RecordedImageRequest.ForDevice(camera.Id);
        RecordedImageStreamStage stage = choice.Main ? device.Main() : device.Preview();
        string[] overlays = choice.Boxes ? await OverlaysOfAsync(images, camera.Id, cancellationToken).ConfigureAwait(false) : [];
        RecordedImage? before = await images.TryGetAsync(Finish(stage.AtOrBefore(at)), cancellationToken).ConfigureAwait(false);
        if (before is not null && before.Timestamp == at)
            return before;
        RecordedImage? after = await images.TryGetAsync(Finish(stage.AtOrAfter(at)), cancellationToken).ConfigureAwait(false);
        if (before is null || after is null)
            return before ?? after;
        (RecordedImage near, RecordedImage far) = at - before.Timestamp <= after.Timestamp - at ? (before, after) : (after, before);
        far.Dispose();
        return near;

        RecordedImageTimeRequest Finish(RecordedImageTimeRequest request)
        {
            if (choice.Width is { } width)
                request = request.WithSize(width: width);
            return overlays.Length > 0 ? request.WithOverlay(OverlayMode.Embedded, overlays) : request;
        }
    }
}
