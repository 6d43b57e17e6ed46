// What somebody writes who has nothing but the packages: a frame, a missing one, a walk, a decoded picture.
using System.Runtime.InteropServices;
using Een.Media.Client;
using Een.Media.Emulator;
using SkiaSharp;

using var client = new EenMediaClient(new EenMediaClientOptions
{
    BaseAddress = new Uri(Environment.GetEnvironmentVariable("EEN_BASE_ADDRESS")!),
    Credential = EenCredential.FromAccessToken(Environment.GetEnvironmentVariable("EEN_ACCESS_TOKEN")!),
});
string device = args.Length > 0 ? args[0] : Environment.GetEnvironmentVariable("EEN_DEVICE")!;
var camera = RecordedImageRequest.ForDevice(device).Preview();

using RecordedImage latest = await client.RecordedImages.GetAsync(camera.AtOrBefore(DateTimeOffset.UtcNow));
using SKBitmap picture = latest.ToBitmap();
Check(picture.Width == latest.Width && picture.Height == latest.Height, "the decoded picture has the size that the client read");
Check(await client.RecordedImages.TryGetAsync(camera.After(DateTimeOffset.UtcNow.AddDays(1))) is null, "nothing is recorded tomorrow");

int frames = 0;
DateTimeOffset last = DateTimeOffset.MinValue;
await foreach (RecordedImage frame in client.RecordedImages.WalkAsync(
    camera.AtOrAfter(latest.Timestamp.AddSeconds(-30)), new WalkOptions { Until = latest.Timestamp }))
{
    using (frame)
    {
        Check(frame.Timestamp > last, "frames come in order");
        last = frame.Timestamp;
        frames++;
    }
}

Check(frames > 0 && last == latest.Timestamp, "the walk ends with the latest frame");

await using (EenMediaEmulator own = await EenMediaEmulator.StartAsync())
    Check(own.Cameras.Count > 0, "the emulator's library starts");
Console.WriteLine($"{RuntimeInformation.FrameworkDescription}: {picture.Width}x{picture.Height}, walked {frames} frames");

static void Check(bool holds, string what)
{
    if (!holds)
        throw new InvalidOperationException($"Not so: {what}.");
}
