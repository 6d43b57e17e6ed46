#pragma warning disable CA1050 // Types in no namespace: see the summary below.
#region nunit
using Een.Media.Client;
using Een.Media.Emulator;
using NUnit.Framework;

/// <summary>One emulator for all tests. It has no namespace on purpose: a [SetUpFixture] is for the tests of its own namespace only.</summary>
[SetUpFixture]
public sealed class CameraAccount
{
    public static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private static EenMediaEmulator? s_emulator;

    public static EenMediaClient Connect() => new(new EenMediaClientOptions
    {
        BaseAddress = s_emulator!.BaseAddress,
        Credential = EenCredential.FromAccessToken(s_emulator.IssueAccessToken()),
    });

    [OneTimeSetUp]
    public async Task StartAsync() => s_emulator = await EenMediaEmulator.StartAsync(new EenMediaEmulatorOptions
    {
        Cameras = { EmulatedCamera.FromTimeline("Yard", [Noon, Noon.AddSeconds(1), Noon.AddSeconds(5)]) with { DeviceId = "10058b7a" } },
    });

    [OneTimeTearDown]
    public async Task StopAsync() => await s_emulator!.DisposeAsync();
}

public sealed class YardTests
{
    [Test]
    public async Task Three_frames_are_recorded()
    {
        using EenMediaClient client = CameraAccount.Connect();
        var times = new List<DateTimeOffset>();
        await foreach (RecordedImage frame in client.RecordedImages.WalkAsync(
            RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(CameraAccount.Noon)))
        {
            using (frame)
                times.Add(frame.Timestamp);
        }

        Assert.That(times, Is.EqualTo(new[] { CameraAccount.Noon, CameraAccount.Noon.AddSeconds(1), CameraAccount.Noon.AddSeconds(5) }));
    }
}
#endregion
