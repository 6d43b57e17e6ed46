using System.CommandLine;
using System.Diagnostics;
using Een.Media.Client;
using Een.Media.Emulator;

var frames = new Option<DirectoryInfo?>("--frames") { Description = "Use the JPEGs of this directory as the emulator's camera." };
var output = new Option<DirectoryInfo>("--out")
{
    Description = "The directory for the videos.",
    DefaultValueFactory = _ => new DirectoryInfo("out"),
};
var command = new RootCommand("Makes time-lapses of a camera: AVI, animated WebP, and MP4 if ffmpeg is installed.") { frames, output };
command.SetAction(async (arguments, cancellationToken) =>
{
    DirectoryInfo? directory = arguments.GetValue(frames);
    var options = new EenMediaEmulatorOptions();
    if (directory is not null)
        options.Cameras.Add(EmulatedCamera.FromFolder(directory.FullName));
    await using EenMediaEmulator emulator = await EenMediaEmulator.StartAsync(options, cancellationToken);
    using var client = new EenMediaClient(new EenMediaClientOptions
    {
        BaseAddress = emulator.BaseAddress,
        Credential = EenCredential.FromAccessToken(emulator.IssueAccessToken()),
    });
    string device = emulator.Cameras[0].Id;
    string target = Directory.CreateDirectory(arguments.GetValue(output)!.FullName).FullName;
    string[] overlays = [.. (await client.RecordedImages.ListOverlaysAsync(device, cancellationToken)).Select(overlay => overlay.Id)];

    // The recorded frames, unchanged.
    await SaveAsync("time-lapse.avi", new TimeLapseOptions { FramesPerSecond = 25 });

    // Smaller, with the time and the overlay boxes, for a web page.
    var edits = new FrameEdits { MaxWidth = 480, Stamp = new ImageStamp(), Overlay = new OverlayStyle { MinimumStrokeWidth = 1.5f } };
    await SaveAsync("time-lapse.webp", new TimeLapseOptions { TargetLength = TimeSpan.FromSeconds(12), Edits = edits });

    try
    {
        await SaveAsync("time-lapse.mp4", new TimeLapseOptions { FramesPerSecond = 25, Edits = edits with { MaxWidth = null } });
    }
    catch (EenTimeLapseException e)
    {
        Console.WriteLine($"No MP4: {e.Message}");
    }

    // All frames of a directory, or one frame a minute of the last five hours of the emulator's camera.
    IAsyncEnumerable<RecordedImage> Images()
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        RecordedImageStreamStage camera = RecordedImageRequest.ForDevice(device).Preview();
        RecordedImageTimeRequest request = camera.AtOrAfter(directory is null ? now.AddHours(-5) : DateTimeOffset.UnixEpoch);
        if (overlays.Length > 0)
            request = request.WithOverlay(OverlayMode.SvgHeader, overlays);
        return directory is null
            ? client.RecordedImages.SampleAsync(
                request, TimeSpan.FromMinutes(1), now, new SampleOptions { Parallelism = 4 }, cancellationToken)
            : client.RecordedImages.WalkAsync(request, cancellationToken: cancellationToken);
    }

    async Task SaveAsync(string name, TimeLapseOptions videoOptions)
    {
        long start = Stopwatch.GetTimestamp();
        string file = Path.Combine(target, name);
        TimeLapseResult result = await TimeLapse.SaveAsync(Images(), file, videoOptions, cancellationToken);
        Console.WriteLine(
            $"{file}: {result.FrameCount} frames of {result.Width}×{result.Height}, {result.Duration.TotalSeconds:F2} s, " +
            $"{result.Bytes / 1024} KB, made in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s");
    }
});
return await command.Parse(args).InvokeAsync();
