using Een.Media.Cli.Cameras;
using Een.Media.Cli.Errors;
using Een.Media.Client;

namespace Een.Media.Cli.Commands;

/// <summary>Gets the current image of a camera.</summary>
internal sealed class LiveCommand : CliCommand
{
    private readonly CameraSymbols _camera = CameraSymbols.One();
    private readonly ImageOptions _image = new();

    public LiveCommand()
        : base("live", "Get the current image of a camera: wait for its next preview.", "live \"Loading dock\"", "live dock -o - | feh -")
    {
        _camera.AddTo(this);
        _image.AddTo(this);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        _image.Check(session);
        Camera camera = (await session.Cameras.FindAsync(_camera.Read(session.Parsed), cancellationToken).ConfigureAwait(false))[0];
        session.Reporter.Note($"{CameraTitle.Of(camera)}, live");
        using RecordedImage image = await session.Client.LiveImages.GetAsync(camera.Id, cancellationToken).ConfigureAwait(false);
        await _image.HandOverAsync(session, camera, image, cancellationToken).ConfigureAwait(false);
        return ExitCode.Ok;
    }
}
