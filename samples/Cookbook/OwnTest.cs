#region cookbook-test
using Een.Media.Client;
using Een.Media.Emulator;
#endregion

namespace Cookbook;

internal static class OwnTest
{
    public static async Task RunAsync()
    {
        #region cookbook-test
        await using EenMediaEmulator emulator = await EenMediaEmulator.StartAsync();
        emulator.Faults.Add("recordedImage first=1 status=503");
        using var client = new EenMediaClient(new EenMediaClientOptions
        {
            BaseAddress = emulator.BaseAddress,
            Credential = EenCredential.FromAccessToken(emulator.IssueAccessToken()),
        });
        using RecordedImage image = await client.RecordedImages.GetAsync(
            RecordedImageRequest.ForDevice(emulator.Cameras[0].Id).Preview().AtOrBefore(DateTimeOffset.UtcNow));
        int requests = emulator.Journal.Count(EmulatorEndpoint.RecordedImage);   // 2: one refused, one served
        #endregion
        Console.WriteLine($"{requests} requests for one image.");
    }
}
