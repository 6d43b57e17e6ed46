using AspNetCoreSample;
using Een.Media.Client;
using Een.Media.Emulator;

// GET /cameras/{id}/at/{time} answers with the frame at or before that time. Without a section "Een" in the configuration, the account is an
// emulator's.
WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
IConfigurationSection section = builder.Configuration.GetSection("Een");
await using EenMediaEmulator? emulator = section.Exists() ? null : await EenMediaEmulator.StartAsync();
if (emulator is not null)
    builder.Services.AddEenMediaClient(options => (options.BaseAddress, options.Credential) = (emulator.BaseAddress, EenCredential.FromAccessToken(emulator.IssueAccessToken())));
else
    builder.Services.AddEenMediaClient(section);
builder.Services.AddMemoryCache(options => options.SizeLimit = 64 * 1024 * 1024);
builder.Services.AddSingleton<FrameCache>();
builder.Services.AddProblemDetails();
builder.Services.AddExceptionHandler<MediaErrors>();
if (builder.Configuration["urls"] is null)
    builder.WebHost.UseUrls("http://127.0.0.1:0");

await using WebApplication app = builder.Build();
app.UseExceptionHandler();
app.MapGet("/cameras/{id}/at/{time}", FrameEndpoint.GetAsync);
app.Lifetime.ApplicationStarted.Register(() =>
{
    string camera = emulator?.Cameras[0].Id ?? "ID";
    Console.WriteLine($"Try: {app.Urls.First()}/cameras/{camera}/at/{DateTimeOffset.UtcNow.AddHours(-1).UtcDateTime:s}Z");
});
await app.RunAsync();
