using System.Globalization;
using System.Text;
using Een.Media.Cli.Cameras;
using Een.Media.Cli.Errors;
using Een.Media.Cli.Frames;
using Een.Media.Cli.Text;
using Een.Media.Cli.Times;
using Een.Media.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Een.Media.Cli.Mcp;

/// <summary>The tools for a model: few and read-only. The size of their answers is bounded.</summary>
internal sealed class CameraTools(EenMediaClient client, ZoneChoice zones, Func<Exception, string?> explain)
{
    private const int MostCameras = 200;
    private const int MostRanges = 200;
    private const int MostImageBytes = 2 * 1024 * 1024;
    private const int DefaultMainWidth = 1280;
    private const int DefaultTiles = 4;

    /// <summary>A frame farther from the requested time shows another event. The model should request it by its time.</summary>
    private static readonly TimeSpan s_farthest = TimeSpan.FromMinutes(5);

    public McpServerPrimitiveCollection<McpServerTool> All() =>
    [
        Tool(
            "list_cameras",
            "List cameras",
            "Lists the cameras of the account with id, name, status, time zone and site.",
            [new("name", "string", "Only cameras with this in their name.")],
            ListCamerasAsync),
        Tool(
            "get_frame",
            "Get one frame",
            "Gets the recorded image of a camera that is nearest to a time. Clock times are in the camera's own zone.",
            [
                ToolParameter.Camera,
                new("at", "string", "The time: now, -1h, 12:03 (today), 2026-11-24T12:03, or with a zone. Default: now."),
                ToolParameter.Main,
                new("boxes", "boolean", "Draw the camera's overlays (boxes of detected objects) into the image. Default: false."),
                new("width", "integer", "Scale to this width in pixels.") { Minimum = 64, Maximum = 1920 },
            ],
            GetFrameAsync),
        Tool(
            "contact_sheet",
            "See a range at a glance",
            "Makes one image of a range of time: previews side by side, evenly distributed, each with its time. Shows gaps.",
            [
                ToolParameter.Camera,
                ToolParameter.From,
                ToolParameter.Until,
                new("columns", "integer", "Frames side by side. Default: 4.") { Minimum = 1, Maximum = 6 },
                new("rows", "integer", "Rows of frames. Default: 4.") { Minimum = 1, Maximum = 6 },
            ],
            ContactSheetAsync),
        Tool(
            "recordings",
            "See what is recorded",
            "Lists the times at which a camera recorded, and the gaps.",
            [ToolParameter.Camera, ToolParameter.From, ToolParameter.Until, ToolParameter.Main],
            RecordingsAsync),
        Tool(
            "what_moved",
            "See what changed",
            "Compares up to 240 previews of a range of at most a day, and returns the times at which the image changed, and the frames.",
            [ToolParameter.Camera, ToolParameter.From, ToolParameter.Until],
            WhatMovedAsync),
    ];

    private ReadOnlyTool Tool(
        string name, string title, string description, ToolParameter[] parameters,
        Func<ToolArguments, CancellationToken, Task<IReadOnlyList<ContentBlock>>> run) =>
        new(name, title, description, parameters, run, explain);

    private async Task<IReadOnlyList<ContentBlock>> ListCamerasAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var filter = new CameraFilter(arguments.Text("name") is { Length: > 0 } name ? [name] : [], All: true, Site: null, Tag: null, []);
        IReadOnlyList<Camera> cameras = await new CameraFinder(client.Cameras).ListAsync(filter, cancellationToken).ConfigureAwait(false);
        var text = new StringBuilder(CountText.Of(cameras.Count, "camera"));
        foreach (Camera camera in cameras.Take(MostCameras))
        {
            string?[] facts = [camera.Name, camera.Status?.Value, camera.TimeZoneName, camera.LocationName];
            text.Append(CultureInfo.InvariantCulture, $"\n{camera.Id}");
            foreach (string? fact in facts)
                text.Append(CultureInfo.InvariantCulture, $" | {SafeText.Of(fact ?? "")}");
        }

