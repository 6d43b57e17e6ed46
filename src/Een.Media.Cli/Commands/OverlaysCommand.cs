using Een.Media.Cli.Cameras;
using Een.Media.Cli.Errors;
using Een.Media.Cli.Output;
using Een.Media.Client;

namespace Een.Media.Cli.Commands;

/// <summary>Lists the overlays of a camera.</summary>
internal sealed class OverlaysCommand : CliCommand
{
    private readonly CameraSymbols _camera = CameraSymbols.One();

    public OverlaysCommand()
        : base("overlays", "List the overlays of a camera, which can be drawn into its images.", "overlays \"Loading dock\"") =>
            _camera.AddTo(this);

    protected override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        Camera camera = (await session.Cameras.FindAsync(_camera.Read(session.Parsed), cancellationToken).ConfigureAwait(false))[0];
        session.Reporter.Note(CameraTitle.Of(camera));
        IReadOnlyList<OverlayInfo> overlays =
            await session.Client.RecordedImages.ListOverlaysAsync(camera.Id, cancellationToken).ConfigureAwait(false);
        using RecordWriter records = session.Reporter.Records(new("id", "ID"), new("name", "NAME"), new("type", "TYPE"));
        foreach (OverlayInfo overlay in overlays)
            records.Add(overlay.Id, overlay.Name, overlay.Type);
        return ExitCode.Ok;
    }
}
