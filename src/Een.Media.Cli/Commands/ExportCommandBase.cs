using System.CommandLine;
using System.Globalization;
using Een.Media.Cli.Cameras;
using Een.Media.Cli.Errors;
using Een.Media.Cli.Exports;
using Een.Media.Cli.Files;
using Een.Media.Cli.Text;
using Een.Media.Cli.Times;
using Een.Media.Client;

namespace Een.Media.Cli.Commands;

/// <summary>The common part of exports of every frame and exports of samples.</summary>
internal abstract class ExportCommandBase : CliCommand
{
    private readonly CameraSymbols _cameras = CameraSymbols.Several();
    private readonly Option<string> _from = TimeOptions.From();
    private readonly Option<string> _until = TimeOptions.Until();
    private readonly Option<bool> _main = StreamOption.Create();
    private readonly Option<bool> _boxes = new("--boxes") { Description = "Draw the cameras' overlays into the images." };
    private readonly Option<int?> _width = WidthOption.Create();
    private readonly Option<string> _directory = new("--output", "-o")
    {
        Description = "The directory.",
        HelpName = "DIR",
        Required = true,
    };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Show what would be exported, and where. Export nothing." };

    protected ExportCommandBase(string name, string description, params IReadOnlyList<string> examples)
        : base(name, description, examples)
    {
        _cameras.AddTo(this);
        foreach (Option option in new Option[] { _from, _until, _main, _boxes, _width, _directory, _dryRun })
            Options.Add(option);
    }

    protected override string AfterInterrupt => "Stopped. The frames so far are kept. Run the same command again to continue.";

    /// <summary>The interval of a sample, as typed; <see langword="null"/> for every frame.</summary>
    protected virtual string? Every(ParseResult parsed) => null;

    /// <summary>The part of each day of a sample.</summary>
    protected virtual string? Daily(ParseResult parsed) => null;

    protected override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        string directory = session.Parsed.GetValue(_directory)!;
        OutputPath.CheckDirectory(directory);
        CameraFilter filter = _cameras.Read(session.Parsed);
        string asked = Asked(session.Parsed, filter);
        bool isDryRun = session.Parsed.GetValue(_dryRun);
        ExportJob? earlier = ExportJob.Read(directory);
        ExportJob job = earlier ?? await BeginAsync(session, filter, asked, cancellationToken).ConfigureAwait(false);
        foreach (JobCamera camera in job.Cameras)
            new CameraExport(job, camera, directory).Check();
        if (earlier is null && !isDryRun)
            job = job.Begin(directory);
        if (job.Asked != asked)
        {
            throw CliException.Usage(
                $"{SafeText.Of(directory)} already has another export: {SafeText.Of(job.Asked)}\nRun that command to continue it, run "
                    + "een-media sync, or export into another directory.");
        }

        if (earlier is not null)
            session.Reporter.Note($"Continuing the export in {SafeText.Of(directory)}.");
        var runner = new ExportRunner(session, job, directory);
        runner.Announce();
        if (isDryRun)
        {
            runner.WritePlan();
            return ExitCode.Ok;
        }

        return await runner.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<ExportJob> BeginAsync(Session session, CameraFilter filter, string asked, CancellationToken cancellationToken)
    {
        ParseResult parsed = session.Parsed;
        IReadOnlyList<Camera> cameras = await session.Cameras.FindAsync(filter, cancellationToken).ConfigureAwait(false);

        // All cameras have one range, so clock times are in the zone of the first camera.
        TimeZoneInfo zone = session.Zone.For(cameras[0].TimeZone);
        if (cameras.Any(camera => !session.Zone.For(camera.TimeZone).HasSameRules(zone)))
            session.Reporter.Warn($"The cameras are in several time zones. Clock times are in {zone.Id}; --tz selects another zone.");
        string untilText = parsed.GetValue(_until)!;
        DateTimeOffset from = session.Time(parsed.GetValue(_from)!, zone);
        DateTimeOffset until = session.Time(untilText, zone, from);
        TimeRangeText.Check(from, until, zone);
        return new ExportJob
        {
            Asked = asked,
            Cameras = [.. cameras.Select(camera =>
                new JobCamera(camera.Id, camera.Name, CameraTitle.ForFile(camera), session.Zone.For(camera.TimeZone).Id))],
            Main = parsed.GetValue(_main),
            From = from,
            Until = untilText.Trim() == "now" && Every(parsed) is null ? null : until,
            Every = Every(parsed) is { } every ? DurationText.Parse(every) : null,
            Daily = Daily(parsed),
            Boxes = parsed.GetValue(_boxes),
            Width = parsed.GetValue(_width),
        };
    }

    /// <summary>The options of the command, in a fixed order.</summary>
    private string Asked(ParseResult parsed, CameraFilter filter)
    {
        var words = new List<string> { Name };
        words.AddRange(filter.Names.Select(Quoted));
        if (filter.All)
            words.Add("--all");
        Add("--site", filter.Site);
        Add("--tag", filter.Tag);
        foreach (string status in filter.Statuses)
            Add("--status", status);
        Add("--from", parsed.GetValue(_from));
        Add("--until", parsed.GetValue(_until));
        Add("--every", Every(parsed));
        Add("--daily", Daily(parsed));
        if (parsed.GetValue(_main))
            words.Add("--main");
        if (parsed.GetValue(_boxes))
            words.Add("--boxes");
        Add("--width", parsed.GetValue(_width)?.ToString(CultureInfo.InvariantCulture));
        Add("--tz", GlobalOptions.TimeZone(parsed));
        return string.Join(' ', words);

        void Add(string option, string? value)
        {
            if (value is not null)
                words.AddRange([option, Quoted(value)]);
        }

        static string Quoted(string word) => word.Contains(' ', StringComparison.Ordinal) ? $"\"{word}\"" : word;
    }
}
