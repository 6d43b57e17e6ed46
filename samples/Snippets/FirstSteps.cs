#region emulator-start
using Een.Media.Client;
using Een.Media.Emulator;
#endregion

namespace Snippets;

public static class FirstSteps
{
    public static async Task FirstFrameAsync(string token, DateTimeOffset noon)
    {
        #region first-frame
        using var client = new EenMediaClient(new EenMediaClientOptions
        {
            BaseAddress = new Uri("https://api.c001.eagleeyenetworks.com"),
            Credential = EenCredential.FromAccessToken(token),
        });

        using RecordedImage image = await client.RecordedImages.GetAsync(
            RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(noon).WithSize(width: 640));
        await image.SaveAsync("noon.jpg");
        #endregion
    }

    public static async Task EmulatorAsync()
    {
        #region emulator-start
        await using EenMediaEmulator emulator = await EenMediaEmulator.StartAsync();
        using var client = new EenMediaClient(new EenMediaClientOptions
        {
            BaseAddress = emulator.BaseAddress,
            Credential = EenCredential.FromAccessToken(emulator.IssueAccessToken()),
        });

        using RecordedImage latest = await client.RecordedImages.GetAsync(
            RecordedImageRequest.ForDevice(emulator.Cameras[0].Id).Preview().AtOrBefore(DateTimeOffset.UtcNow));
        #endregion
    }

    public static async Task MaybeAsync(IEenMediaClient client, DateTimeOffset night)
    {
        #region try-get
        using RecordedImage? image = await client.RecordedImages.TryGetAsync(
            RecordedImageRequest.ForDevice("10058b7a").Preview().At(night));
        Console.WriteLine(image is null ? "Nothing was recorded then." : $"{image.Width}×{image.Height} at {image.Timestamp:O}");
        #endregion
    }

    public static async Task OverlaysAsync(IEenMediaClient client, DateTimeOffset noon)
    {
        #region overlays
        IReadOnlyList<OverlayInfo> overlays = await client.RecordedImages.ListOverlaysAsync("10058b7a");
        using RecordedImage boxes = await client.RecordedImages.GetAsync(
            RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(noon).WithOverlay(OverlayMode.Embedded, overlays[0].Id));
        await boxes.SaveAsync("boxes.jpg");
        #endregion
    }
}
