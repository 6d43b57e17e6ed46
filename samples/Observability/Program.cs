using Een.Media.Client;
using Een.Media.Emulator;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

// Walks over a few frames of an emulated camera, one of which fails at first, and prints the client's spans and metrics.
await using EenMediaEmulator emulator = await EenMediaEmulator.StartAsync();
emulator.Faults.Add("recordedImage nth=3 status=503");
using TracerProvider tracing = Sdk.CreateTracerProviderBuilder().AddSource("Een.Media.Client").AddConsoleExporter().Build();
using MeterProvider metrics = Sdk.CreateMeterProviderBuilder().AddMeter("Een.Media.Client").AddConsoleExporter().Build();

using var store = new InMemoryTokenStore();
await using var client = new EenMediaClient(new EenMediaClientOptions
{
    AuthenticationAddress = emulator.BaseAddress,
    ClientSettingsAddress = emulator.BaseAddress,
    Credential = EenCredential.FromRefreshToken(emulator.ClientId, emulator.ClientSecret, emulator.IssueRefreshToken(), store),
});
RecordedImageRequest request = RecordedImageRequest.ForDevice(emulator.Cameras[0].Id).Preview().AtOrAfter(DateTimeOffset.UtcNow.AddHours(-1));
await foreach (RecordedImage image in client.RecordedImages.WalkAsync(request, new WalkOptions { MaxFrames = 5 }))
    image.Dispose();
