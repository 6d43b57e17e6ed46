using System.CommandLine;
using Een.Media.Cli.Cameras;
using Een.Media.Cli.Errors;
using Een.Media.Cli.Files;
using Een.Media.Cli.Frames;
using Een.Media.Cli.Output;
using Een.Media.Cli.Times;
using Een.Media.Client;

namespace Een.Media.Cli.Commands;

/// <summary>Shows a range at a glance: one image of many frames.</summary>
internal sealed class SheetCommand : CliCommand
{
    private readonly CameraSymbols _camera = CameraSymbols.One();
    private readonly Option<string> _from = TimeOptions.From();
    private readonly Option<string> _until = TimeOptions.Until();
    private readonly Option<int> _columns = new("--columns")
    {
        Description = "Frames side by side.",
        HelpName = "N",
        DefaultValueFactory = _ => 6,
    };
    private readonly Option<int> _rows = new("--rows") { Description = "Rows of frames.", HelpName = "N", DefaultValueFactory = _ => 6 };
    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The file: .jpg, .png or .webp.",
        HelpName = "FILE",
        Required = true,
    };

    public SheetCommand()
        : base("sheet", "Make one image of a range: frames side by side, with times and gaps.", "sheet dock --from -1d -o day.jpg",
            "sheet dock --from 08:00 --until 17:00 --columns 8 --rows 5 -o shift.png")
    {
        _camera.AddTo(this);
        foreach (Option option in new Option[] { _from, _until, _columns, _rows, _output })
            Options.Add(option);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        ParseResult parsed = session.Parsed;
        string path = parsed.GetValue(_output)!;
        if (Path.GetExtension(path).ToUpperInvariant() is not (".JPG" or ".JPEG" or ".PNG" or ".WEBP"))
            throw CliException.Usage("Name a file that ends in .jpg, .png or .webp.");
        OutputPath.CheckFile(path);
        int columns = parsed.GetValue(_columns), rows = parsed.GetValue(_rows);
        if (columns is < 1 or > 20 || rows is < 1 or > 50)
            throw CliException.Usage("--columns must be between 1 and 20, and --rows between 1 and 50.");
        Camera camera = (await session.Cameras.FindAsync(_camera.Read(parsed), cancellationToken).ConfigureAwait(false))[0];
        TimeZoneInfo zone = session.Zone.For(camera.TimeZone);
        DateTimeOffset from = session.Time(parsed.GetValue(_from)!, zone);
        DateTimeOffset until = session.Time(parsed.GetValue(_until)!, zone, from);
        until = TimeRangeText.RecordedEnd(from, until, session.Now, zone);
        session.Reporter.Note($"{CameraTitle.Of(camera)}, preview, {TimeRangeText.Range(from, until, zone)}");
        using ContactSheet sheet = await SheetMaker.MakeAsync(
            session.Client.RecordedImages,
            camera,
            from,
            until,
            new ContactSheetOptions { Columns = columns, Rows = rows, TimeZone = zone },
            cancellationToken).ConfigureAwait(false);
        if (sheet.FrameCount == 0)
            throw new CliException(ExitCode.NothingRecorded, $"Nothing is recorded in that range. See: een-media recordings {camera.Id}");
        OutputPath.CreateDirectoryOf(path);
        await sheet.SaveAsync(path, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (sheet.BrokenFrameCount > 0)
            session.Reporter.Warn($"{sheet.BrokenFrameCount} frames cannot be decoded. The sheet marks their tiles.");
        using RecordWriter records = session.Reporter.Records(
            new("file", "FILE"), new("frames", "FRAMES"), new("broken", "BROKEN"), new("gaps", "GAPS"), new("width", "WIDTH"),
            new("height", "HEIGHT"), new("first", "FIRST"), new("last", "LAST"));
        records.Add(path, sheet.FrameCount, sheet.BrokenFrameCount, sheet.Gaps.Count, sheet.Bitmap.Width, sheet.Bitmap.Height,
            Local(sheet.First), Local(sheet.Last));
        return ExitCode.Ok;

        DateTimeOffset? Local(DateTimeOffset? instant) => instant is { } time ? TimeZoneInfo.ConvertTime(time, zone) : null;
    }
}
