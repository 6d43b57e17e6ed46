using System.CommandLine;
using Een.Media.Cli.Cameras;
using Een.Media.Cli.Errors;
using Een.Media.Client;

namespace Een.Media.Cli.Commands;

/// <summary>Gets what a camera sees now.</summary>
internal sealed class LiveCommand : CliCommand
{
    private readonly CameraSymbols _camera = CameraSymbols.One();
    private readonly Option<string?> _output = SavedImage.OutputOption();

    public LiveCommand()
        : base("live", "Get what a camera sees now: wait for its next preview.", "live \"Loading dock\"", "live dock -o - | feh -")
    {
        _camera.AddTo(this);
        Options.Add(_output);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        Camera camera = (await session.Cameras.FindAsync(_camera.Read(session.Parsed), cancellationToken).ConfigureAwait(false))[0];
        session.Reporter.Note($"{CameraTitle.Of(camera)}, live");
        using RecordedImage image = await session.Client.LiveImages.GetAsync(camera.Id, cancellationToken).ConfigureAwait(false);
        await new SavedImage(session, camera).SaveAsync(image, session.Parsed.GetValue(_output), cancellationToken).ConfigureAwait(false);
        return ExitCode.Ok;
    }
}
