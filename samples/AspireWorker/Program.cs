using Een.Media.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// Saves the newest frame of the account's first camera under the given path. samples/AspireHost hands over the section "Een" as environment
// variables; so does any other host.
string path = args is [var file] ? file : throw new ArgumentException("Usage: AspireWorker FILE, started by samples/AspireHost.");
HostApplicationBuilder builder = Host.CreateApplicationBuilder();
builder.Services.AddEenMediaClient(builder.Configuration.GetSection("Een"));
using IHost host = builder.Build();
await host.StartAsync();
IEenMediaClient client = host.Services.GetRequiredService<IEenMediaClient>();
Camera camera = await client.Cameras.ListAsync().FirstAsync();
using RecordedImage image = await client.RecordedImages.GetAsync(
    RecordedImageRequest.ForDevice(camera.Id).Preview().AtOrBefore(DateTimeOffset.UtcNow));
await image.SaveAsync(path);
Console.WriteLine($"{path}: {camera.Name}, {image.Width}×{image.Height}, recorded at {image.Timestamp:O}");
await host.StopAsync();
