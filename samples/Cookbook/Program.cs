using Cookbook;
using Een.Media.Client;
using Een.Media.Emulator;

// Runs the programs of docs/cookbook.md one after the other, against an emulator. Their results are in out/cookbook.
using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(5));
CancellationToken cancellationToken = stop.Token;
string output = Directory.CreateDirectory("out/cookbook").FullName;

await using EenMediaEmulator emulator = await EenMediaEmulator.StartAsync(cancellationToken: cancellationToken);
using var client = new EenMediaClient(new EenMediaClientOptions
{
    BaseAddress = emulator.BaseAddress,
    Credential = EenCredential.FromAccessToken(emulator.IssueAccessToken()),
});
string camera = emulator.Cameras[0].Id;
DateTimeOffset hourAgo = DateTimeOffset.UtcNow.AddHours(-1);
TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

await LocalTime.RunAsync(client, camera, DateOnly.FromDateTime(hourAgo.AddDays(-1).Date), cancellationToken);
string evidence = Path.Combine(output, "evidence");
if (Directory.Exists(evidence))
    Directory.Delete(evidence, recursive: true);
await Evidence.StopAndResumeAsync(client, camera, hourAgo, hourAgo.AddMinutes(2), evidence, cancellationToken);
await DaylightTimeLapse.RunAsync(client, camera, hourAgo.AddDays(-8), zone, Path.Combine(output, "week.avi"), cancellationToken);
await Detector.RunAsync(client, camera, hourAgo, hourAgo.AddMinutes(1), (jpeg, _) => Task.FromResult(jpeg.Length % 2), cancellationToken);
await Boxes.RunAsync(client, camera, hourAgo, Path.Combine(output, "boxes.jpg"), cancellationToken);

WebApplicationBuilder builder = WebApplication.CreateBuilder();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Logging.ClearProviders();
foreach (string account in new[] { "Berlin", "Chicago" })
{
    builder.Configuration[$"Een:{account}:BaseAddress"] = emulator.BaseAddress.ToString();
    builder.Configuration[$"Een:{account}:AccessToken"] = emulator.IssueAccessToken();
}

await TwoAccounts.RunAsync(builder, camera, cancellationToken);
await OwnTest.RunAsync();

string checkpoint = Path.Combine(output, "checkpoint.txt");
File.Delete(checkpoint);
await WorkUntilAsync(frames: 3);
await WorkUntilAsync(frames: 2);   // a new worker continues where the first one stopped
await FailAsync();
await BlobUpload.RunAsync(client, camera, hourAgo, OpenFileAsync, cancellationToken);
using var model = new OfflineModel();
await LanguageModel.RunAsync(client, model, camera, hourAgo, cancellationToken);
Console.WriteLine($"All recipes ran. The results are in {output}.");

async Task WorkUntilAsync(int frames)
{
    var done = new TaskCompletionSource();
    int seen = 0;
    using var worker = new FrameWorker(client, camera, checkpoint, (frame, _) =>
    {
        Console.WriteLine($"The worker processed the frame of {frame.Timestamp:HH:mm:ss.fff}.");
        if (++seen == frames)
            done.TrySetResult();
        return Task.CompletedTask;
    });
    await worker.StartAsync(cancellationToken);
    await done.Task.WaitAsync(cancellationToken);
    await worker.StopAsync(cancellationToken);
}

async Task FailAsync()
{
    using var refused = new EenMediaClient(new EenMediaClientOptions
    {
        BaseAddress = emulator.BaseAddress,
        Credential = EenCredential.FromAccessToken(emulator.IssueAccessToken(lifetime: TimeSpan.FromHours(-1))),
    });
    HostApplicationBuilder worker = Host.CreateApplicationBuilder();
    worker.Logging.ClearProviders();
    worker.Services.AddHostedService(_ => new FrameWorker(refused, camera, checkpoint, (_, _) => Task.CompletedTask));
    using IHost host = worker.Build();
    await host.RunAsync(cancellationToken);   // returns as if nothing had happened
    if (Environment.ExitCode != 1)
        throw new InvalidOperationException($"The worker left the exit code at {Environment.ExitCode}.");
    Environment.ExitCode = 0;
    Console.WriteLine("With an expired token the worker ended its host and set the exit code to 1.");
}

Task<Stream> OpenFileAsync(string name)
{
    string path = Path.Combine(output, name);
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    return Task.FromResult<Stream>(File.Create(path));
}
