using Een.Media.Client;
using Een.Media.Emulator;

namespace Snippets.Testing;

public static class Faults
{
    public static async Task InjectAsync(EenMediaClient client, EenMediaEmulator emulator, RecordedImageRequest request)
    {
        #region faults
        emulator.Faults.Add("recordedImage:preview first=2 status=503");
        using RecordedImage image = await client.RecordedImages.GetAsync(request);
        int requests = emulator.Journal.Count(EmulatorEndpoint.RecordedImage);   // 3: two refused, one served
        #endregion
        _ = requests;
    }

    public static async Task InATestAsync(TimeProvider clock, DateTimeOffset noon)
    {
        #region emulator-in-a-test
        await using EenMediaEmulator emulator = await EenMediaEmulator.StartAsync(new EenMediaEmulatorOptions
        {
            Cameras = { EmulatedCamera.FromTimeline("Yard", [noon, noon.AddSeconds(1)]) with { DeviceId = "10058b7a" } },
            TimeProvider = clock,
        });
        string token = emulator.IssueAccessToken();          // a JWT that is really signed and checked
        Uri address = emulator.BaseAddress;                  // a free port of loopback

        emulator.Faults.Add("recordedImage:preview nth=2 reset=body");
        emulator.Faults.Add(FaultRule.Of(Fault.Status(429), Fault.RetryAfter(5)).On(EmulatorEndpoint.RecordedImage).ForMain().First(3));

        int requests = emulator.Journal.Count(EmulatorEndpoint.RecordedImage, status: 200);
        #endregion
        _ = (token, address, requests);
    }

    public static RecordedImage MakeImage()
    {
        #region fake-image
        RecordedImage image = EenMediaModelFactory.RecordedImage(
            EenMediaModelFactory.SampleJpeg, timestamp: new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero), deviceId: "10058b7a");
        #endregion
        return image;
    }
}
