// Exports a range as `een-media export` does, by the library alone: cli-cost CAMERA FROM UNTIL DIRECTORY. Run by eng/cli, which compares the
// processor time of both.
#:project ../src/Een.Media.Client/Een.Media.Client.csproj
using System.Globalization;
using Een.Media.Client;

using var client = new EenMediaClient(new EenMediaClientOptions
{
    BaseAddress = new Uri(Environment.GetEnvironmentVariable("EEN_BASE_ADDRESS")!),
    Credential = EenCredential.FromAccessToken(Environment.GetEnvironmentVariable("EEN_ACCESS_TOKEN")!),
});
DateTimeOffset from = DateTimeOffset.Parse(args[1], CultureInfo.InvariantCulture), until = DateTimeOffset.Parse(args[2], CultureInfo.InvariantCulture);
ExportResult result = await client.RecordedImages.ExportAsync(
    RecordedImageRequest.ForDevice(args[0]).Preview().AtOrAfter(from),
    args[3],
    new ExportOptions { Walk = new WalkOptions { Until = until, Parallelism = 4 } }).ConfigureAwait(false);
Console.WriteLine($"{result.Frames} frames");
