// The quickstart's calls, compiled ahead of time: a main image, the overlays, an image with boxes, a walk and a contact sheet, with a
// client from a container and its configuration.
using System.Diagnostics;
using System.Globalization;
using Een.Media.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

if (args is ["--start-only"])
{
    using var alone = new EenMediaClient(new EenMediaClientOptions
    {
        BaseAddress = new Uri(Variable("EEN_BASE_ADDRESS")),
        Credential = EenCredential.FromAccessToken(Variable("EEN_ACCESS_TOKEN")),
    });
    Console.WriteLine(Megabytes(Environment.WorkingSet));
    return 0;
}

IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
{
    ["BaseAddress"] = Variable("EEN_BASE_ADDRESS"),
    ["AccessToken"] = Variable("EEN_ACCESS_TOKEN"),
    ["TotalTimeout"] = "00:01:00",
}).Build();
var services = new ServiceCollection();
services.AddEenMediaClient(configuration);
await using ServiceProvider provider = services.BuildServiceProvider();
IEenMediaClient client = provider.GetRequiredService<IEenMediaClient>();

IRecordedImagesClient images = client.RecordedImages;
RecordedImageDeviceStage camera = RecordedImageRequest.ForDevice(Variable("EEN_DEVICE"));
using RecordedImage latest = await images.GetAsync(camera.Preview().AtOrBefore(TimeProvider.System.GetUtcNow()));
using RecordedImage? main = await images.TryGetAsync(camera.Main().AtOrBefore(latest.Timestamp));
Check(main is { Width: > 640 }, "a main image is larger than a preview");

IReadOnlyList<OverlayInfo> overlays = await images.ListOverlaysAsync(Variable("EEN_DEVICE"));
using RecordedImage boxes = await images.GetAsync(
    camera.Preview().AtOrBefore(latest.Timestamp).WithOverlay(OverlayMode.SvgHeader, overlays[0].Id));
Check(OverlayDocument.Parse(boxes.OverlaySvg!) is not null, "the overlay is read as objects");

DateTimeOffset from = latest.Timestamp - TimeSpan.FromMinutes(2);
var walk = images.WalkAsync(camera.Preview().AtOrAfter(from), new WalkOptions { Until = latest.Timestamp });
using ContactSheet sheet = await ContactSheet.CreateAsync(walk, new ContactSheetOptions { Columns = 12, Rows = 12, TileWidth = 80 });
Check(sheet.FrameCount > 60 && sheet.Last == latest.Timestamp, "the walk reaches the latest frame");

try
{
    using RecordedImage never = await images.GetAsync(camera.Preview().After(latest.Timestamp.AddDays(1)));
    Check(false, "nothing is recorded tomorrow");
}
catch (EenNotFoundException e)
{
    Check(e.Status == "notFound", "the body of an error is read");
}

using Process self = Process.GetCurrentProcess();
self.Refresh();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"{sheet.FrameCount} frames walked onto a contact sheet, main image of {main!.Width}x{main.Height}, peak memory {Megabytes(self.PeakWorkingSet64)} MB"));
return 0;

static string Variable(string name) =>
    Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set; eng/aot sets it.");

static string Megabytes(long bytes) => (bytes / 1048576.0).ToString("F1", CultureInfo.InvariantCulture);

static void Check(bool holds, string what)
{
    if (!holds)
        throw new InvalidOperationException($"Not so: {what}.");
}
