#region first-program
using Een.Media.Client;

string camera = args is [var id] ? id : throw new ArgumentException("Usage: dotnet run CAMERA, such as 10058b7a");
string token = Environment.GetEnvironmentVariable("EEN_ACCESS_TOKEN") ?? throw new InvalidOperationException("Set EEN_ACCESS_TOKEN.");
string address = Environment.GetEnvironmentVariable("EEN_BASE_ADDRESS") ?? "https://api.c001.eagleeyenetworks.com";

using var client = new EenMediaClient(new EenMediaClientOptions
{
    BaseAddress = new Uri(address),
    Credential = EenCredential.FromAccessToken(token),
});

using RecordedImage image = await client.RecordedImages.GetAsync(
    RecordedImageRequest.ForDevice(camera).Preview().AtOrBefore(DateTimeOffset.UtcNow));
await image.SaveAsync("latest.jpg");
Console.WriteLine($"latest.jpg: {image.Width}×{image.Height}, recorded at {image.Timestamp:O}");
#endregion
