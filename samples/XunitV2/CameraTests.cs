#region xunit-v2
using Een.Media.Client;
using Een.Media.Emulator;
using Xunit;

namespace Snippets.Testing;

/// <summary>One emulator for all tests of a class that names this fixture.</summary>
public sealed class CameraFixture : IAsyncLifetime
{
    private EenMediaEmulator? _emulator;

    public EenMediaClient Connect() => new(new EenMediaClientOptions
    {
        BaseAddress = _emulator!.BaseAddress,
        Credential = EenCredential.FromAccessToken(_emulator.IssueAccessToken()),
    });

    public string Camera => _emulator!.Cameras[0].Id;

    public async Task InitializeAsync() => _emulator = await EenMediaEmulator.StartAsync();

    public async Task DisposeAsync() => await _emulator!.DisposeAsync();
}

public sealed class CameraTests(CameraFixture account) : IClassFixture<CameraFixture>
{
    [Fact]
    public async Task The_camera_records()
    {
        using EenMediaClient client = account.Connect();
        using RecordedImage latest = await client.RecordedImages.GetAsync(
            RecordedImageRequest.ForDevice(account.Camera).Preview().AtOrBefore(DateTimeOffset.UtcNow));
        Assert.True(latest.Width >= 320);
    }
}
#endregion
