using System.CommandLine;
using Een.Media.Client;
using Een.Media.Emulator;

var frames = new Option<DirectoryInfo?>("--frames") { Description = "Use the JPEGs of this directory as the emulator's camera." };
var output = new Option<DirectoryInfo>("--out")
{
    Description = "The directory for the contact sheets.",
    DefaultValueFactory = _ => new DirectoryInfo("out"),
};
var command = new RootCommand("Puts the frames of a camera on contact sheets.") { frames, output };
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
    string target = Directory.CreateDirectory(arguments.GetValue(output)!.FullName).FullName;
    RecordedImageStreamStage camera = RecordedImageRequest.ForDevice(emulator.Cameras[0].Id).Preview();
    using RecordedImage latest = await client.RecordedImages.GetAsync(camera.AtOrBefore(DateTimeOffset.UtcNow), cancellationToken);

    if (directory is not null)
    {
        // All frames.
        var all = client.RecordedImages.WalkAsync(camera.AtOrAfter(DateTimeOffset.UnixEpoch), cancellationToken: cancellationToken);
        await SaveAsync(all, new ContactSheetOptions { Columns = 8, Rows = 25, GapThreshold = TimeSpan.FromMinutes(1) }, "all.jpg");
    }
    else
    {
        // The last two hours: one frame every two minutes, and the gaps.
        TimeSpan every = TimeSpan.FromMinutes(2);
        DateTimeOffset from = latest.Timestamp - TimeSpan.FromHours(2);
        var glance = new ContactSheetOptions { From = from, Until = latest.Timestamp, GapThreshold = 1.5 * every, Columns = 8 };
        var sample = client.RecordedImages.SampleAsync(
            camera.AtOrAfter(from), every, latest.Timestamp, cancellationToken: cancellationToken);
        await SaveAsync(sample, glance, "two-hours.jpg");
    }

    // The frames of the last five minutes in which something moved.
    var changes = new ContactSheetOptions { Title = "What moved in the last five minutes", Columns = 8, Rows = 15 };
    var walk = client.RecordedImages.WalkAsync(
        camera.AtOrAfter(latest.Timestamp - TimeSpan.FromMinutes(5)), new WalkOptions { Until = latest.Timestamp }, cancellationToken);
    await SaveAsync(walk.WhereChangedAsync(cancellationToken: cancellationToken), changes, "changes.jpg");

    async Task SaveAsync(IAsyncEnumerable<RecordedImage> images, ContactSheetOptions sheetOptions, string name)
    {
        using ContactSheet sheet = await ContactSheet.CreateAsync(images, sheetOptions, cancellationToken);
        string file = Path.Combine(target, name);
        await sheet.SaveAsync(file, cancellationToken: cancellationToken);
        string gaps = sheet.Gaps.Count switch { 0 => "", 1 => "1 gap, ", var count => $"{count} gaps, " };
        string more = sheet.HasMore ? "more follow, " : "";
        Console.WriteLine(
            $"{file}: {sheet.FrameCount} frames, {gaps}{more}" +
            $"{sheet.Bitmap.Width}×{sheet.Bitmap.Height} pixels, {new FileInfo(file).Length / 1024} KB");
    }
});
return await command.Parse(args).InvokeAsync();