        if (cameras.Count > MostCameras)
            text.Append(CultureInfo.InvariantCulture, $"\nand {cameras.Count - MostCameras} more. Give a part of a name.");
        return [Said(text.ToString())];
    }

    private async Task<IReadOnlyList<ContentBlock>> GetFrameAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        Camera camera = await CameraAsync(arguments, cancellationToken).ConfigureAwait(false);
        TimeZoneInfo zone = zones.For(camera.TimeZone);
        DateTimeOffset at = Time(arguments.Text("at") ?? "now", zone);
        bool main = arguments.Flag("main");
        var choice = new FrameChoice(main, arguments.Flag("boxes"), arguments.Number("width") ?? (main ? DefaultMainWidth : null));
        using RecordedImage? image =
            await new FrameFinder(client.RecordedImages, camera, choice).FindAsync(at, cancellationToken).ConfigureAwait(false);
        if (image is null)
            throw new CliException(
                ExitCode.NothingRecorded, "Nothing is recorded there, neither before nor after. Ask for the recordings.");
        TimeSpan distance = (image.Timestamp - at).Duration();
        string when = TimeRangeText.WithZone(image.Timestamp, zone);
        if (distance > s_farthest)
        {
            throw new CliException(
                ExitCode.NothingRecorded,
                $"Nothing is recorded at that time. The nearest frame is from {when}, {DurationText.Of(distance)} away. "
                    + "Ask for that time.");
        }

        return [Said($"{CameraTitle.Of(camera)}, {when}"), Jpeg(image.Data)];
    }

    private async Task<IReadOnlyList<ContentBlock>> ContactSheetAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        (Camera camera, TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset until) =
            await RangeAsync(arguments, cancellationToken).ConfigureAwait(false);
        var options = new ContactSheetOptions
        {
            Columns = arguments.Number("columns") ?? DefaultTiles,
            Rows = arguments.Number("rows") ?? DefaultTiles,
            TimeZone = zone,
        };
        using ContactSheet sheet =
            await SheetMaker.MakeAsync(client.RecordedImages, camera, from, until, options, cancellationToken).ConfigureAwait(false);
        string range = $"{CameraTitle.Of(camera)}, {TimeRangeText.Range(from, until, zone)}";
        return sheet.FrameCount == 0
            ? throw new CliException(ExitCode.NothingRecorded, $"Nothing is recorded in that range: {range}. Ask for the recordings.")
            :
            [
                Said($"{range}: {CountText.Of(sheet.FrameCount, "frame")}, {CountText.Of(sheet.Gaps.Count, "gap")}{Broken(sheet)}"),
                Jpeg(sheet.Encode(ImageFormat.Jpeg)),
            ];
    }

    private async Task<IReadOnlyList<ContentBlock>> RecordingsAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        (Camera camera, TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset until) =
            await RangeAsync(arguments, cancellationToken).ConfigureAwait(false);
        bool main = arguments.Flag("main");
        RecordingCoverage coverage = await client.Recordings.CoverageAsync(
            camera.Id,
            main ? StreamType.Main : StreamType.Preview,
            main ? MediaType.Video : MediaType.Image,
            from,
            until,
            cancellationToken).ConfigureAwait(false);
        var text = new StringBuilder($"{CameraTitle.Of(camera)}, {TimeRangeText.Range(from, until, zone)}: ");
        text.Append($"{DurationText.Of(coverage.Recorded)} of {DurationText.Of(until - from)} recorded, ");
        text.Append(CountText.Of(coverage.Gaps.Count, "gap"));
        (TimeRange Range, string What)[] ranges =
        [
            .. coverage.RecordedRanges.Select(range => (range, "recorded")).Concat(coverage.Gaps.Select(range => (range, "gap")))
                .OrderBy(row => row.range.From),
        ];
        foreach ((TimeRange range, string what) in ranges.Take(MostRanges))
            text.Append($"\n{TimeRangeText.Of(range.From, zone)} to {TimeRangeText.Of(range.Until, zone)} {what}");
        if (ranges.Length > MostRanges)
            text.Append($"\nand {ranges.Length - MostRanges} more. Ask for a shorter range.");
        return [Said(text.ToString())];
    }

    private async Task<IReadOnlyList<ContentBlock>> WhatMovedAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        (Camera camera, TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset until) =
            await RangeAsync(arguments, cancellationToken).ConfigureAwait(false);
        using Changes changes = await Changes.FindAsync(
            client.RecordedImages, camera, from, until, cancellationToken).ConfigureAwait(false);
        string range = $"{CameraTitle.Of(camera)}, {TimeRangeText.Range(from, until, zone)}";
        if (changes.Compared == 0)
            throw new CliException(ExitCode.NothingRecorded, $"Nothing is recorded in that range: {range}. Ask for the recordings.");
        var text = new StringBuilder(
            $"{range}: {CountText.Of(changes.Compared, "frame")} compared, one every {DurationText.Of(changes.Every)}. ");
        if (changes.Times.Count == 0)
            return [Said(text.Append("Nothing changed.").ToString())];
        text.Append($"The image changed {CountText.Of(changes.Times.Count, "time")}:");
        foreach (DateTimeOffset time in changes.Times)
            text.Append($"\n{TimeRangeText.Of(time, zone)}");
        if (changes.Times.Count > Changes.MostFrames)
            text.Append($"\nThe image shows the first {Changes.MostFrames}. Ask for a shorter range to see the others.");
        using ContactSheet sheet = await changes.ShowAsync(zone, cancellationToken).ConfigureAwait(false);
        return [Said(text.ToString()), Jpeg(sheet.Encode(ImageFormat.Jpeg))];
    }

    private async Task<Camera> CameraAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        // Each call has its own finder, because a finder caches cameras, and the server runs for days.
        var filter = new CameraFilter([arguments.Text("camera")!], All: false, Site: null, Tag: null, []);
        return (await new CameraFinder(client.Cameras).FindAsync(filter, cancellationToken).ConfigureAwait(false))[0];
    }

    private async Task<(Camera Camera, TimeZoneInfo Zone, DateTimeOffset From, DateTimeOffset Until)> RangeAsync(
        ToolArguments arguments, CancellationToken cancellationToken)
    {
        Camera camera = await CameraAsync(arguments, cancellationToken).ConfigureAwait(false);
        TimeZoneInfo zone = zones.For(camera.TimeZone);
        DateTimeOffset from = Time(arguments.Text("from")!, zone);
        DateTimeOffset until = Time(arguments.Text("until") ?? "now", zone, from);
        return (camera, zone, from, TimeRangeText.RecordedEnd(from, until, TimeProvider.System.GetUtcNow(), zone));
    }

    private static DateTimeOffset Time(string text, TimeZoneInfo zone, DateTimeOffset? start = null) =>
        TimeText.Parse(text, TimeProvider.System.GetUtcNow(), zone, _ => { }, start);

    private static string Broken(ContactSheet sheet) =>
        sheet.BrokenFrameCount > 0 ? $", {sheet.BrokenFrameCount} cannot be decoded" : "";

    private static TextContentBlock Said(string text) => new() { Text = text };

    private static ImageContentBlock Jpeg(ReadOnlyMemory<byte> bytes) => bytes.Length <= MostImageBytes
        ? ImageContentBlock.FromBytes(bytes.ToArray(), "image/jpeg")
        : throw new CliException(
            ExitCode.Failed,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The image has {bytes.Length / 1e6:0.0} MB, which is too large here. Give a smaller width."));
}
