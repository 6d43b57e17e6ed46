using Een.Media.Cli.Cameras;
using Een.Media.Cli.Errors;
using Een.Media.Cli.Output;
using Een.Media.Cli.Text;
using Een.Media.Client;

namespace Een.Media.Cli.Commands;

/// <summary>Lists cameras.</summary>
internal sealed class CamerasCommand : CliCommand
{
    private readonly CameraSymbols _cameras = CameraSymbols.Filter();

    public CamerasCommand()
        : base("cameras", "List the cameras of the account.", "cameras", "cameras dock --status online", "cameras --site Austin --json") =>
            _cameras.AddTo(this);

    protected override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        CameraFilter filter = _cameras.Read(session.Parsed);
        if (filter.Names.Count > 1)
            throw CliException.Usage("Give one part of a name. A name with spaces needs quotes.");
        IReadOnlyList<Camera> cameras = await session.Cameras.ListAsync(filter, cancellationToken).ConfigureAwait(false);
        using RecordWriter records = session.Reporter.Records(
            new("id", "ID"), new("name", "NAME"), new("status", "STATUS"), new("timeZone", "TIME ZONE"), new("site", "SITE"),
            new("tags", "TAGS"));
        foreach (Camera camera in cameras)
            records.Add(camera.Id, camera.Name, camera.Status?.Value, camera.TimeZoneName, camera.LocationName, camera.Tags);
        session.Reporter.Note(CountText.Of(cameras.Count, "camera"));
        return ExitCode.Ok;
    }
}
